"""Kinds of fields of a content: how their values become JSON, are compared, merged and shown as lines of text.

Kinds that refer to something are in ``reference_kinds``, those of pictures in ``picture_kinds``, the body in ``body``.
What they are in the database and in forms is in ``rows`` and ``form_data``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.translation import gettext as _

from articles.edition_labels import Label
from articles.text import instant, to_the_second

V = TypeVar("V")
T = TypeVar("T")
# Numbers of articles and photos by uid, for showing them.
Numbers = Mapping[str, int]
# Decides a conflict of three versions of a value: base, ours, theirs.
Decide = Callable[[V, V, V], V]


class ContentError(ValueError):
    """Raised for data that is no content."""


class Kind(Generic[V]):
    """One kind of field. ``empty`` is the value of a field that says nothing."""

    empty: V
    # Whether somebody may write a third version where two versions conflict.
    is_rewritable: ClassVar[bool] = False
    # Whether the value follows from other fields and from the photo library.
    is_derived: ClassVar[bool] = False

    def to_json(self, value: V) -> Any:
        """Return a value that is not empty as plain data."""
        return value

    def from_json(self, data: Any) -> V:
        """Return the value of plain data. Raises ContentError."""
        raise NotImplementedError

    def is_same(self, one: V, other: V) -> bool:
        """Return whether two values say the same. What is referred to is compared by identity, not by name."""
        return one == other

    def merge(self, base: V, ours: V, theirs: V, decide: Decide[V]) -> V:
        """Return what two people made of one value together."""
        if self.is_same(ours, theirs) or self.is_same(theirs, base):
            return ours
        return theirs if self.is_same(ours, base) else decide(base, ours, theirs)

    def lines(self, value: V, numbers: Numbers) -> list[str]:
        """Return a value as lines of plain text, for comparing and for reading."""
        raise NotImplementedError

    def words(self, value: V) -> str:
        """Return the words of a value that somebody wrote for readers, as plain text."""
        return ""


class Text(Kind[str]):
    """Words. ``one_line`` says that they are a single line."""

    empty = ""
    is_rewritable = True

    def __init__(self, *, one_line: bool = False) -> None:
        self.one_line = one_line

    def from_json(self, data: Any) -> str:
        return checked(data, str)

    def lines(self, value: str, numbers: Numbers) -> list[str]:
        return [value] if value else []

    def words(self, value: str) -> str:
        return value


class Slug(Kind[str]):
    """A part of an address."""

    empty = ""

    def from_json(self, data: Any) -> str:
        return checked(data, str)

    def lines(self, value: str, numbers: Numbers) -> list[str]:
        return [value] if value else []


class Choice(Kind[str]):
    """One of a list of labels, or none."""

    empty = ""

    def from_json(self, data: Any) -> str:
        return checked(data, str)

    def lines(self, value: str, numbers: Numbers) -> list[str]:
        return [str(dict(Label.choices).get(value, value))] if value else []


class Flag(Kind[bool]):
    """Yes or no."""

    empty = False

    def from_json(self, data: Any) -> bool:
        return checked(data, bool)

    def lines(self, value: bool, numbers: Numbers) -> list[str]:
        return [_("yes")] if value else []


class Instant(Kind["datetime | None"]):
    """An aware datetime, or none."""

    empty = None

    def to_json(self, value: datetime | None) -> str | None:
        return instant(value)

    def from_json(self, data: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(checked(data, str))
        except ValueError as error:
            raise ContentError(data) from error
        if moment.tzinfo is None:
            raise ContentError(data)
        return moment

    def lines(self, value: datetime | None, numbers: Numbers) -> list[str]:
        if value is None:
            return []
        # A fraction of a second, which no form can give.
        rest = f" + {value.microsecond} µs" if value.microsecond else ""
        return [to_the_second(value) + rest]


def checked(data: Any, kind: type[T]) -> T:
    """Return data that is of a type. Raises ContentError."""
    if not isinstance(data, kind):
        raise ContentError(data)
    return data


def without_empty(**values: Any) -> dict[str, Any]:
    """Return the values that are not empty."""
    return {name: value for name, value in values.items() if value}


def read_texts(data: Any, names: tuple[str, ...]) -> dict[str, str]:
    """Return a dict of texts that has these keys and no others. Raises ContentError."""
    found = checked(data, dict)
    if found.keys() - set(names) or not all(isinstance(text, str) for text in found.values()):
        raise ContentError(data)
    return {name: found[name] for name in names if name in found}
