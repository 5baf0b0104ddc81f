"""Rows with their related rows, fetched by an SQL query that is built once.

Django builds the query of a queryset anew each time, which takes longer than asking it where many columns are joined.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from django.db import connection
from django.db.models import Model

from .prepared_statements import fetch_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import Field

    Converter = Callable[[Any], Any]

M = TypeVar("M", bound=Model)
# The name of the row's own table in conditions.
ALIAS = "row"


class Join(NamedTuple):
    """A related table: its name in the query, the column that leads to it, and the fields that are fetched."""

    path: str
    alias: str
    condition: str
    model: type[Model]
    fields: list[Field[Any, Any]]


class JoinedPart(NamedTuple):
    """The columns of a row that belong to one of its tables, and the part (by place) that its relation is of."""

    model: type[Model]
    names: list[str]
    start: int
    end: int
    above: int
    name: str


class JoinedRows(Generic[M]):
    """A query for rows of a model with related rows, as ``select_related`` and ``only`` make it.

    Args:
        model: The model.
        columns: The names of the fields to fetch by the path of their relation, such as ``category__parent``, and ""
            for the model itself. None means all fields. A path comes after the one that it goes on from. What is left
            out is fetched once it is asked for.
    """

    def __init__(self, model: type[M], columns: Mapping[str, Sequence[str] | None]) -> None:
        self.model, self._columns = model, columns

    def fetch(self, condition: str, parameters: Sequence[Any]) -> list[M]:
        """Return the rows for which an SQL condition is true, where the row itself is ``row``.

        Rows that have the same related row share one object.
        """
        found = fetch_all(f"{self._select} WHERE {condition}", parameters)
        alias, shared = connection.alias, {}  # type: ignore[var-annotated]
        return [self._made(list(row), alias, shared) for row in found]

    @cached_property
    def joins(self) -> list[Join]:
        """The tables of the query, that of the row itself first."""
        models: dict[str, type[Model]] = {"": self.model}
        joins: list[Join] = []
        for number, (path, names) in enumerate(self._columns.items()):
            above, _separator, name = path.rpartition("__")
            alias, condition = (f"joined{number}", "") if path else (ALIAS, "")
            if path:
                relation: Any = models[above]._meta.get_field(name)
                models[path] = relation.related_model
                origin = next(join.alias for join in joins if join.path == above)
                condition = f'{alias}.id = {origin}."{relation.column}"'
            # In the order in which ``from_db`` takes them.
            fields = [field for field in models[path]._meta.concrete_fields if names is None or field.name in names]
            joins.append(Join(path, alias, condition, models[path], fields))
        return joins

    @cached_property
    def _select(self) -> str:
        columns = ", ".join(f'{join.alias}."{field.column}"' for join in self.joins for field in join.fields)
        tables = f'"{self.model._meta.db_table}" {ALIAS}'
        for join in self.joins[1:]:
            tables += f' LEFT JOIN "{join.model._meta.db_table}" {join.alias} ON {join.condition}'
        return f"SELECT {columns} FROM {tables}"  # noqa: S608

    @cached_property
    def _converters(self) -> list[tuple[int, Converter]]:
        """The functions that make Python values of what the database returns, by the place of the column."""
        return converters_of([field for join in self.joins for field in join.fields])

    @cached_property
    def _parts(self) -> list[JoinedPart]:
        parts, start = [], 0
        places = {join.path: place for place, join in enumerate(self.joins)}
        for join in self.joins:
            above, _separator, name = join.path.rpartition("__")
            names = [field.attname for field in join.fields]
            end = start + len(names)
            parts.append(JoinedPart(join.model, names, start, end, places[above] if name else -1, name))
            start = end
        return parts

    def _made(self, row: list[Any], alias: str, shared: dict[tuple[int, Any], Model]) -> M:
        """Return the object of a row. ``shared`` are the related objects so far, by place and primary key."""
        for place, convert in self._converters:
            row[place] = convert(row[place])
        made: list[Model | None] = []
        for number, part in enumerate(self._parts):
            # The primary key comes first. Without it there is no such row.
            pk = row[part.start]
            one = None if pk is None else shared.get((number, pk))
            if one is None and pk is not None:
                one = part.model.from_db(alias, part.names, row[part.start : part.end])
                if number:
                    shared[number, pk] = one
            made.append(one)
            above = made[part.above] if part.name else None
            if above is not None:
                above._state.fields_cache[part.name] = one
        return cast("M", made[0])


def converters_of(fields: Sequence[Field[Any, Any]]) -> list[tuple[int, Converter]]:
    """Return the functions that make Python values of the columns of some fields, each with its place."""
    found = []
    for place, field in enumerate(fields):
        column: Any = field.get_col(ALIAS)
        functions = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        if functions:
            found.append((place, _chain(functions, column)))
    return found


def _chain(functions: Sequence[Callable[[Any, Any, Any], Any]], column: Any) -> Converter:
    def convert(value: Any) -> Any:
        for function in functions:
            value = function(value, column, connection)
        return value

    return convert
