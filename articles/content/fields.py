"""The content of an article as one value. Its fields are the only list of an article's fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.document import Document, Figure, Gallery

from .body_kind import Body
from .field_kinds import Choice, Flag, Instant, Kind, Slug, Text
from .field_values import CreditLine, LeadPicture, PictureWords, Reference
from .picture_kinds import Picture, WordsOfPictures
from .reference_kinds import Credits, ReferenceKind, References


def _is(kind: Kind[Any], label: Promise) -> Any:
    """Return a dataclass field for a field of a content."""
    return field(default=kind.empty, metadata={"kind": kind, "label": label})


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an article in its working copy, a revision, an edition, an export or an autosave.

    ``==`` compares everything, including the written names of references. ``is_same`` compares references by identity.
    """

    headline: str = _is(Text(one_line=True), _("headline"))
    slug: str = _is(Slug(), _("slug"))
    topic: Reference | None = _is(ReferenceKind("topic"), _("topic"))
    standfirst: str = _is(Text(), _("standfirst"))
    dateline: str = _is(Text(one_line=True), _("dateline"))
    picture: LeadPicture | None = _is(Picture(), _("lead picture"))
    picture_words: tuple[PictureWords, ...] = _is(WordsOfPictures(), _("words of pictures"))
    body: Document = _is(Body(), _("body"))
    category: Reference | None = _is(ReferenceKind("category"), _("category"))
    tags: tuple[Reference, ...] = _is(References("tag"), _("tags"))
    credits: tuple[CreditLine, ...] = _is(Credits(), _("credits"))
    comment_policy: Reference | None = _is(ReferenceKind("comment_policy"), _("comment policy"))
    replies_to: Reference | None = _is(ReferenceKind("article"), _("right of reply to"))
    label: str = _is(Choice(), _("label"))
    is_unverified: bool = _is(Flag(), _("unverified"))
    verification_notice: str = _is(Text(), _("verification notice"))
    is_breaking: bool = _is(Flag(), _("breaking"))
    embargo: datetime | None = _is(Instant(), _("embargo"))

    def is_same(self, other: Content) -> bool:
        """Return whether both have the same content, whatever the names of the things they refer to were."""
        return all(one.kind.is_same(getattr(self, one.name), getattr(other, one.name)) for one in FIELDS)

    def changed_fields(self, other: Content) -> list[str]:
        """Return the names of the fields that are not the same."""
        return [one.name for one in FIELDS if not one.kind.is_same(getattr(self, one.name), getattr(other, one.name))]

    def renamed_fields(self, other: Content) -> list[str]:
        """Return the names of the fields that are the same in both, but with different names or picture texts."""
        return [
            one.name
            for one in FIELDS
            if getattr(self, one.name) != getattr(other, one.name)
            and one.kind.is_same(getattr(self, one.name), getattr(other, one.name))
        ]

    @property
    def photos(self) -> tuple[str, ...]:
        """The uids of the photos that are shown, the lead picture first, each once."""
        return tuple(dict.fromkeys((*((self.picture.photo,) if self.picture else ()), *photos_of(self.body))))

    def words(self) -> str:
        """Return all text written for readers, as plain text with a line for each field or paragraph."""
        return "\n".join(filter(None, (one.kind.words(getattr(self, one.name)) for one in FIELDS)))


class Field(NamedTuple):
    """A field of a content: its name, its kind, and its label on the desk."""

    name: str
    kind: Kind[Any]
    label: Promise


FIELDS: tuple[Field, ...] = tuple(
    Field(one.name, one.metadata["kind"], one.metadata["label"]) for one in fields(Content)
)
KINDS: dict[str, Kind[Any]] = {one.name: one.kind for one in FIELDS}
LABELS: dict[str, Promise] = {one.name: one.label for one in FIELDS}
# Fields that users write or choose. The others are derived.
WRITTEN_FIELDS: tuple[Field, ...] = tuple(one for one in FIELDS if not one.kind.is_derived)


def photos_of(body: Document) -> Iterator[str]:
    """Yield the uids of the photos that a body shows, in order."""
    for block in body.blocks:
        if isinstance(block, Figure):
            yield block.photo
        elif isinstance(block, Gallery):
            yield from (photo.photo for photo in block.photos)


def references_of(content: Content) -> Iterator[tuple[str, Reference]]:
    """Yield the references of a content, as pairs of the kind and the reference. Articles are left out."""
    for name, kind, _label in FIELDS:
        value = getattr(content, name)
        if isinstance(kind, ReferenceKind) and kind.kind != "article" and value:
            yield kind.kind, value
            if value.above:
                yield kind.kind, value.above
        elif isinstance(kind, References):
            yield from ((kind.kind, one) for one in value)
        elif isinstance(kind, Credits):
            yield from (("contributor", one.person) for one in value)
