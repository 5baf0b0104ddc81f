"""Keyset pagination: a page begins at a place in a list, not after a number of rows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone

from articles.edition_labels import news_first
from articles.models.cards import fetch_cards
from articles.models.prepared_queries import PreparedQuery

from .url_words import NEWER_THAN, OLDER_THAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import QueryDict

    from articles.models import Edition
    from articles.models.edition_queryset import EditionQuerySet

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE_PATTERN = re.compile(r"(-?\d{1,18})-(\d{1,18})")


class PreparedList:
    """A list of editions that a function makes, whose queries are built once.

    Args:
        make: A function of values that returns a queryset of editions, as for ``PreparedQuery``.
        *values: The values of this list.
    """

    def __init__(self, make: Callable[..., EditionQuerySet], *values: Any) -> None:
        self._make, self._values = make, values

    def keys(self, walk: str, place: tuple[Any, ...], count: int) -> list[int]:
        """Return the primary keys of the first editions in the direction of a walk (see ``_walked``)."""
        return _prepared(self._make, walk, len(self._values), count).column(*self._values, timezone.now(), *place)

    def __bool__(self) -> bool:
        """Return whether readers see anything in it."""
        return bool(self.keys("newest_first", (), 1))


def _walked(
    editions: EditionQuerySet, at: datetime, walk: str, place: tuple[Any, ...], count: int
) -> QuerySet[Edition, tuple[int]]:
    """Return the primary keys of the first live editions.

    ``walk`` is a method of the queryset that orders it: from an end, or from a place (first publication and article).
    """
    return getattr(editions.live(at).listed(), walk)(*place).values_list("pk")[:count]


@cache
def _prepared(make: Callable[..., EditionQuerySet], walk: str, values: int, count: int) -> PreparedQuery[Edition]:
    return PreparedQuery(lambda *given: _walked(make(*given[:values]), given[values], walk, given[values + 1 :], count))


class ListPage(NamedTuple):
    """Some editions of a list, and the query strings of the previous and next page in reading order (empty: none)."""

    editions: list[Edition]
    previous: str
    next: str


def place_of(edition: Edition) -> str:
    """Return an edition's place in lists: its first publication in microseconds since 1970, and its article's key."""
    return place_at(edition.first_published_at, edition.article_id)


def place_at(at: datetime, number: int) -> str:
    """Return a place in a list: an instant in microseconds since 1970, and the number of an article."""
    return f"{(at - EPOCH) // timedelta(microseconds=1)}-{number}"


def instant_of(place: str) -> tuple[datetime, int]:
    """Return the time and the article's number from a place. Raise Http404 if it is invalid."""
    match = PLACE_PATTERN.fullmatch(place)
    if not match:
        raise Http404
    try:
        return EPOCH + timedelta(microseconds=int(match[1])), int(match[2])
    except OverflowError as error:
        raise Http404 from error


def page_of(
    editions: PreparedList, query: QueryDict, *, oldest_first: bool = False, size: int = 20, **keep: Any
) -> ListPage:
    """Return the page of a list that a query string asks for (``?sebelum=PLACE`` or ``?sesudah=PLACE``).

    It takes two queries at any depth.

    Args:
        editions: The list.
        query: The query string of the request.
        oldest_first: Whether the oldest editions come first.
        size: The number of editions on a page.
        **keep: Parameters for the query strings of the previous and next page.
    """
    older_than, newer_than = query.get(OLDER_THAN), query.get(NEWER_THAN)
    place: tuple[Any, ...] = ()
    if newer_than:
        walk, place = "before", instant_of(newer_than)
    elif older_than:
        walk, place = "after", instant_of(older_than)
    else:
        walk = "oldest_first" if oldest_first else "newest_first"
    # Rows are fetched in the direction of the walk, and shown in the order of the list.
    upwards = bool(newer_than) or (not older_than and oldest_first)
    pks = editions.keys(walk, place, size + 1)
    cards = fetch_cards(pks[:size])
    more, rows = len(pks) > size, [cards[pk] for pk in pks[:size]]
    if upwards != oldest_first:
        rows.reverse()
    has_newer = more if upwards else bool(older_than)
    has_older = more if not upwards else bool(newer_than)
    newest, oldest = ((rows[-1], rows[0]) if oldest_first else (rows[0], rows[-1])) if rows else (None, None)

    def link(word: str, edition: Edition) -> str:
        return "?" + urlencode({**keep, word: place_of(edition)})

    newer = link(NEWER_THAN, newest) if newest and has_newer else ""
    older = link(OLDER_THAN, oldest) if oldest and has_older else ""
    # ``news_first`` comes after the places are read, so that no page repeats or omits what another shows.
    return ListPage(news_first(rows), *((older, newer) if oldest_first else (newer, older)))
