"""Querysets whose SQL is built once.

Django builds the SQL of a queryset anew each time, which takes longer than asking it. A prepared query keeps the SQL
and puts other values into it. What it finds is what its queryset finds, since that is where the SQL comes from.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Model, QuerySet, UUIDField, Value

from .joined_rows import converters_of
from .prepared_statements import Constant, fetch_all

if TYPE_CHECKING:
    from collections.abc import Callable

    Statement = tuple[str, list[Any]]

M = TypeVar("M", bound=Model)
_UUID_FIELD: UUIDField[Any, Any] = UUIDField()
_MOMENT = Value(None, output_field=DateTimeField())


class PreparedQuery(Generic[M]):
    """The queries that a function makes.

    Args:
        make: A function of values that returns a queryset. The values may only be compared with columns: numbers,
            texts, instants and UUIDs. Its SQL must be the same for all values of the same types.
    """

    def __init__(self, make: Callable[..., QuerySet[M, Any]]) -> None:
        self._make = make
        self._statements: dict[tuple[type, ...], Statement] = {}

    def rows(self, *values: Any) -> list[Any]:
        """Return what a queryset of ``values_list`` finds, as the database returns it."""
        types = tuple(map(type, values))
        statement = self._statements.get(types)
        if statement is None:
            statement = self._statements[types] = self._build(values)
        query, parameters = statement
        adapted = [_adapt(value) for value in values]
        return fetch_all(query, [adapted[one.place] if isinstance(one, _Place) else one for one in parameters])

    def column(self, *values: Any) -> list[Any]:
        """Return the only column that a queryset of ``values_list`` finds."""
        return [value for (value,) in self.rows(*values)]

    def objects(self, *values: Any) -> list[M]:
        """Return the rows of the model that a queryset finds, with all their columns."""
        model = self._make(*map(_placeholder, values, range(len(values)))).model
        fields = model._meta.concrete_fields
        names, converters = [field.attname for field in fields], converters_of(fields)
        found = []
        for row in map(list, self.rows(*values)):
            for place, convert in converters:
                row[place] = convert(row[place])
            found.append(model.from_db(connection.alias, names, row))
        return found

    def _build(self, values: tuple[Any, ...]) -> Statement:
        placeholders = [_placeholder(value, place) for place, value in enumerate(values)]
        query, parameters = self._make(*placeholders).query.sql_with_params()
        places = {_adapt(placeholder): _Place(place) for place, placeholder in enumerate(placeholders)}
        found = [places.get(one) or Constant(one) for one in parameters]
        missing = set(places.values()) - {one for one in found if isinstance(one, _Place)}
        if missing:
            raise TypeError(f"Values of {self._make} are not in its query as they were given.")
        return query, found


class _Place:
    """The place of a value in a query's parameters."""

    def __init__(self, place: int) -> None:
        self.place = place


def _placeholder(value: Any, place: int) -> Any:
    """Return a value of the same type that marks a place in the parameters, and that no query contains otherwise."""
    if isinstance(value, datetime):
        return datetime(1, 1, 2, tzinfo=UTC) + timedelta(days=place)
    if isinstance(value, UUID):
        return UUID(int=place + 1)
    if isinstance(value, str):
        return f"\ufdd0{place}"
    if isinstance(value, int) and not isinstance(value, bool):
        return 2_000_000_011 + place
    raise TypeError(f"A prepared query takes no {type(value)}.")


def _adapt(value: Any) -> Any:
    """Return a value as it is given to the database."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, UUID):
        return _UUID_FIELD.get_db_prep_value(value, connection)
    return value
