"""Kinds of fields of a content: how their values become JSON, are compared, merged and shown as lines of text.

What they are in the database and in forms is in ``rows`` and ``form_data``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from articles.labels import Label, Role
from articles.text import instant, to_the_second

from .values import CreditLine, LeadPicture, PictureWords, Reference

V = TypeVar("V")
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
        return [to_the_second(value)] if value else []


class ReferenceKind(Kind["Reference | None"]):
    """Something referred to, or nothing. ``kind`` is the kind of what is referred to, ``article`` an article."""

    empty = None

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def to_json(self, value: Reference | None) -> Any:
        return reference_data(value)

    def from_json(self, data: Any) -> Reference:
        return read_reference(data)

    def is_same(self, one: Reference | None, other: Reference | None) -> bool:
        return one is other or (one is not None and other is not None and one.is_same(other))

    def lines(self, value: Reference | None, numbers: Numbers) -> list[str]:
        if value is None:
            return []
        return [article_line(value.uid, numbers)] if self.kind == "article" else [value.name]


class References(Kind["tuple[Reference, ...]"]):
    """A set of things referred to, sorted by name."""

    empty = ()

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def to_json(self, value: tuple[Reference, ...]) -> list[Any]:
        return [reference_data(one) for one in value]

    def from_json(self, data: Any) -> tuple[Reference, ...]:
        return tuple(read_reference(one) for one in checked(data, list))

    def is_same(self, one: tuple[Reference, ...], other: tuple[Reference, ...]) -> bool:
        return len(one) == len(other) and not without(one, other) and not without(other, one)

    def merge(
        self,
        base: tuple[Reference, ...],
        ours: tuple[Reference, ...],
        theirs: tuple[Reference, ...],
        decide: Decide[tuple[Reference, ...]],
    ) -> tuple[Reference, ...]:
        """Return what either added and without what either removed. Nothing can conflict."""
        kept = without(ours, without(base, theirs))
        return sort_references((*kept, *without(without(theirs, base), kept)))

    def lines(self, value: tuple[Reference, ...], numbers: Numbers) -> list[str]:
        return [", ".join(one.name for one in value)] if value else []


class Credits(Kind["tuple[CreditLine, ...]"]):
    """The byline, in order."""

    empty = ()

    def to_json(self, value: tuple[CreditLine, ...]) -> list[Any]:
        return [{"role": one.role, **reference_data(one.person)} for one in value]

    def from_json(self, data: Any) -> tuple[CreditLine, ...]:
        lines = (dict(checked(one, dict)) for one in checked(data, list))
        return tuple(CreditLine(checked(one.pop("role", None), str), read_reference(one)) for one in lines)

    def is_same(self, one: tuple[CreditLine, ...], other: tuple[CreditLine, ...]) -> bool:
        return len(one) == len(other) and all(
            a.role == b.role and a.person.is_same(b.person) for a, b in zip(one, other, strict=True)
        )

    def lines(self, value: tuple[CreditLine, ...], numbers: Numbers) -> list[str]:
        labels = dict(Role.choices)
        return [f"{one.person.name} ({labels.get(one.role, one.role)})" for one in value]


class Picture(Kind["LeadPicture | None"]):
    """The lead picture, or none."""

    empty = None

    def to_json(self, value: LeadPicture | None) -> Any:
        return value and without_empty(photo=value.photo, caption=value.caption, credit=value.credit)

    def from_json(self, data: Any) -> LeadPicture:
        return LeadPicture(**read_texts(data, ("photo", "caption", "credit")))

    def lines(self, value: LeadPicture | None, numbers: Numbers) -> list[str]:
        return [photo_line(value.photo, numbers, value.caption, value.credit)] if value else []

    def words(self, value: LeadPicture | None) -> str:
        return "\n".join(filter(None, (value.caption, value.credit))) if value else ""


class WordsOfPictures(Kind["tuple[PictureWords, ...]"]):
    """What the photo library says of the pictures that are shown, sorted by uid.

    These words are approved with the article's. A change of them in the library is no change of the article.
    """

    empty = ()
    is_derived = True

    def to_json(self, value: tuple[PictureWords, ...]) -> Any:
        return {one.photo: without_empty(alt=one.alt, caption=one.caption, credit=one.credit) for one in value}

    def from_json(self, data: Any) -> tuple[PictureWords, ...]:
        names = ("alt", "caption", "credit")
        rows = sorted(checked(data, dict).items())
        return tuple(PictureWords(photo, **read_texts(words, names)) for photo, words in rows)

    def is_same(self, one: tuple[PictureWords, ...], other: tuple[PictureWords, ...]) -> bool:
        return True

    def merge(
        self,
        base: tuple[PictureWords, ...],
        ours: tuple[PictureWords, ...],
        theirs: tuple[PictureWords, ...],
        decide: Decide[tuple[PictureWords, ...]],
    ) -> tuple[PictureWords, ...]:
        return ours

    def lines(self, value: tuple[PictureWords, ...], numbers: Numbers) -> list[str]:
        rows = sorted(value, key=lambda one: numbers.get(one.photo, 0))
        return [
            " · ".join(filter(None, (photo_line(one.photo, numbers, one.caption, one.credit), one.alt))) for one in rows
        ]


def checked(data: Any, kind: type) -> Any:
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


def reference_data(value: Reference | None) -> Any:
    """Return a reference as plain data, with its uid where that is known."""
    if value is None:
        return None
    return without_empty(uid=value.uid, name=value.name, slug=value.slug, above=reference_data(value.above))


def read_reference(data: Any) -> Reference:
    """Return the reference of plain data. Raises ContentError."""
    found = dict(checked(data, dict))
    above = found.pop("above", None)
    texts = read_texts(found, ("uid", "name", "slug"))
    uid = texts.pop("uid", None)
    if uid is not None:
        try:
            uid = str(UUID(uid))
        except ValueError as error:
            raise ContentError(data) from error
    elif not texts.get("name"):
        raise ContentError(data)
    return Reference(uid, **texts, above=None if above is None else read_reference(above))


def without(ones: tuple[Reference, ...], others: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return the references that are not among others."""
    return tuple(one for one in ones if not any(one.is_same(other) for other in others))


def sort_references(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return references in the order of their names."""
    return tuple(sorted(references, key=lambda one: (one.name, one.uid or "")))


def photo_line(uid: str, numbers: Numbers, *words: str) -> str:
    """Return a photo as a line of plain text: its number, and the words written for this article."""
    number = numbers.get(uid)
    name = _("photo %(number)s") % {"number": number} if number else _("a photo that is not here")
    return " · ".join(filter(None, (f"[{name}]", *words)))


def article_line(uid: str | None, numbers: Numbers) -> str:
    """Return an article that is referred to as a line of plain text."""
    number = numbers.get(uid or "")
    return _("article %(number)s") % {"number": number} if number else _("an article that is not here")
