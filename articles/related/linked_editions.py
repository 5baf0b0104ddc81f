"""The query that finds all editions to which an article's page links, written by hand.

Compiling its twenty and more branches took most of the time of an article's page. The test of related articles compares
what it finds with the querysets that lists use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.db import connection
from django.db.models import DateTimeField, Value

from articles.models.edition_queryset import RETRACTION
from articles.models.editions import Edition
from articles.models.listings import EditionTag
from articles.models.prepared_statements import Constant, fetch_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import UUIDField

    # A part of the query, with its parameters.
    Part = tuple[str, list[Any]]

NEAR, EARLIER, LATER, REPLIES, ANSWERS, CORRECTIONS = "near", "earlier", "later", "replies", "answers", "corrections"
# Articles with one headline that are looked at.
MAX_SAME_HEADLINE = 8
_MOMENT = Value(None, output_field=DateTimeField())
# The table of articles is known by its relation: readers' pages import no working copies.
_UID = cast(
    "UUIDField[Any, Any]", Edition._meta.get_field("article").foreign_related_fields[0].model._meta.get_field("uid")
)
_ARTICLES, _EDITIONS, _TAGGED = (f'"{model._meta.db_table}"' for model in (_UID.model, Edition, EditionTag))
# ``EditionQuerySet.live`` and ``listed``, in the words of the indexes, without the article itself.
_SHOWN = (
    f"NOT (e.kind = '{RETRACTION}') AND e.live_from <= %s AND (e.live_until IS NULL OR e.live_until > %s)"
    " AND e.article_id <> %s"
)
_NEWEST = " ORDER BY e.first_published_at DESC, e.article_id DESC LIMIT %s"
_OLDEST = " ORDER BY e.first_published_at, e.article_id LIMIT 1"
_FACTS = "e.id, e.article_id, e.topic_id, e.category_id, e.first_published_at"


class LinkedEdition(NamedTuple):
    """An edition to which a page may link: ``of`` says as what, and the rest how near it is."""

    of: str
    edition: int
    article: int
    topic: int | None
    category: int
    first_published_at: datetime
    shared_tags: int


def read_also(number: int) -> str:
    """Return the name of the editions that the "Baca juga" line with a number may mean."""
    return f"read also {number}"


def articles_with(uids: Sequence[str]) -> list[int]:
    """Return the numbers of the articles with some uids, live or not."""
    return list(_UID.model._default_manager.filter(uid__in=uids).values_list("pk", flat=True))


def linked_editions(
    edition: Edition,
    lines: Sequence[tuple[str, str]],
    *,
    tags: Sequence[int],
    max_tags: int,
    count: int,
    at: datetime,
) -> list[LinkedEdition]:
    """Return the live editions of other articles to which the page of an edition may link.

    ``near`` are the newest of the site, and of its category, topic and tags, each once. ``earlier`` and ``later`` are
    its neighbours in its topic, ``replies`` answer it, ``answers`` is the one that it answers. ``corrections`` are its
    own.

    Args:
        lines: The lookups of its "Baca juga" lines: the uid of an article, or the key of a headline.
        tags: The primary keys of its tags, in order.
        max_tags: How many tags bring related articles. All are counted.
        count: How many to return of each list.
        at: The instant at which they must be live.
    """
    instant = connection.ops.adapt_datetimefield_value(at)
    shown = [instant, instant, edition.article_id]
    limit = Constant(count)
    # Not every database allows a limit within a union, so each branch is a subquery.
    near, parameters = _union(_lists(edition, tags[:max_tags], shown, limit), "SELECT id", "UNION")
    shared, counted = _shared_tags(tags)
    rest, others = _union(_others(edition, lines, shown, limit), "SELECT *", "UNION ALL")
    query = (
        f"WITH near AS ({near}) SELECT '{NEAR}', {_FACTS}, {shared} FROM near"  # noqa: S608
        f" JOIN {_EDITIONS} e ON e.id = near.id UNION ALL {rest}"
    )
    rows = [LinkedEdition(*row) for row in fetch_all(query, [*parameters, *counted, *others])]
    return [row._replace(first_published_at=_as_moment(row.first_published_at)) for row in rows]


def _union(parts: Iterator[Part], columns: str, word: str) -> Part:
    queries: list[str] = []
    parameters: list[Any] = []
    for number, (query, own) in enumerate(parts):
        queries.append(f"{columns} FROM ({query}) part{number}")
        parameters += own
    return f" {word} ".join(queries), parameters


def _lists(edition: Edition, tags: Sequence[int], shown: list[Any], limit: Constant) -> Iterator[Part]:
    """Yield the lists in which related editions are. Each reads as many rows of one index as it returns."""
    begin = f"SELECT e.id FROM {_EDITIONS} e WHERE"  # noqa: S608
    yield f"{begin} {_SHOWN}{_NEWEST}", [*shown, limit]
    yield f"{begin} e.category_id = %s AND {_SHOWN}{_NEWEST}", [edition.category_id, *shown, limit]
    if edition.topic_id:
        yield f"{begin} e.topic_id = %s AND {_SHOWN}{_NEWEST}", [edition.topic_id, *shown, limit]
    for tag in tags:
        query = (
            f"SELECT e.id FROM {_TAGGED} t JOIN {_EDITIONS} e ON e.id = t.edition_id"  # noqa: S608
            f" WHERE t.tag_id = %s AND {_SHOWN}"
            " ORDER BY t.first_published_at DESC, t.article_id DESC LIMIT %s"
        )
        yield query, [tag, *shown, limit]


def _shared_tags(tags: Sequence[int]) -> Part:
    if not tags:
        return "0", []
    query = (
        f"(SELECT count(*) FROM {_TAGGED} s WHERE s.edition_id = e.id"  # noqa: S608
        f" AND s.tag_id IN ({', '.join(['%s'] * len(tags))}))"
    )
    return query, list(tags)


def _others(edition: Edition, lines: Sequence[tuple[str, str]], shown: list[Any], limit: Constant) -> Iterator[Part]:
    """Yield what the page links to besides related editions, each with its name."""

    def select(of: str) -> str:
        return f"SELECT '{of}', {_FACTS}, 0 FROM {_EDITIONS} e WHERE"  # noqa: S608

    yield f"{select(REPLIES)} e.replies_to_id = %s AND {_SHOWN}{_NEWEST}", [edition.article_id, *shown, limit]
    if edition.topic_id:
        moment = connection.ops.adapt_datetimefield_value(edition.first_published_at)
        place = [edition.topic_id, *shown, moment, moment, edition.article_id]
        for of, sign, order in ((EARLIER, "<", _NEWEST), (LATER, ">", _OLDEST)):
            condition = (
                f"e.first_published_at {sign}= %s AND (e.first_published_at {sign} %s OR e.article_id {sign} %s)"
            )
            own = [*place, Constant(1)] if order is _NEWEST else place
            yield f"{select(of)} e.topic_id = %s AND {_SHOWN} AND {condition}{order}", own
    if edition.replies_to_id:
        yield f"{select(ANSWERS)} e.article_id = %s AND {_SHOWN}", [edition.replies_to_id, *shown]
    if edition.number:
        own = [edition.article_id, Constant(Edition.Kind.CORRECTION.value), edition.number]
        yield f"{select(CORRECTIONS)} e.article_id = %s AND e.kind = %s AND e.number <= %s", own
    for number, (column, value) in enumerate(lines):
        if column == "headline_key":
            meant = (
                f"SELECT DISTINCT article_id FROM {_EDITIONS} WHERE headline_key = %s"  # noqa: S608
                f" ORDER BY article_id LIMIT {MAX_SAME_HEADLINE}"
            )
        else:
            meant = f"SELECT id AS article_id FROM {_ARTICLES} WHERE uid = %s"  # noqa: S608
            value = _UID.get_db_prep_value(value, connection)
        condition = f"e.article_id IN (SELECT article_id FROM ({meant}) meant)"  # noqa: S608
        yield f"{select(read_also(number))} {condition} AND {_SHOWN}", [value, *shown]


def _as_moment(value: Any) -> datetime:
    """Return a column of a moment as an aware datetime. SQLite returns a text."""
    for convert in connection.ops.get_db_converters(_MOMENT):
        value = convert(value, _MOMENT, connection)
    return value
