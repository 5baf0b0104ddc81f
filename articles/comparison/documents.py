"""Two documents compared line by line, then word by word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.document import Document, Line, lines
from articles.text import TooDifferent, Work, opcodes

from .likeness import pairs, text_of_line
from .words import Words, compare_runs

Kind = Literal["same", "changed", "added", "removed", "moved_from", "moved_to"]
NO_WORDS = Words(())


@dataclass(frozen=True, slots=True)
class LineChange:
    """What became of one line.

    A line that ``changed`` has other words, marks, attributes, another kind, or is in other containers. A line that
    moved is there twice: ``moved_from`` where it was and ``moved_to`` where it is, with the same words. A line that was
    added is ``split_off`` where its words were in a line beside it, and one that was taken out ``joined_to`` it where
    they are there now.
    """

    kind: Kind
    old: Line | None
    new: Line | None
    words: Words = NO_WORDS
    split_off: bool = False
    joined_to: bool = False


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """A comparison of two documents. The old lines of ``lines`` are those of the old one, and so are the new ones.

    ``is_capped`` where a stretch has too many lines to look for versions of each other.
    """

    lines: tuple[LineChange, ...]
    is_capped: bool = False

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return all(line.kind == "same" for line in self.lines)


def compare_documents(old: Document, new: Document, work: Work | None = None) -> DocumentChanges:
    """Compare two documents. Unequal documents never compare as the same.

    Args:
        work: limits what several comparisons cost together. Beyond it whole lines are compared.
    """
    comparison = _Comparison(work or Work())
    changes = list(comparison.stretch(lines(old), lines(new), _alone))
    return DocumentChanges(tuple(_splits(_moves(changes))), comparison.is_capped)


def _alone(line: Line) -> Line:
    """Return a line whatever the containers that begin with it."""
    return replace(line, opened=0)


class _Comparison:
    """One comparison of documents: the work it may do, and whether that was too little."""

    def __init__(self, work: Work) -> None:
        self.work, self.is_capped = work, False

    def stretch(self, old: Sequence[Line], new: Sequence[Line], key) -> Iterator[LineChange]:
        """Yield the changes of a stretch of lines: those alike by their key first, then those of what is between."""
        try:
            codes = opcodes([key(line) for line in old], [key(line) for line in new], self.work)
        except TooDifferent:
            codes = [("replace", 0, len(old), 0, len(new))]
        for code, i1, i2, j1, j2 in codes:
            if code == "equal":
                yield from map(self._pair, old[i1:i2], new[j1:j2])
            elif key is _alone:
                yield from (
                    self.stretch(old[i1:i2], new[j1:j2], text_of_line)
                    if i1 < i2 and j1 < j2
                    else _apart(old[i1:i2], new[j1:j2])
                )
            else:
                yield from self._replaced(old[i1:i2], new[j1:j2])

    def _replaced(self, old: Sequence[Line], new: Sequence[Line]) -> Iterator[LineChange]:
        """Yield the changes of lines of which none has the text of another."""
        found = pairs(old, new)
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
    """Return changes in which a line that was taken out here and added there, word for word, moved."""
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


def _splits(changes: Sequence[LineChange]) -> Iterator[LineChange]:
    """Yield changes in which lines that were split off a line beside them, or joined to it, say so."""
    for place, change in enumerate(changes):
        if change.kind == "added" and change.new and _is_within(text_of_line(change.new), _beside(changes, place)):
            yield replace(change, split_off=True)
        elif (
            change.kind == "removed"
            and change.old
            and _is_within(text_of_line(change.old), [(new, old) for old, new in _beside(changes, place)])
        ):
            yield replace(change, joined_to=True)
        else:
            yield change


def _beside(changes: Sequence[LineChange], place: int) -> list[tuple[str, str]]:
    """Return the old and the new text of the changed lines on both sides, beyond others of the same kind."""
    found = []
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(changes) and changes[other].kind == changes[place].kind:
            other += step
        if 0 <= other < len(changes) and changes[other].kind == "changed":
            old, new = changes[other].old, changes[other].new
            found.append((text_of_line(old) if old else "", text_of_line(new) if new else ""))
    return found


def _is_within(text: str, texts: Sequence[tuple[str, str]]) -> bool:
    """Return whether a text is in the one version of a line beside it and not in the other."""
    return any(text.strip() and text in one and text not in other for one, other in texts)
