"""The one query of the calendar, written by hand because building a union of 33 querysets takes most of its time."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import DateTimeField, Value

from articles.models.edition_queryset import RETRACTION
from articles.models.prepared_statements import fetch_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


_MOMENT = Value(None, output_field=DateTimeField())
_MOMENTS = "SELECT e.first_published_at FROM articles_edition e"
# ``EditionQuerySet.live`` and ``listed``, in the words of the index.
_SHOWN = f" WHERE NOT (e.kind = '{RETRACTION}') AND e.live_from <= %s AND (e.live_until IS NULL OR e.live_until > %s)"
# Each subquery reads one row of the index edition_newest, however many editions there are.
_IN_A_DAY = f"{_MOMENTS}{_SHOWN} AND e.first_published_at >= day.begins AND e.first_published_at < day.ends LIMIT 1"
_BEFORE = f"{_MOMENTS}{_SHOWN} AND e.first_published_at < %s ORDER BY e.first_published_at DESC LIMIT 1"
_AFTER = f"{_MOMENTS}{_SHOWN} AND e.first_published_at >= %s ORDER BY e.first_published_at LIMIT 1"


def first_publications(borders: Sequence[datetime], now: datetime) -> list[datetime]:
    """Return when live articles were first published: one of each day with any, the last before, the first after.

    Args:
        borders: The beginning of each day in order, and the end of the last.
        now: The instant at which editions must be live.
    """
    instants = [connection.ops.adapt_datetimefield_value(border) for border in borders]
    at = connection.ops.adapt_datetimefield_value(now)
    days = list(pairwise(instants))
    table = ", ".join(["(%s, %s)"] * len(days))
    query = f"WITH day(begins, ends) AS (VALUES {table}) SELECT ({_IN_A_DAY}) FROM day"  # noqa: S608
    query += f" UNION ALL SELECT ({_BEFORE}) UNION ALL SELECT ({_AFTER})"
    parameters = [*chain.from_iterable(days), at, at, at, at, instants[0], at, at, instants[-1]]
    found = [moment for (moment,) in fetch_all(query, parameters) if moment]
    for convert in connection.ops.get_db_converters(_MOMENT):
        found = [convert(moment, _MOMENT, connection) for moment in found]
    return found
