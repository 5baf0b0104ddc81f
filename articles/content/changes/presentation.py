"""The form of a comparison that pages and terminals show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from articles.comparison import Piece


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Some characters: their change, the text as it is now (or was before), and notes on marks and links."""

    kind: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPart:
    """Text of a line: its own, or a text of a figure such as the caption, identified by ``label``."""

    pieces: tuple[ShownPiece, ...]
    label: str = ""
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture before or after: ``kind`` is removed, added or same, ``number`` is the photo's primary key."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a comparison.

    ``kind`` is that of its ``comparison.LineChange``, ``what`` is the type of line ("" for a paragraph), ``notes`` are
    changes other than of words, ``warnings`` point out changes to check again, and ``pictures`` are those of a figure.
    """

    kind: str
    what: str
    parts: tuple[ShownPart, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The changes other than of words: of the line, then of the marks and links in it."""
        return (*self.notes, *(note for part in self.parts for piece in part.pieces for note in piece.notes))


@dataclass(frozen=True, slots=True)
class Fold:
    """Unchanged lines that are shown as a summary with their number."""

    lines: tuple[ShownLine, ...]

    @property
    def count(self) -> int:
        """The number of folded lines."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class FieldChanges:
    """The changes of one field: its name and label, its lines with unchanged ones folded, and a note.

    ``warnings`` are about facts that differ between lines that are not versions of each other.
    """

    name: str
    label: Promise | str
    lines: tuple[ShownLine | Fold, ...]
    note: str = ""
    is_capped: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The number of changed lines, at least one."""
        return sum(not isinstance(line, Fold) and line.kind != "same" for line in self.lines) or 1


def count_changes(fields: Iterable[FieldChanges]) -> int:
    """Return how many lines changed in all fields together."""
    return sum(field.count for field in fields)


def shown_photos(fields: Iterable[FieldChanges]) -> set[int]:
    """Return the primary keys of the photos of the library that a comparison shows."""
    found = set()
    for field in fields:
        lines = (one for line in field.lines for one in (line.lines if isinstance(line, Fold) else (line,)))
        found |= {one.number for line in lines for one in line.pictures}
    return found


def text_of_piece(piece: Piece) -> str:
    """Return the text of a piece as it is now, or as it was if it was removed."""
    return "".join(run.text for run in piece.new or piece.old)
