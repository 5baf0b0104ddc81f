"""Strict reading of dicts, key by key."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from .trees import NOT_TEXT

T = TypeVar("T")


class DocumentError(ValueError):
    """Raised for data that is not a document. The message has the path, such as ``blocks[2].runs[0].text``."""


class Fields:
    """The keys of a dict, each of which must be taken once."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, dict):
            raise DocumentError(f"{place or 'document'}: must be a dict, is {type(data).__name__}")
        self.data, self.place = dict(data), place

    def fail(self, key: object, reason: str) -> NoReturn:
        """Raise DocumentError for a key."""
        raise DocumentError(f"{self.place}.{key}: {reason}".lstrip("."))

    def take(self, key: str, kind: type[T], may_be_empty: bool = False) -> T:
        """Return a required value of one type. Raise DocumentError if it is missing or invalid."""
        if key not in self.data:
            self.fail(key, "is missing")
        value: Any = self.data.pop(key)
        if type(value) is not kind:
            self.fail(key, f"must be {kind.__name__}, is {type(value).__name__}")
        if isinstance(value, str) and NOT_TEXT.search(value):
            self.fail(key, "has NUL or a lone surrogate")
        if isinstance(value, str | list) and not value and not may_be_empty:
            self.fail(key, "is empty")
        return value

    def take_optional(self, key: str, default: T) -> T:
        """Return an optional value, or its default. Raise DocumentError if the default is written out."""
        if key not in self.data:
            return default
        value = self.take(key, type(default))
        if value == default:
            self.fail(key, "must be left out where it is the default")
        return value

    def finish(self) -> None:
        """Raise DocumentError if there are keys that were not taken."""
        for key in self.data:
            self.fail(key, "is not known")
