"""Kinds of fields of a content: how their values become JSON, are compared, merged and shown as lines of text.

Kinds that refer to something are in ``reference_kinds``, those of pictures in ``picture_kinds`` and the body in
``body_kind``. How they are read from and written to the database is in ``working_copy``, and how they are read from
forms in ``form_data``.
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
# Primary keys of articles and photos by uid, for displaying them.
Numbers = Mapping[str, int]
# A function that decides a conflict of three versions of a value: base, ours, theirs.
Decide = Callable[[V, V, V], V]


class ContentError(ValueError):
    """Raised for data that is not a valid content."""


class Kind(Generic[V]):
    """One kind of field. ``empty`` is the value of an empty field."""

    empty: V
    # Whether a user may write a third version if two versions conflict.
    is_rewritable: ClassVar[bool] = False
    # Whether the value follows from other fields and from the photo library.
    is_derived: ClassVar[bool] = False

    def to_json(self, value: V) -> Any:
        """Return a value that is not empty as plain data."""
        return value

    def from_json(self, data: Any) -> V:
        """Return the value from plain data. Raise ContentError if the data is invalid."""
        raise NotImplementedError

    def is_same(self, one: V, other: V) -> bool:
        """Return whether two values are the same. References are compared by identity, not by name."""
        return one == other

    def merge(self, base: V, ours: V, theirs: V, decide: Decide[V]) -> V:
        """Return the three-way merge of a value. Conflicts are passed to ``decide``."""
        if self.is_same(ours, theirs) or self.is_same(theirs, base):
            return ours
        return theirs if self.is_same(ours, base) else decide(base, ours, theirs)

    def lines(self, value: V, numbers: Numbers) -> list[str]:
        """Return a value as lines of plain text, for comparing and for reading."""
        raise NotImplementedError

    def words(self, value: V) -> str:
        """Return the text in a value that was written for readers, as plain text."""
        return ""


class Text(Kind[str]):
    """A text. ``one_line`` is true if it is a single line."""

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
    """A slug: a part of a URL."""

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
        # The fraction of a second, which no form can enter.
        rest = f" + {value.microsecond} µs" if value.microsecond else ""
        return [to_the_second(value) + rest]


def checked(data: Any, kind: type[T]) -> T:
    """Return data if it is of a type. Raise ContentError otherwise."""
    if not isinstance(data, kind):
        raise ContentError(data)
    return data


def without_empty(**values: Any) -> dict[str, Any]:
    """Return the values that are not empty."""
    return {name: value for name, value in values.items() if value}


def read_texts(data: Any, names: tuple[str, ...]) -> dict[str, str]:
    """Return a dict of texts with these keys, each optional. Raise ContentError for other keys or values."""
    found = checked(data, dict)
    if found.keys() - set(names) or not all(isinstance(text, str) for text in found.values()):
        raise ContentError(data)
    return {name: found[name] for name in names if name in found}
