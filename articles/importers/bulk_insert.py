"""Writing many rows at once: by COPY on PostgreSQL, by one prepared statement on SQLite."""

from __future__ import annotations

import io
import json
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from django.db import connection

from articles.models import IndexedWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from django.db.models import Model

# What the text format of COPY writes otherwise (PostgreSQL's manual, COPY, "Text Format").
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NULL = "\\N"
# So many primary keys are taken from PostgreSQL's sequence of a table at once.
NUMBERS_AT_ONCE = 100


def insert_rows(rows: Sequence[Model]) -> None:
    """Write unsaved rows of one model, which have primary keys."""
    if not rows:
        return
    model = type(rows[0])
    fields = model._meta.concrete_fields
    table, columns = model._meta.db_table, ", ".join(f'"{field.column}"' for field in fields)
    is_copied = connection.vendor == "postgresql"
    writers = [(field.attname, (_copied if is_copied else _prepared)(field.get_internal_type())) for field in fields]
    values = [[write(getattr(row, name)) for name, write in writers] for row in rows]
    with connection.cursor() as cursor:
        if is_copied:
            lines = "".join("\t".join(line) + "\n" for line in values)
            cursor.copy_expert(f'COPY "{table}" ({columns}) FROM STDIN', io.StringIO(lines))
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', values)  # noqa: S608


def free_numbers(model: type[Model]) -> Iterator[int]:
    """Yield primary keys for new rows of a model, which nobody else is given.

    On SQLite that holds until the transaction ends.
    """
    table, column = model._meta.db_table, model._meta.pk.column
    if connection.vendor == "sqlite":
        # AUTOINCREMENT gives no number again (SQLite's manual, "SQLite Autoincrement").
        yield from count(1 + sum(_numbers("SELECT seq FROM sqlite_sequence WHERE name = %s", table)))
    statement = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    while True:
        yield from _numbers(statement, table, column, NUMBERS_AT_ONCE)


def _numbers(statement: str, *parameters: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [number for (number,) in cursor.fetchall()]


def _prepared(kind: str) -> Callable[[Any], Any]:
    """Return the function that makes a parameter of a statement of a value of a kind of field."""
    if kind == "DateTimeField":
        return connection.ops.adapt_datetimefield_value
    if kind == "JSONField":
        return partial(json.dumps, ensure_ascii=False)
    if kind == "WordsField":
        return IndexedWords.as_json
    return _hexadecimal if kind == "UUIDField" else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _hexadecimal(value: UUID | None) -> str | None:
    return value.hex if value else None


def _copied(kind: str) -> Callable[[Any], str]:
    """Return the function that writes a value of a kind of field in the text format of COPY."""
    if kind == "JSONField":
        return lambda value: json.dumps(value, ensure_ascii=False).translate(ESCAPES)
    if kind == "DateTimeField":
        return lambda value: value.isoformat() if value else NULL
    if kind == "BooleanField":
        return lambda value: "t" if value else "f"
    if kind == "WordsField":
        return IndexedWords.as_tsvector
    return lambda value: NULL if value is None else str(value).translate(ESCAPES)
