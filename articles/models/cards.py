"""Fetching what lists show of editions, by a query written by hand.

Compiling the queryset of ``EditionQuerySet.for_cards`` takes longer than asking it. The test of cards compares both.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from .categories import Category
from .editions import Edition
from .photos import Photo
from .topics import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from django.db.models import Field, Model

    Converter = Callable[[Any], Any]

# What a card, or another link to an edition, shows. Everything else is fetched once it is asked for.
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Edition: (
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
    ),
    Category: ("id", "name", "slug"),
    Topic: ("id", "name", "slug"),
    Photo: ("id", "renditions", "expires_at", "withdrawn_at"),
}


@cache
def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    """Return the fields of a model that are fetched, in the order in which ``from_db`` takes them."""
    return [field for field in model._meta.concrete_fields if field.name in COLUMNS[model]]


def fetch_cards(pks: Collection[int]) -> dict[int, Edition]:
    """Return editions by their primary keys, with category, topic and photo, in one query."""
    if not pks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"{_select()} WHERE e.id IN ({', '.join(['%s'] * len(pks))})", list(pks))
        rows = cursor.fetchall()
    convert = [(place, function) for place, function in enumerate(_converters()) if function]
    return {edition.pk: edition for edition in (_edition(list(row), convert) for row in rows)}


def _edition(row: list[Any], converters: Sequence[tuple[int, Converter]]) -> Edition:
    for place, convert in converters:
        row[place] = convert(row[place])
    made: list[Any] = []
    start = 0
    for model in COLUMNS:
        names = [field.attname for field in _fields(model)]
        values = row[start : start + len(names)]
        start += len(names)
        # The primary key comes first. Without it there is no topic or photo.
        made.append(model.from_db(connection.alias, names, values) if values[0] is not None else None)
    edition, category, topic, photo = made
    state = edition._state.fields_cache
    state["category"], state["topic"], state["photo"] = category, topic, photo
    return edition


@cache
def _select() -> str:
    parts = {Edition: "e", Category: "c", Topic: "t", Photo: "p"}
    columns = ", ".join(f'{parts[model]}."{field.column}"' for model in COLUMNS for field in _fields(model))
    tables = {model: f'"{model._meta.db_table}" {name}' for model, name in parts.items()}
    return (
        f"SELECT {columns} FROM {tables[Edition]} JOIN {tables[Category]} ON c.id = e.category_id"  # noqa: S608
        f" LEFT JOIN {tables[Topic]} ON t.id = e.topic_id LEFT JOIN {tables[Photo]} ON p.id = e.photo_id"
    )


def _converters() -> list[Converter | None]:
    """Return, for each column, the function that makes a Python value of what the database returns, or None."""
    return _converters_of(connection.vendor)


@cache
def _converters_of(_vendor: str) -> list[Converter | None]:
    found: list[Converter | None] = []
    for model in COLUMNS:
        for field in _fields(model):
            column: Any = field.get_col("x")
            functions = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
            found.append(_chain(functions, column) if functions else None)
    return found


def _chain(functions: Sequence[Callable[[Any, Any, Any], Any]], column: Any) -> Converter:
    def convert(value: Any) -> Any:
        for function in functions:
            value = function(value, column, connection)
        return value

    return convert
