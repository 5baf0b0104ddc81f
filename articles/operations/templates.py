"""Loading every template at once, so that none is read from the disk later, when another version may be there."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.forms.renderers import get_default_renderer
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates
from django.template.backends.jinja2 import Jinja2
from django.template.loader_tags import ExtendsNode, IncludeNode
from jinja2.meta import find_referenced_templates

if TYPE_CHECKING:
    from jinja2 import BaseLoader

logger = logging.getLogger(__name__)


def load_all() -> None:
    """Load every template of the project and of its packages into the cache of its template engine.

    Raises:
        TemplateSyntaxError: A template of the project is invalid. One of a package that is never used does not matter.
        TemplateDoesNotExist: One of the project extends or includes a template that is not there.
    """
    of_readers: set[str] = set()
    # Forms have an engine of their own.
    for engine in (*engines.all(), getattr(get_default_renderer(), "engine", None)):
        if isinstance(engine, Jinja2):
            of_readers.update(engine.env.list_templates())
            for name in of_readers:
                for part in (name, *_referenced_in(engine, name)):
                    engine.get_template(part)
        if not isinstance(engine, DjangoTemplates):
            continue
        for name, folder in _templates_in(engine):
            if name in of_readers:
                continue
            try:
                for part in _named_in(engine.get_template(name)):
                    engine.get_template(part)
            except (TemplateDoesNotExist, TemplateSyntaxError, UnicodeDecodeError):
                if Path(settings.BASE_DIR) in folder.parents and "site-packages" not in folder.parts:
                    raise
                logger.debug("The template %s of a package cannot be loaded.", name)


def _referenced_in(engine: Jinja2, name: str) -> Iterator[str]:
    """Yield the names of the templates that a template of the readers' pages extends or includes."""
    source, _file, _is_current = cast("BaseLoader", engine.env.loader).get_source(engine.env, name)
    yield from filter(None, find_referenced_templates(engine.env.parse(source)))


def _named_in(template: Any) -> Iterator[str]:
    """Yield the names of the templates that a template extends or includes, where they are written in it."""
    for node in template.template.nodelist.get_nodes_by_type((ExtendsNode, IncludeNode)):
        named: Any = node.parent_name if isinstance(node, ExtendsNode) else node.template
        if isinstance(named.var, str):
            yield named.var


def _templates_in(engine: DjangoTemplates) -> Iterator[tuple[str, Path]]:
    """Yield the name of each template and the folder of templates that it is in."""
    for folder in map(Path, engine.template_dirs):
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".html", ".txt", ".xml", ".json", ".js"} and file.is_file():
                yield file.relative_to(folder).as_posix(), folder
