"""Template tag for a card: an edition in a list.

A card is written here and not in a template. A front page has sixty, and including a template for each took half of
its time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
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
def _time_element(moment: datetime, _language: str | None) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine_time(moment), brief(moment))


def labels(edition: Edition) -> SafeString:
    """Return what an edition is marked as besides news. That it was paid for is said elsewhere on a card or page."""
    words = [
        *([edition.get_label_display()] if edition.label and not edition.is_advertising else []),
        *([gettext("Right of reply")] if edition.replies_to_id else []),
        *([gettext("Being verified")] if edition.is_unverified else []),
    ]
    return _joined(*(format_html(' <span class="label">{}</span>', word) for word in words))


register.simple_tag(labels)


@register.simple_tag
def kicker(edition: Edition, is_page: bool = False) -> SafeString:
    """Return the running story, else the category, above a headline.

    ``is_page`` is for the article's own page, which shows what they were called when it was published. Lists show what
    they are called now.
    """
    if edition.topic:
        address, now, then = edition.topic.get_absolute_url(), edition.topic.name, edition.topic_name
    else:
        address, now, then = edition.category.get_absolute_url(), edition.category.name, edition.category_name
    return format_html('<p class="kicker"><a href="{}">{}</a></p>', address, (is_page and then) or now)


@register.simple_tag
def card(
    edition: Edition,
    level: str,
    place: str = "",
    *,
    is_full: bool = False,
    is_plain: bool = False,
    is_first: bool = False,
) -> SafeString:
    """Return the card of an edition.

    Args:
        edition: The edition.
        level: The element of its headline: h2 or h3.
        place: Where and how wide its picture stands, as in ``pictures.SIZES_BY_PLACE``. "" means no picture.
        is_full: Whether it has the standfirst.
        is_plain: Whether topic and category are left out.
        is_first: Whether it is seen at once, so that its picture loads at once.
    """
    is_paid = edition.is_advertising
    address = conditional_escape(edition.get_absolute_url())
    parts = ['<article class="card is-paid">' if is_paid else '<article class="card">']
    if is_paid:
        parts.append(format_html('<p class="label paid" aria-hidden="true">{}</p>', edition.get_label_display()))
    rendered = edition.photo.rendered if place and edition.photo else None
    if rendered:
        parts += [
            f'<a class="picture" href="{address}" tabindex="-1" aria-hidden="true">',
            picture(rendered, place, "", is_first),
            "</a>",
        ]
    if not is_plain and not is_paid:
        parts.append(kicker(edition))
    shown = conditional_escape(headline(edition))
    parts.append(f'<{level} class="headline"><a href="{address}">{shown}</a></{level}>')
    if is_full and edition.excerpt:
        parts.append(f'<p class="standfirst">{conditional_escape(edition.excerpt)}</p>')
    time = _time_element(edition.first_published_at, get_language())
    parts.append(f'<p class="when">{time}{labels(edition)}</p></article>')
    return _joined(*parts)


def _joined(*parts: str) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped above
