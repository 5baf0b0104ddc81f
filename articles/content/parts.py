"""A content as parts whose authors are tracked separately: blocks of the body, fields, tags, credits and captions."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import singledispatch
from typing import Any

from articles.authorship import BODY_PART, Part
from articles.document import Document, Line, lines

from .body_kind import Body
from .field_kinds import Kind, Text
from .field_values import CreditLine, LeadPicture, PictureWords, Reference
from .fields import FIELDS, Content
from .picture_kinds import Picture, WordsOfPictures
from .reference_kinds import Credits, ReferenceKind, References

WORDS_OF_PICTURES = ("alt", "caption", "credit")


def parts_of(content: Content) -> tuple[Part, ...]:
    """Return the parts of a content. Empty fields have none.

    References are identified by uid, so that nobody becomes an author by renaming something.
    """
    return tuple(
        part
        for name, kind, _label in FIELDS
        if (value := getattr(content, name)) != kind.empty
        for part in _parts(kind, name, value)
    )


def key_of_picture_words(photo: str, name: str) -> str:
    """Return the key of a part that is written in the photo library: ``alt``, ``caption`` or ``credit`` of a photo."""
    return f"picture_words:{photo}:{name}"


@singledispatch
def _parts(kind: Kind[Any], name: str, value: Any) -> Iterator[Part]:
    yield Part(name, ((name, value),))


@_parts.register
def _parts_of_text(kind: Text, name: str, value: str) -> Iterator[Part]:
    yield _words(name, value)


@_parts.register
def _parts_of_body(kind: Body, name: str, value: Document) -> Iterator[Part]:
    for line in lines(value):
        yield Part(BODY_PART, tuple(_tokens(line)), tuple(word for run in line.runs for word in run.text.split()))


@_parts.register
def _part_of_reference(kind: ReferenceKind, name: str, value: Reference) -> Iterator[Part]:
    yield Part(name, ((name, _identity(value)),))


@_parts.register
def _parts_of_references(kind: References, name: str, value: tuple[Reference, ...]) -> Iterator[Part]:
    for one in value:
        yield Part(f"{name}:{_identity(one)}", ((name, _identity(one)),))


@_parts.register
def _parts_of_credits(kind: Credits, name: str, value: tuple[CreditLine, ...]) -> Iterator[Part]:
    for line in value:
        identity = line.role, _identity(line.person)
        yield Part(f"{name}:{':'.join(identity)}", ((name, *identity),))


@_parts.register
def _parts_of_picture(kind: Picture, name: str, value: LeadPicture) -> Iterator[Part]:
    yield Part(name, ((name, value.photo),))
    for part in ("caption", "credit"):
        if text := getattr(value, part):
            yield _words(f"{name}:{part}", text)


@_parts.register
def _parts_of_picture_words(kind: WordsOfPictures, name: str, value: tuple[PictureWords, ...]) -> Iterator[Part]:
    for words in value:
        for part in WORDS_OF_PICTURES:
            if text := getattr(words, part):
                yield _words(key_of_picture_words(words.photo, part), text)


def _identity(reference: Reference) -> str:
    return reference.uid or reference.name


def _words(key: str, text: str) -> Part:
    words = tuple(text.split())
    return Part(key, words, words)


def _tokens(line: Line) -> Iterator[Hashable]:
    """Yield the kind and containers of a line of the body, then each word with its marks, link and kind of line."""
    yield line.kind, line.path, line.opened, line.attributes
    for run in line.runs:
        for word in run.text.split():
            yield word, run.strong, run.emphasis, run.link, line.kind
    for _name, value in line.attributes:
        if isinstance(value, str):
            yield from value.split()
