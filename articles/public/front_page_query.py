"""The query that finds the editions among which the front page chooses, written by hand.

Compiling a branch for each section, and fetching every card that may be shown, took most of the page's time. The test
of this query compares what it finds with the querysets of lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from articles.edition_labels import ADVERTISING
from articles.models.edition_kinds import KINDS_NOT_BREAKING
from articles.models.edition_queryset import RETRACTION
from articles.models.editions import Edition
from articles.models.photos import Photo
from articles.models.prepared_statements import Constant, fetch_all
from articles.models.read_counts import ReadCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

NEWEST, NEWS, BREAKING, MOST_READ = "newest", "news", "breaking", "most read"
_EDITIONS, _READS, _PHOTOS = (f'"{model._meta.db_table}"' for model in (Edition, ReadCount, Photo))
# ``EditionQuerySet.live`` and ``listed``, in the words of the indexes.
_SHOWN = f"NOT (e.kind = '{RETRACTION}') AND e.live_from <= %s AND (e.live_until IS NULL OR e.live_until > %s)"
_IS_NEWS = "e.label NOT IN ({})".format(", ".join(f"'{label}'" for label in ADVERTISING))
_NEWEST_FIRST = " ORDER BY e.first_published_at DESC, e.article_id DESC LIMIT %s"
_FACTS = (
    "e.id, e.article_id, e.label, e.topic_id, e.section_id, e.photo_id, e.replies_to_id IS NOT NULL AS is_reply"
    ", e.first_published_at"
)
# ``PhotoQuerySet.showable``, of a photo whose files were made.
_HAS_PICTURE = (
    f"EXISTS (SELECT 1 FROM {_PHOTOS} p WHERE p.id = e.photo_id AND p.renditions <> '{{}}'"  # noqa: S608
    " AND p.withdrawn_at IS NULL AND (p.expires_at IS NULL OR p.expires_at > %s))"
)


class Candidate(NamedTuple):
    """An edition that the front page may show, in the list ``of``.

    ``first_published_at`` is as the database returns it, and good for comparing only. ``popularity`` is that of
    ``ReadCount`` among the most read, and 0 elsewhere. ``has_picture`` says among the news whether the photo may be
    shown, and is false elsewhere.
    """

    of: str
    edition: int
    article: int
    label: str
    topic: int | None
    section: int
    photo: int | None
    is_reply: bool
    first_published_at: Any
    popularity: float
    has_picture: bool

    @property
    def is_advertising(self) -> bool:
        """Whether somebody paid for it."""
        return self.label in ADVERTISING


def _place(one: Candidate) -> tuple[Any, ...]:
    """Return the place of a candidate in its list, as in ``newest_first`` or ``most_popular``."""
    return (one.popularity, one.article) if one.of == MOST_READ else (one.first_published_at, one.article)


def in_section(pk: int) -> str:
    """Return the name of the list of a section."""
    return f"section {pk}"


def front_page_candidates(
    at: datetime,
    sections: Sequence[int],
    *,
    newest: int,
    news: int,
    most_read: int,
    per_section: int,
    breaking_since: datetime,
    published_since: datetime,
) -> dict[str, list[Candidate]]:
    """Return the live editions of each list in its order, in one query that reads as many rows as it returns.

    Args:
        at: The instant at which they must be live.
        sections: The primary keys of the sections.
        newest: How many of the newest of all.
        news: How many of the newest that nobody paid for.
        most_read: How many of those read most, of the same.
        per_section: How many of the newest of each section.
        breaking_since: When the newest breaking news began, at the earliest.
        published_since: When it was first published, at the earliest.
    """
    instant, began, published = (
        connection.ops.adapt_datetimefield_value(one) for one in (at, breaking_since, published_since)
    )
    shown = [instant, instant]

    def lists() -> Iterator[tuple[str, str, str, list[Any]]]:
        yield NEWEST, "", f"{_SHOWN}{_NEWEST_FIRST}", [*shown, Constant(newest)]
        yield NEWS, "", f"{_SHOWN} AND {_IS_NEWS}{_NEWEST_FIRST}", [*shown, Constant(news)]
        kinds = ", ".join(["%s"] * len(KINDS_NOT_BREAKING))
        condition = f"e.is_breaking AND e.live_from > %s AND e.first_published_at > %s AND e.kind NOT IN ({kinds})"
        parameters = [*shown, began, published, *(Constant(kind.value) for kind in KINDS_NOT_BREAKING)]
        yield BREAKING, "", f"{_SHOWN} AND {_IS_NEWS} AND {condition} ORDER BY e.live_from DESC LIMIT 1", parameters
        join = f" JOIN {_READS} r ON r.article_id = e.article_id"
        order = " ORDER BY r.popularity DESC, r.article_id DESC LIMIT %s"
        yield MOST_READ, join, f"{_SHOWN} AND {_IS_NEWS}{order}", [*shown, Constant(most_read)]
        for pk in sections:
            condition = f"e.section_id = %s AND {_SHOWN}{_NEWEST_FIRST}"
            yield in_section(pk), "", condition, [pk, *shown, Constant(per_section)]

    found: dict[str, list[Candidate]] = {}
    queries: list[str] = []
    parameters: list[Any] = []
    for number, (of, join, condition, own) in enumerate(lists()):
        # Not every database allows a limit within a union, so each list is a subquery.
        found[of] = []
        popularity = "r.popularity" if of == MOST_READ else "0.0"
        has_picture = _HAS_PICTURE if of == NEWS else "1 = 0"
        inside = f"SELECT {_FACTS}, {popularity}, {has_picture} FROM {_EDITIONS} e{join} WHERE {condition}"  # noqa: S608
        queries.append(f"SELECT '{of}', list{number}.* FROM ({inside}) list{number}")  # noqa: S608
        parameters += [instant, *own] if of == NEWS else own
    for row in fetch_all(" UNION ALL ".join(queries), parameters):
        found[row[0]].append(Candidate(*row))
    for candidates in found.values():
        # A union has no order.
        candidates.sort(key=_place, reverse=True)
    return found
