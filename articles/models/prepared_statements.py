"""Statements that PostgreSQL plans once for each connection.

PostgreSQL plans a query anew each time it is asked, which takes longer than answering the queries of readers' pages.
``PREPARE`` keeps the plan. Where DATABASE_DIRECT_URL is set, a pooler may give each statement another connection, so
nothing is prepared there. Nothing is prepared within a transaction either, where an error would end it.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import OrderedDict
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DatabaseError, connection
from psycopg2 import errorcodes

if TYPE_CHECKING:
    from collections.abc import Sequence

# How many statements a connection keeps. The one that was not asked for longest goes first.
MAX_STATEMENTS = 200
# PostgreSQL's types of parameters. It finds out the type of others from what they are compared with.
_TYPES: dict[type, str] = {
    int: "bigint",
    float: "double precision",
    bool: "boolean",
    datetime: "timestamptz",
    UUID: "uuid",
}
# The statement is gone, as after DISCARD, or is there already, or its tables have changed since.
_OUTDATED = (
    errorcodes.INVALID_SQL_STATEMENT_NAME,
    errorcodes.DUPLICATE_PREPARED_STATEMENT,
    errorcodes.FEATURE_NOT_SUPPORTED,
)
# The statements of each connection of psycopg2, by query, constants, and types of the other parameters.
_statements: WeakKeyDictionary[Any, OrderedDict[tuple[str, ...], str]] = WeakKeyDictionary()


class Constant(NamedTuple):
    """A parameter that is the same each time, so that the plan may depend on it, as for a partial index."""

    value: Any


def fetch_all(query: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that a query finds.

    Args:
        query: The query, with ``%s`` for each parameter. Its text should be the same each time it is asked.
        parameters: Its parameters, each a ``Constant`` or a value as it is given to the database.
    """
    if connection.vendor == "postgresql" and not settings.DATABASE_DIRECT and not connection.in_atomic_block:
        try:
            return _fetch_prepared(query, parameters)
        except DatabaseError as error:
            if getattr(error.__cause__, "pgcode", None) not in _OUTDATED:
                raise
            _forget()
    with connection.cursor() as cursor:
        cursor.execute(query, [one.value if isinstance(one, Constant) else one for one in parameters])
        return cursor.fetchall()


def _fetch_prepared(query: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    values = [one for one in parameters if not isinstance(one, Constant)]
    key = (query, *(repr(one) if isinstance(one, Constant) else _type(one) for one in parameters))
    with connection.cursor() as cursor:
        statements = _statements.get(connection.connection)
        if statements is None:
            statements = _statements[connection.connection] = OrderedDict()
            # It would plan again wherever it expects a plan for all values to be worse. Constants see to that.
            cursor.cursor.execute("SET plan_cache_mode = force_generic_plan")
        name = statements.get(key)
        if name is None:
            # These are part of the connection, so they are not counted as queries of a page.
            name = statements[key] = _prepare(cursor.cursor, key, parameters)
            if len(statements) > MAX_STATEMENTS:
                cursor.cursor.execute(f"DEALLOCATE {statements.popitem(last=False)[1]}")
        statements.move_to_end(key)
        places = f"({', '.join(['%s'] * len(values))})" if values else ""
        cursor.execute(f"EXECUTE {name}{places}", values)
        return cursor.fetchall()


def _prepare(cursor: Any, key: tuple[str, ...], parameters: Sequence[Any]) -> str:
    """Prepare a statement, and return its name."""
    numbers = itertools.count(1)
    places = [
        cursor.mogrify("%s", [one.value]).decode() if isinstance(one, Constant) else f"${next(numbers)}"
        for one in parameters
    ]
    types = ", ".join(_type(one) for one in parameters if not isinstance(one, Constant))
    name = f"newsroom_{hashlib.sha256(repr(key).encode()).hexdigest()[:32]}"
    cursor.execute(f"PREPARE {name}{f'({types})' if types else ''} AS {key[0] % tuple(places)}")
    return name


def _type(value: Any) -> str:
    return _TYPES.get(type(value), "unknown")


def _forget() -> None:
    """Drop the statements of the connection."""
    if connection.connection is not None:
        _statements.pop(connection.connection, None)
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
