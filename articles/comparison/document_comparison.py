"""Comparison of two documents line by line, then word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.document import Document, Line, lines
from articles.text import TooDifferent, Work, opcodes

from .similarity import identity_of_line, pairs, text_of_line
from .word_comparison import Words, compare_runs

Kind = Literal["same", "changed", "added", "removed", "moved_from", "moved_to"]
NO_WORDS = Words(())
# The most characters that one comparison searches for lines that were split or joined.
MAX_SEARCHED = 20_000_000


@dataclass(frozen=True, slots=True)
class LineChange:
    """The change of one line.

    A line that ``changed`` has different words, marks, attributes, kind or containers. A line that moved occurs twice
    with the same words: as ``moved_from`` at its old place and as ``moved_to`` at its new one.

    ``part_of`` is the index of a changed line next to an added or removed one. It is set if the words of the added line
    were in that line before, or the words of the removed line are in it now.
    """

    kind: Kind
    old: Line | None
    new: Line | None
    words: Words = NO_WORDS
    part_of: int | None = None

    @property
    def is_split_off(self) -> bool:
        """Whether its words were in a neighbouring line before."""
        return self.kind == "added" and self.part_of is not None

    @property
    def is_joined(self) -> bool:
        """Whether its words are in a neighbouring line now."""
        return self.kind == "removed" and self.part_of is not None


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """A comparison of two documents.

    The old lines of ``lines`` are all those of the old document, and the new lines all those of the new one.
    ``is_capped`` is true if a section had too many lines to match old and new versions of each other.
    """

    lines: tuple[LineChange, ...]
    is_capped: bool = False

    @property
    def is_same(self) -> bool:
        """Whether both documents are equal."""
        return all(line.kind == "same" for line in self.lines)


def compare_documents(old: Document, new: Document, work: Work | None = None) -> DocumentChanges:
    """Compare two documents. Unequal documents never compare as the same.

    Args:
        old: The document before.
        new: The document after.
        work: A limit on the cost of several comparisons together. Beyond it, whole lines are compared.
    """
    comparison = _Comparison(work or Work())
    changes = list(comparison.stretch(lines(old), lines(new), _alone))
    return DocumentChanges(tuple(_splits(_moves(changes))), comparison.is_capped)


def _alone(line: Line) -> Line:
    """Return a line without which containers begin with it, for comparing lines."""
    return replace(line, opened=0)


class _Comparison:
    """One comparison of documents, with its limit of work and whether the limit was too low."""

    def __init__(self, work: Work) -> None:
        self.work, self.is_capped = work, False

    def stretch(
        self, old: Sequence[Line], new: Sequence[Line], key: Callable[[Line], Hashable]
    ) -> Iterator[LineChange]:
        """Yield the changes of a section: lines with equal keys are matched first, then the lines between them."""
        try:
            codes = opcodes([key(line) for line in old], [key(line) for line in new], self.work)
        except TooDifferent:
            codes = [("replace", 0, len(old), 0, len(new))]
        for code, i1, i2, j1, j2 in codes:
            if code == "equal":
                yield from map(self._pair, old[i1:i2], new[j1:j2])
            elif key is _alone:
                yield from (
                    self.stretch(old[i1:i2], new[j1:j2], identity_of_line)
                    if i1 < i2 and j1 < j2
                    else _apart(old[i1:i2], new[j1:j2])
                )
            else:
                yield from self._replaced(old[i1:i2], new[j1:j2])

    def _replaced(self, old: Sequence[Line], new: Sequence[Line]) -> Iterator[LineChange]:
        """Yield the changes of lines of which no old one has the same text as a new one."""
        found = pairs(old, new, self.work)
        self.is_capped = self.is_capped or found is None
        i = j = 0
        for at, to in [*(found or ()), (len(old), len(new))]:
            yield from _apart(old[i:at], new[j:to])
            if at < len(old) and to < len(new):
                yield self._pair(old[at], new[to])
            i, j = at + 1, to + 1

    def _pair(self, old: Line, new: Line) -> LineChange:
        if old == new:
            return LineChange("same", old, new)
        return LineChange("changed", old, new, compare_runs(old.runs, new.runs, self.work))


def _apart(old: Sequence[Line], new: Sequence[Line]) -> Iterator[LineChange]:
    yield from (LineChange("removed", line, None) for line in old)
    yield from (LineChange("added", None, line) for line in new)


def _moves(changes: list[LineChange]) -> list[LineChange]:
    """Return the changes with equal removed and added lines marked as moved."""
    gone: dict[Line, list[int]] = defaultdict(list)
    for place, change in enumerate(changes):
        if change.kind == "removed" and change.old:
            gone[_alone(change.old)].append(place)
    result = list(changes)
    for place, change in enumerate(changes):
        if change.kind == "added" and change.new and gone.get(_alone(change.new)):
            before = gone[_alone(change.new)].pop(0)
            result[before] = replace(changes[before], kind="moved_from")
            result[place] = replace(change, kind="moved_to")
    return result


def _splits(changes: Sequence[LineChange]) -> list[LineChange]:
    """Return the changes with ``part_of`` set for lines that were split off a neighbouring line or joined to it."""
    before = _nearest_changed(changes)
    after = [len(changes) - 1 - place if place is not None else None for place in _nearest_changed(changes[::-1])][::-1]
    result = list(changes)
    words = _WordsOfLines()
    for place, change in enumerate(changes):
        if change.kind not in {"added", "removed"}:
            continue
        for neighbour in (before[place], after[place]):
            if neighbour is not None and words.are_within(change, changes[neighbour]):
                result[place] = replace(change, part_of=neighbour)
                break
    return result


def _nearest_changed(changes: Sequence[LineChange]) -> list[int | None]:
    """Return, for each change, the index of the changed line before it, skipping changes of its own kind."""
    found: list[int | None] = []
    last: int | None = None
    kind = ""
    for place, change in enumerate(changes):
        found.append(last if change.kind in {kind, "added", "removed"} else None)
        if change.kind == "changed":
            last, kind = place, ""
        elif change.kind not in {"added", "removed"} or kind not in {"", change.kind}:
            last = None
        else:
            kind = change.kind
    return found


class _WordsOfLines:
    """A cache of the words of lines, separated by single spaces, with a limit on the characters searched."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}
        self._characters = MAX_SEARCHED

    def are_within(self, change: LineChange, neighbour: LineChange) -> bool:
        """Return whether the words of a line are in one version of the changed line beside it and not in the other.

        That is the old version for an added line, and the new version for a removed line.
        """
        line: Line | None
        if change.new:
            line, one, other = change.new, neighbour.old, neighbour.new
        else:
            line, one, other = change.old, neighbour.new, neighbour.old
        words = self._of(line)
        self._characters -= len(self._of(one)) + len(self._of(other))
        if self._characters < 0 or not words.strip():
            return False
        return words in self._of(one) and words not in self._of(other)

    def _of(self, line: Line | None) -> str:
        if line is None:
            return ""
        if id(line) not in self._known:
            self._known[id(line)] = f" {' '.join(text_of_line(line).split())} "
        return self._known[id(line)]
