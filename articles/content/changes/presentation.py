"""A comparison as a page or a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from articles.comparison import Piece


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Some characters: what became of them, the words as they are now (or were), and what is said of their marks."""

    kind: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPart:
    """Words of a line: its own, or of a figure a caption or a credit, named by ``label``."""

    pieces: tuple[ShownPiece, ...]
    label: str = ""
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture before or after: ``kind`` is removed, added or same, ``number`` that of the photo in the library."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a comparison.

    ``kind`` is that of its ``comparison.LineChange``, ``what`` says what it is ("" for a paragraph), ``notes`` say
    what changed besides words, ``warnings`` what deserves a second look, and ``pictures`` are those of a figure.
    """

    kind: str
    what: str
    parts: tuple[ShownPart, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()

    @property
    def all_notes(self) -> tuple[str, ...]:
        """What changed besides words: of the line, then of the marks and links in it."""
        return (*self.notes, *(note for part in self.parts for piece in part.pieces for note in piece.notes))


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that did not change: so many, and the lines themselves."""

    lines: tuple[ShownLine, ...]

    @property
    def count(self) -> int:
        """How many lines are folded."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class FieldChanges:
    """What became of one field: its name and label, its lines with the unchanged ones folded, and a note of its own.

    ``warnings`` are of facts that differ between lines that are no versions of each other.
    """

    name: str
    label: Promise | str
    lines: tuple[ShownLine | Fold, ...]
    note: str = ""
    is_capped: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many lines changed, at least one."""
        return sum(not isinstance(line, Fold) and line.kind != "same" for line in self.lines) or 1


def count_changes(fields: Iterable[FieldChanges]) -> int:
    """Return how many lines changed in all fields together."""
    return sum(field.count for field in fields)


def shown_photos(fields: Iterable[FieldChanges]) -> set[int]:
    """Return the numbers of the photos of the library that a comparison shows."""
    found = set()
    for field in fields:
        lines = (one for line in field.lines for one in (line.lines if isinstance(line, Fold) else (line,)))
        found |= {one.number for line in lines for one in line.pictures}
    return found


def text_of_piece(piece: Piece) -> str:
    """Return the words of a piece as they are now, or as they were where they are gone."""
    return "".join(run.text for run in piece.new or piece.old)
