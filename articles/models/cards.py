"""Fetching what lists show of editions, and what the page of one shows.

The test of cards compares both with querysets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from .editions import Edition
from .joined_rows import ALIAS, JoinedRows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

# Cards are asked for by multiples of so many.
CARDS_STEP = 8
PHOTO_COLUMNS = ("id", "renditions", "expires_at", "withdrawn_at")
# What a card, or another link to an edition, shows.
CARD_ROWS = JoinedRows(
    Edition,
    {
        "": (
            "id",
            "article",
            "number",
            "kind",
            "note",
            "live_from",
            "first_published_at",
            "category",
            "topic",
            "photo",
            "replies_to",
            "slug",
            "headline",
            "excerpt",
            "label",
            "is_unverified",
            "byline",
        ),
        "category": ("id", "name", "slug"),
        "topic": ("id", "name", "slug"),
        "photo": PHOTO_COLUMNS,
    },
)
PAGE_ROWS = JoinedRows(
    Edition,
    {
        "": None,
        "category": None,
        "category__parent": None,
        "section": None,
        "topic": None,
        "photo": PHOTO_COLUMNS,
        "comment_policy": None,
    },
)


def fetch_cards(pks: Collection[int]) -> dict[int, Edition]:
    """Return editions by their primary keys, with category, topic and photo, in one query."""
    if not pks:
        return {}
    # Few lengths make few statements. A number that comes twice finds the same row.
    spare = -len(pks) % CARDS_STEP
    asked = [*pks, *[next(iter(pks))] * spare]
    places = ", ".join(["%s"] * len(asked))
    return {edition.pk: edition for edition in CARD_ROWS.fetch(f"{ALIAS}.id IN ({places})", asked)}


def fetch_live_edition(article: int, at: datetime) -> Edition | None:
    """Return the edition of an article (its number) that is live at an instant, with all that its page shows."""
    instant = connection.ops.adapt_datetimefield_value(at)
    condition = (
        f"{ALIAS}.article_id = %s AND {ALIAS}.live_from <= %s"
        f" AND ({ALIAS}.live_until IS NULL OR {ALIAS}.live_until > %s)"
    )
    return next(iter(PAGE_ROWS.fetch(condition, [article, instant, instant])), None)
