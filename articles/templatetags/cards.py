"""Template tag for a card: an edition in a list.

A card is written here and not in a template. A front page has sixty, and including a template for each took half of
its time. Cards of the same content are made once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext

from articles.edition_labels import Label
from articles.text import brief

from .newsroom import clock, headline_element, length_class, machine_time
from .pictures import picture

if TYPE_CHECKING:
    from datetime import datetime

    from articles.models import Edition
    from articles.models.rendition_files import Rendered

register = template.Library()
# How many cards are kept, each of about a kilobyte and a half.
MAX_CARDS = 8_000


class CardContent(NamedTuple):
    """All that a card shows. ``paid_as`` is the label of paid content, and ``kicker`` the address and name above it.

    ``authors`` are the writers of an opinion, and empty for everything else. ``passage`` is safe HTML, everything else
    is text.
    """

    address: str
    headline: str
    standfirst: str
    passage: str
    paid_as: str
    labels: tuple[str, ...]
    kicker: tuple[str, str] | None
    is_opinion: bool
    authors: str
    published: datetime
    rendered: Rendered | None
    language: str | None


def _labels(edition: Edition) -> tuple[str, ...]:
    return (
        *([edition.get_label_display()] if edition.label and not edition.is_advertising else []),
        *([gettext("Right of reply")] if edition.replies_to_id else []),
        *([gettext("Being verified")] if edition.is_unverified else []),
    )


def _label_elements(labels: tuple[str, ...]) -> str:
    return format_html_join("", ' <span class="label">{}</span>', ((word,) for word in labels))


@register.simple_tag
def labels(edition: Edition) -> str:
    """Return what an edition is marked as besides news. That it was paid for is said elsewhere on a card or page."""
    return _label_elements(_labels(edition))


def _kicker_element(link: tuple[str, str] | None, labels: tuple[str, ...]) -> str:
    if not link and not labels:
        return ""
    name = format_html('<a href="{}">{}</a>', *link) if link else ""
    return format_html('<p class="kicker">{}{}</p>', name, _label_elements(labels))


@register.simple_tag
def kicker(edition: Edition) -> str:
    """Return the line above the headline on an article's page: the running story, else the category, and the labels.

    They are called what they were called when it was published. Lists show what they are called now.
    """
    name = edition.topic_name if edition.topic else edition.category_name
    shown = edition.topic or edition.category
    link = None if edition.is_advertising else (shown.get_absolute_url(), name or shown.name)
    return _kicker_element(link, _labels(edition))


@register.simple_tag
def card(
    edition: Edition,
    level: str,
    place: str = "",
    *,
    is_full: bool = False,
    is_plain: bool = False,
    is_first: bool = False,
    is_of_day: bool = False,
    within: int | None = None,
    passage: str = "",
) -> str:
    """Return the card of an edition.

    Args:
        edition: The edition.
        level: The element of its headline: h2 or h3.
        place: Where its picture is and how wide, as in ``pictures.SIZES_BY_PLACE``. "" means no picture.
        is_full: Whether it has the standfirst.
        is_plain: Whether topic and category are left out.
        is_first: Whether it is seen at once, so that its picture loads at once.
        is_of_day: Whether the day stands elsewhere, so that the time is enough.
        within: The category (primary key) whose list this is. Its name is not repeated on its cards.
        passage: HTML from the text that is shown in place of the standfirst.
    """
    is_opinion = edition.label == Label.OPINION
    shown = edition.topic or edition.category
    has_kicker = not is_plain and not edition.is_advertising and (edition.topic or edition.category_id != within)
    content = CardContent(
        address=edition.get_absolute_url(),
        headline=edition.headline,
        standfirst=edition.excerpt if is_full else "",
        passage=passage,
        paid_as=str(edition.get_label_display()) if edition.is_advertising else "",
        labels=_labels(edition) if edition.label or edition.replies_to_id or edition.is_unverified else (),
        kicker=(shown.get_absolute_url(), shown.name) if has_kicker else None,
        is_opinion=is_opinion,
        authors=", ".join(person["name"] for person in edition.writers) if is_opinion else "",
        published=edition.first_published_at,
        rendered=edition.photo.rendered if place and edition.photo else None,
        language=get_language(),
    )
    return _card(content, level, place, is_first, is_of_day)


@lru_cache(maxsize=MAX_CARDS)
def _card(content: CardContent, level: str, place: str, is_first: bool, is_of_day: bool) -> str:
    return format_html(
        '<article class="card{}">{}{}{}{}<{} class="headline{}"><a href="{}">{}</a></{}>{}'
        '<p class="when"><time datetime="{}">{}</time></p></article>',
        " is-paid" if content.paid_as else " is-opinion" if content.is_opinion else "",
        format_html('<p class="label paid" aria-hidden="true">{}</p>', content.paid_as) if content.paid_as else "",
        format_html(
            '<a class="picture" href="{}" tabindex="-1" aria-hidden="true">{}</a>',
            content.address,
            picture(content.rendered, place, "", is_first),
        )
        if content.rendered
        else "",
        _kicker_element(content.kicker, content.labels),
        format_html('<p class="author">{}</p>', content.authors) if content.authors else "",
        level,
        length_class(content.headline),
        content.address,
        headline_element(content.headline, content.paid_as),
        level,
        format_html('<p class="standfirst">{}</p>', content.passage or content.standfirst)
        if content.passage or content.standfirst
        else "",
        machine_time(content.published),
        clock(content.published) if is_of_day else brief(content.published),
    )
