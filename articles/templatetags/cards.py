"""Template tag for a card: an edition in a list.

A card is written here and not in a template. A front page has sixty, and including a template for each took half of
its time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext

from articles.text import brief

from .newsroom import headline, machine_time
from .pictures import picture

if TYPE_CHECKING:
    from datetime import datetime

    from articles.models import Edition

register = template.Library()
# How many times are kept as they are written.
MAX_TIMES = 20_000


@lru_cache(maxsize=MAX_TIMES)
def _time_element(moment: datetime, _language: str | None) -> str:
    return format_html('<time datetime="{}">{}</time>', machine_time(moment), brief(moment))


@register.simple_tag
def labels(edition: Edition) -> str:
    """Return what an edition is marked as besides news. That it was paid for is said elsewhere on a card or page."""
    words = [
        *([edition.get_label_display()] if edition.label and not edition.is_advertising else []),
        *([gettext("Right of reply")] if edition.replies_to_id else []),
        *([gettext("Being verified")] if edition.is_unverified else []),
    ]
    return format_html_join("", ' <span class="label">{}</span>', ((word,) for word in words))


@register.simple_tag
def kicker(edition: Edition, is_page: bool = False) -> str:
    """Return the running story, else the category, above a headline.

    ``is_page`` is for the article's own page, which shows what they were called when it was published. Lists show what
    they are called now.
    """
    name = (edition.topic_name if edition.topic else edition.category_name) if is_page else ""
    shown = edition.topic or edition.category
    return format_html('<p class="kicker"><a href="{}">{}</a></p>', shown.get_absolute_url(), name or shown.name)


@register.simple_tag
def card(
    edition: Edition,
    level: str,
    place: str = "",
    *,
    is_full: bool = False,
    is_plain: bool = False,
    is_first: bool = False,
) -> str:
    """Return the card of an edition.

    Args:
        edition: The edition.
        level: The element of its headline: h2 or h3.
        place: Where its picture is and how wide, as in ``pictures.SIZES_BY_PLACE``. "" means no picture.
        is_full: Whether it has the standfirst.
        is_plain: Whether topic and category are left out.
        is_first: Whether it is seen at once, so that its picture loads at once.
    """
    is_paid = edition.is_advertising
    address = edition.get_absolute_url()
    rendered = edition.photo.rendered if place and edition.photo else None
    return format_html(
        '<article class="card{}">{}{}{}<{} class="headline"><a href="{}">{}</a></{}>{}'
        '<p class="when">{}{}</p></article>',
        " is-paid" if is_paid else "",
        format_html('<p class="label paid" aria-hidden="true">{}</p>', edition.get_label_display()) if is_paid else "",
        format_html(
            '<a class="picture" href="{}" tabindex="-1" aria-hidden="true">{}</a>',
            address,
            picture(rendered, place, "", is_first),
        )
        if rendered
        else "",
        "" if is_plain or is_paid else kicker(edition),
        level,
        address,
        headline(edition),
        level,
        format_html('<p class="standfirst">{}</p>', edition.excerpt) if is_full and edition.excerpt else "",
        _time_element(edition.first_published_at, get_language()),
        labels(edition),
    )
