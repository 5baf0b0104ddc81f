"""The environment of the readers' templates: the functions and filters that ``templates/site/`` may use.

They are Jinja's, which renders a page in a fraction of the time that Django's own templates take. The desk's templates
are Django's, since they build on those of its admin.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.template import defaultfilters
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext, pgettext
from jinja2 import Environment, FileSystemLoader, TemplateNotFound, Undefined
from markupsafe import Markup

from articles.public.feeds.formats import links_to_feeds
from articles.public.share_picture import share_picture_of
from articles.site_urls import absolute_url, address_of, find_url
from articles.templatetags import cards, newsroom, pictures
from articles.text import VIDEO_SITES

# Where the readers' templates are, below the folder of all templates.
FOLDER = "site/"
# How many rendered parts of pages are kept, each of about two kilobytes.
MAX_PARTS = 500
SHARING_LOCALES = {"id": "id_ID", "en": "en_GB"}
# As in Django's ``json_script``.
SCRIPT_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class SiteTemplates(FileSystemLoader):
    """Finds the readers' templates only, and leaves all others to Django."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return the source of a template of the readers' site."""
        if not template.startswith(FOLDER):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of the readers' templates."""
        return [name for name in super().list_templates() if name.startswith(FOLDER)]


def translate(text: str) -> Markup:
    """Return a text in the language of the page. Translations are trusted, so it is not escaped."""
    return Markup(gettext(text))  # noqa: S704  the catalogue is part of the product


def format_date(value: date, form: str) -> str:
    """Return a day, or the day of an instant in the newsroom's time zone, in a form such as ``j F Y``."""
    return date_format(timezone.localtime(value) if isinstance(value, datetime) else value, form)


def now(form: str) -> str:
    """Return the present instant in a form such as ``l, j F Y``."""
    return date_format(timezone.localtime(), form)


def minutes_to_read(minutes: int) -> str:
    """Return how long an article takes to read, in words."""
    return ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", minutes) % {"minutes": minutes}


def grouped(number: int) -> str:
    """Return a number with its digits in groups."""
    return number_format(number, force_grouping=True)


def found_articles(count: int, most: int) -> str:
    """Return how many articles a search has found, in words. More than ``most`` are not counted."""
    if count > most:
        return gettext("More than %(number)s articles.") % {"number": grouped(most)}
    return ngettext("%(number)s article.", "%(number)s articles.", count) % {"number": grouped(count)}


def role_label(role: str) -> str:
    """Return what a byline calls a role: that of the writers, the editors or the photographers."""
    labels = {
        "writer": pgettext("byline", "Writer"),
        "editor": pgettext("byline", "Editor"),
        "photographer": pgettext("byline", "Photographer"),
    }
    return labels[role]


def edited_label() -> str:
    """Return the heading of the articles that a person edited."""
    return pgettext("work", "Edited")


def sharing_locale() -> str:
    """Return the language of the page as Open Graph writes it, with a country."""
    return SHARING_LOCALES[get_language() or "id"]


def json_ld(data: Any) -> Markup:
    """Return structured data as JSON for a ``<script>`` element, in which no text can end the element."""
    text = json.dumps(data, ensure_ascii=False).translate(SCRIPT_ESCAPES)
    return Markup(text)  # noqa: S704  what could be markup is escaped


class Parts:
    """Parts of pages that depend on nothing but their arguments, and so are rendered once."""

    def __init__(self, templates: Environment) -> None:
        self._templates = templates
        self._kept = lru_cache(maxsize=MAX_PARTS)(self._render)

    def part(self, name: str, /, **arguments: Any) -> Markup:
        """Return a template rendered with arguments alone. Each must be a value that can be compared, such as a text.

        While the templates are being changed, with DEBUG, it is rendered each time.
        """
        render = self._render if self._templates.auto_reload else self._kept
        return render(name, get_language(), tuple(arguments.items()))

    def _render(self, name: str, _language: str | None, arguments: tuple[tuple[str, Any], ...]) -> Markup:
        rendered = self._templates.get_template(name).render(dict(arguments))
        return Markup(rendered)  # noqa: S704  the template has escaped what it was given


def environment(*, loader: FileSystemLoader, **options: Any) -> Environment:
    """Return the environment, as the settings name it for Django."""
    # With DEBUG, Django would write the names of variables that a page does not have.
    options["undefined"] = Undefined
    made = Environment(loader=SiteTemplates(loader.searchpath), **options)  # noqa: S701  Django sets autoescape
    made.globals |= {
        "_": translate,
        "absolute": absolute_url,
        "card": cards.card,
        "edited_label": edited_label,
        "find_url": find_url,
        "found_articles": found_articles,
        "grouped": grouped,
        "headline": newsroom.headline,
        "is_right_to_left": get_language_bidi,
        "kicker": cards.kicker,
        "labels": cards.labels,
        "language": get_language,
        "links_to_feeds": links_to_feeds,
        "now": now,
        "part": Parts(made).part,
        "picture": pictures.picture,
        "role_label": role_label,
        "share_picture": pictures.share_picture,
        "share_picture_of": share_picture_of,
        "sharing_locale": sharing_locale,
        "static": static,
        "url": address_of,
    }
    made.filters |= {
        "brief": newsroom.brief,
        "capfirst": defaultfilters.capfirst,
        "clock": newsroom.clock,
        "correction_id": newsroom.correction_id,
        "date": format_date,
        "figure_place": pictures.figure_place,
        "headline_class": newsroom.headline_class,
        "is_video": VIDEO_SITES.__contains__,
        "json_ld": json_ld,
        "linebreaks": defaultfilters.linebreaks_filter,
        "link_name": newsroom.link_name,
        "long_date": newsroom.long_date,
        "machine_time": newsroom.machine_time,
        "mark_sponsored": newsroom.mark_sponsored,
        "minutes_to_read": minutes_to_read,
        "moment": newsroom.moment,
        "prose": newsroom.prose,
        "share_links": newsroom.share_links,
        "truncatechars": defaultfilters.truncatechars,
        "with_dateline": newsroom.with_dateline,
    }
    return made
