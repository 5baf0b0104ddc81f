"""Template tags and filters for texts and times."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, pgettext

from articles.content import count_changes
from articles.site_urls import absolute_url
from articles.text import brief, clock, to_the_second

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from re import Match

    from articles.content.changes.presentation import FieldChanges
    from articles.models import Edition

register = template.Library()

ATTRIBUTE_PATTERN = re.compile(r'([a-z-]+)="([^"]*)"')
# The last paragraph of a quotation that begins with a dash says who speaks.
SPEAKER_PATTERN = re.compile(r"<p>(?=[—–] )([^<]*)</p></blockquote>")
# The most characters of headlines and their class.
LENGTH_CLASSES = ((50, "is-short"), (90, "is-medium"), (140, "is-long"))
LINK_PATTERN = re.compile(r'<a(?: [a-z-]+="[^"]*")*>')


register.filter("clock", clock)
register.filter("brief", brief)
register.filter("to_the_second", to_the_second)


@register.filter
def words(text: str) -> list[str]:
    """Split a text at white space into a list of words."""
    return text.split()


@register.filter
def in_groups(text: str) -> str:
    """Return a key that people have to type, in groups of four characters."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@register.filter
def number_of_changes(fields: Iterable[FieldChanges]) -> int:
    """Return how many lines differ in a comparison."""
    return count_changes(fields)


@register.filter
def typed_time(value: datetime) -> str:
    """Return an instant in the newsroom's time zone as the value of a date and time input: ``2025-09-04T10:15:00``."""
    return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M:%S")


@register.filter
def correction_id(edition: Edition) -> str:
    """Return the id of a correction on its article's page."""
    word = pgettext("address", "correction")
    return f"{word}-{edition.number}"


@register.filter
def long_date(value: datetime) -> str:
    """Return the day of an instant in the newsroom's time zone: ``Kamis, 4 September 2025``."""
    return date_format(timezone.localtime(value), "l, j F Y")


@register.filter
def moment(value: datetime) -> str:
    """Return an instant in full in the newsroom's time zone: ``Kamis, 4 September 2025, 10.15 WIB``."""
    return f"{long_date(value)}, {clock(value)}"


@register.filter
def machine_time(value: datetime) -> str:
    """Return an instant for the ``datetime`` attribute, with its UTC offset."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def prose(html: str) -> str:
    """Mark body HTML as safe, since it was sanitised when it was saved. The speaker of a quotation gets a class."""
    if "</blockquote>" in html:
        html = SPEAKER_PATTERN.sub(r'<p class="speaker">\1</p></blockquote>', html)
    return mark_safe(html)  # noqa: S308  the one place, for what text.sanitise wrote


def _sponsored(tag: Match[str]) -> str:
    attributes = dict(ATTRIBUTE_PATTERN.findall(tag[0]))
    if not urlsplit(unescape(attributes.get("href", ""))).netloc:
        return tag[0]
    attributes["rel"] = " ".join(dict.fromkeys([*attributes.get("rel", "").split(), "sponsored"]))
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<a {written}>"


@register.simple_tag
def headline(edition: Edition) -> str:
    """Return a headline, for advertising with its label before it, which only screen readers announce."""
    return headline_element(edition.headline, str(edition.get_label_display()) if edition.is_advertising else "")


def headline_element(headline: str, paid_as: str) -> str:
    """Return a headline, with the label of paid content before it, which only screen readers announce."""
    return format_html('<span class="visually-hidden">{}: </span>{}', paid_as, headline) if paid_as else headline


def length_class(headline: str) -> str:
    """Return the CSS class for the length of a headline, as longer ones are set smaller, with a space before it."""
    return next((f" {name}" for most, name in LENGTH_CLASSES if len(headline) <= most), " is-very-long")


@register.filter
def headline_class(edition: Edition) -> str:
    """Return the CSS classes of an edition's headline."""
    return f"headline{length_class(edition.headline)}"


@register.filter
def mark_sponsored(html: str, edition: Edition) -> str:
    """Add ``rel=sponsored`` to links to other sites where the edition is advertising.

    ``html`` was sanitised, so each attribute of its tags is in double quotes.
    """
    return LINK_PATTERN.sub(_sponsored, html) if edition.is_advertising else html


@register.filter
def with_dateline(html: str, dateline: str) -> str:
    """Insert the dateline at the start of the first paragraph, or as a paragraph before a list or a heading."""
    if not dateline:
        return prose(html)
    opening = format_html('<span class="dateline">{}</span> – ', dateline)
    if html.startswith("<p>"):
        return format_html("<p>{}{}", opening, prose(html.removeprefix("<p>")))
    return format_html("<p>{}</p>{}", opening, prose(html))


register.simple_tag(absolute_url, name="absolute")


@register.filter
def share_links(edition: Edition, address: str) -> list[tuple[str, str]]:
    """Return the names and addresses of services to share an article with. They get only its address and headline."""
    link, headline = quote(address, safe=""), quote(edition.headline, safe="")
    return [
        ("WhatsApp", f"https://wa.me/?text={headline}%20{link}"),
        ("Telegram", f"https://t.me/share/url?url={link}&text={headline}"),
        ("X", f"https://x.com/intent/post?url={link}&text={headline}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
        (gettext("E-mail"), f"mailto:?subject={headline}&body={link}"),
    ]


@register.filter
def link_name(address: str) -> str:
    """Return the text that readers see for an address: the mailbox, or the host and path."""
    parts = urlsplit(address)
    return parts.path if parts.scheme == "mailto" else f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")
