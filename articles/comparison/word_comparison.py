"""Comparison of two versions of one line word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter
from typing import Literal

from articles.document import Run
from articles.text import TooDifferent, Work, opcodes

from .tokens import Token, joined, tokens_of

# A sentence of which a larger share changed is shown as a whole, before and after.
MAX_SHARE = 0.5
SENTENCE_ENDS = frozenset(".!?…")
# Signs that may follow the end of a sentence and belong to it.
CLOSING_CHARACTERS = frozenset("\"'”’»)]")

Kind = Literal["same", "removed", "added", "restyled"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line: the same in both versions, only in one, or the same with different marks.

    ``old`` are the runs of the version before and ``new`` those of the version after, or ``()`` if it has none.
    """

    kind: Kind
    old: tuple[Run, ...]
    new: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A comparison of two lines. ``is_capped`` is true if they differ too much to be compared word by word.

    The old runs of its pieces, joined, are those of the old line, and the new ones those of the new line.
    """

    pieces: tuple[Piece, ...]
    is_capped: bool = False

    @property
    def is_same(self) -> bool:
        """Whether both lines are equal."""
        return all(piece.kind == "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Step:
    """Tokens that were kept, removed or added."""

    is_kept: bool
    old: Sequence[Token]
    new: Sequence[Token]


def compare_runs(old: Sequence[Run], new: Sequence[Run], work: Work) -> Words:
    """Compare two lines. ``work`` limits the cost of all comparisons of a page together."""
    if old == new:
        return Words((Piece("same", tuple(old), tuple(new)),) if old else ())
    try:
        work.spend_characters(sum(len(run.text) for run in (*old, *new)))
    except TooDifferent:
        whole = Piece("removed", tuple(old), ()), Piece("added", (), tuple(new))
        return Words(tuple(piece for piece in whole if piece.old or piece.new), is_capped=True)
    before, after = tokens_of(old), tokens_of(new)
    try:
        codes = opcodes([one.text for one in before], [one.text for one in after], work)
    except TooDifferent:
        return Words(tuple(_changed(before, after)), is_capped=True)
    steps = [_Step(code == "equal", before[i1:i2], after[j1:j2]) for code, i1, i2, j1, j2 in codes]
    return Words(tuple(piece for step in _sentences(_without_gaps(steps)) for piece in _pieces(step)))


def _without_gaps(steps: Sequence[_Step]) -> list[_Step]:
    """Return the steps with changes joined that have only white space between them."""
    result: list[_Step] = []
    for place, step in enumerate(steps):
        is_between = 0 < place < len(steps) - 1
        is_gap = step.is_kept and is_between and all(one.text.isspace() and one.text != "\n" for one in step.new)
        changed = _Step(False, step.old, step.new) if is_gap else step
        if result and not result[-1].is_kept and not changed.is_kept:
            last = result.pop()
            changed = _Step(False, [*last.old, *changed.old], [*last.new, *changed.new])
        result.append(changed)
    return result


def _sentences(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Yield the steps, with a sentence of which most changed as a single change.

    A sentence extends from one sentence end that both versions have to the next.
    """
    sentence: list[_Step] = []
    for step in steps:
        if not step.is_kept:
            sentence.append(step)
            continue
        start = 0
        for end in _ends(step.new):
            sentence.append(_Step(True, step.old[start:end], step.new[start:end]))
            yield from _sentence(sentence)
            sentence, start = [], end
        if start < len(step.new):
            sentence.append(_Step(True, step.old[start:], step.new[start:]))
    yield from _sentence(sentence)


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the position after each end of a sentence."""
    for place, token in enumerate(tokens):
        if token.text in SENTENCE_ENDS or token.text == "\n":
            end = place + 1
            while end < len(tokens) and tokens[end].text in CLOSING_CHARACTERS:
                end += 1
            yield end


def _sentence(steps: list[_Step]) -> list[_Step]:
    """Return the steps of a sentence, or a single change of all its words if most of them changed."""
    changed = [step for step in steps if not step.is_kept]
    count = sum(max(_words(step.old), _words(step.new)) for step in changed)
    kept = sum(_words(step.new) for step in steps if step.is_kept)
    if not kept or count <= MAX_SHARE * (count + kept):
        return steps
    start, end = (_without_words(steps, backwards) for backwards in (False, True))
    old, new = ([one for step in steps for one in tokens(step)] for tokens in (attrgetter("old"), attrgetter("new")))
    whole = _Step(False, old[start : len(old) - end], new[start : len(new) - end])
    return [
        *([_Step(True, old[:start], new[:start])] if start else []),
        whole,
        *([_Step(True, old[len(old) - end :], new[len(new) - end :])] if end else []),
    ]


def _without_words(steps: Sequence[_Step], backwards: bool) -> int:
    """Return how many tokens at the beginning or the end of a sentence were kept and are not words."""
    step = steps[-1 if backwards else 0]
    if not step.is_kept:
        return 0
    tokens = reversed(step.new) if backwards else step.new
    return sum(1 for _token in takewhile(lambda token: not token.is_word, tokens))


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)


def _pieces(step: _Step) -> Iterator[Piece]:
    if not step.is_kept:
        yield from _changed(step.old, step.new)
        return
    old: list[Run] = []
    new: list[Run] = []
    kind: Kind = "same"
    for before, after in zip(step.old, step.new, strict=True):
        other: Kind = "same" if before.runs == after.runs else "restyled"
        if other != kind and old:
            yield Piece(kind, joined(old), joined(new))
            old, new = [], []
        kind = other
        old += before.runs
        new += after.runs
    if old:
        yield Piece(kind, joined(old), joined(new))


def _changed(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    if old:
        yield Piece("removed", joined(run for one in old for run in one.runs), ())
    if new:
        yield Piece("added", (), joined(run for one in new for run in one.runs))
