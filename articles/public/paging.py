"""Keyset paging: a page is a place in a list, not a count of what came before."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.http import Http404

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"(-?\d{1,18})-(\d{1,18})")


class Page(NamedTuple):
    """Some editions of a list and the places of its neighbours (query strings, or empty)."""

    editions: list
    newer: str
    older: str


def place_of(edition):
    """Where an edition stands in lists: microseconds of its first publication, and its article's number."""
    return f"{(edition.first_published_at - EPOCH) // timedelta(microseconds=1)}-{edition.article_id}"


def _read(place):
    """The instant and the article a place names; 404 for anything that is none."""
    match = PLACE.fullmatch(place)
    if not match:
        raise Http404
    try:
        return EPOCH + timedelta(microseconds=int(match[1])), int(match[2])
    except OverflowError as error:
        raise Http404 from error


def page_of(editions, query, size=20):
    """Cut the page that a request's query names (``?sebelum=PLACE`` or ``?sesudah=PLACE``) out of a queryset.

    ``editions`` are narrowed but not ordered. One query a page, at any depth.
    """
    older_than, newer_than = query.get("sebelum"), query.get("sesudah")
    if newer_than:
        rows = list(editions.before(*_read(newer_than))[: size + 1])
        more, rows = len(rows) > size, rows[:size][::-1]
        has_newer, has_older = more, True
    else:
        narrowed = editions.after(*_read(older_than)) if older_than else editions
        rows = list(narrowed.newest_first()[: size + 1])
        has_newer, has_older = bool(older_than), len(rows) > size
        rows = rows[:size]
    return Page(
        rows,
        f"?sesudah={place_of(rows[0])}" if rows and has_newer else "",
        f"?sebelum={place_of(rows[-1])}" if rows and has_older else "",
    )
