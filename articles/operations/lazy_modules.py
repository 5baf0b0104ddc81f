"""Loading at once what Django loads when a request first needs it: later, the disk may have another version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import get_format_modules
from django.utils.translation import gettext
from PIL import Image

DOTTED_PATH = re.compile(r"[A-Za-z_]\w*(\.\w+)+", re.ASCII)
# What no setting names and functions import.
UNNAMED_MODULES = ("allauth.account.auth_backends", "django.db.models.sql.compiler")
# No request needs them.
UNUSED_SETTINGS = {"TEST_RUNNER"}


def load_all() -> None:
    """Load every module that a setting names, and what languages and pictures need.

    Raises:
        Exception: A module of the project or of its packages fails.
    """
    packages = {"django", *(path.partition(".")[0] for path in settings.INSTALLED_APPS)}
    for name in dir(settings):
        if not name.isupper() or name in UNUSED_SETTINGS:
            continue
        for path in _dotted_paths(getattr(settings, name)):
            # Hosts look like paths too. Nothing is imported by their names.
            if path.partition(".")[0] in packages:
                _load(path)
    for path in UNNAMED_MODULES:
        import_module(path)
    # The readers of formats of pictures.
    Image.init()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            gettext("")
            get_format_modules(language)


def _dotted_paths(value: Any) -> Iterator[str]:
    """Yield the texts in the value of a setting that may be paths of modules, or of what is in them."""
    if isinstance(value, str) and DOTTED_PATH.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        yield from (path for one in value.values() for path in _dotted_paths(one))
    elif isinstance(value, list | tuple | set):
        yield from (path for one in value for path in _dotted_paths(one))


def _load(path: str) -> None:
    """Load a module, or the one that contains a class or function. Does nothing where there is none."""
    for name in (path, path.rpartition(".")[0]):
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            # What a module lacks itself is another matter.
            if not f"{path}.".startswith(f"{error.name}."):
                raise
        else:
            return
