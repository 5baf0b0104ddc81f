"""Kinds of fields that refer to a topic, a category, tags, people, a comment policy or an article."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from articles.edition_labels import Role

from .field_kinds import ContentError, Decide, Kind, Numbers, checked, read_texts, without_empty
from .field_values import CreditLine, Reference


class ReferenceKind(Kind["Reference | None"]):
    """A reference, or None. ``kind`` is the kind of what it refers to, or ``article`` for an article."""

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
        if self.kind == "article":
            return [article_line(value.uid, numbers)]
        return [f"{value.above.name} › {value.name}" if value.above else value.name]


class References(Kind["tuple[Reference, ...]"]):
    """A set of references, sorted by name."""

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
        """Return the references of both, without those that either removed. There are no conflicts."""
        kept = without(ours, without(base, theirs))
        return sort_references((*kept, *without(without(theirs, base), kept)))

    def lines(self, value: tuple[Reference, ...], numbers: Numbers) -> list[str]:
        return [one.name for one in value]


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


def reference_data(value: Reference | None) -> Any:
    """Return a reference as plain data, with its uid if that is known."""
    if value is None:
        return None
    return without_empty(uid=value.uid, name=value.name, slug=value.slug, above=reference_data(value.above))


def read_reference(data: Any) -> Reference:
    """Return the reference from plain data. Raise ContentError if the data is invalid."""
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
    """Return the references in ``ones`` that are not among ``others``."""
    return tuple(one for one in ones if not any(one.is_same(other) for other in others))


def sort_references(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return references in the order of their names."""
    return tuple(sorted(references, key=lambda one: (one.name, one.uid or "")))


def article_line(uid: str | None, numbers: Numbers) -> str:
    """Return a referenced article as a line of plain text."""
    number = numbers.get(uid or "")
    return _("article %(number)s") % {"number": number} if number else _("an article that does not exist")
