"""Differences between two texts, word by word, at a bounded cost."""

import re

TOKENS = re.compile(r"\s+|[^\s]+")
# Two stretches that differ in more places than this are not compared any further.
MAX_EDITS = 600
# Pairs of items looked at in one comparison: all its passages together.
MAX_STEPS = 1_000_000


class TooDifferent(Exception):
    """Two lists differ in more places than are looked for."""


class Work:
    """The steps that a comparison may take, and those it has taken: one step looks at one pair of items."""

    def __init__(self, limit=MAX_STEPS):
        self.limit, self.steps = limit, 0

    def spend(self, steps):
        """Count steps. Raises TooDifferent where there are no more."""
        self.steps += steps
        if self.steps > self.limit:
            raise TooDifferent


class Pieces(list):
    """Pieces of a comparison as ``(kind, text)``, ``is_capped`` where a passage is shown whole: removed and added."""

    def __init__(self, pieces=(), is_capped=False):
        super().__init__(pieces)
        self.is_capped = is_capped


def _shared_ends(old, new):
    """How many items two lists share at their beginning and, apart from those, at their end."""
    shorter, first, last = min(len(old), len(new)), 0, 0
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _rounds(old, new, work):
    """The furthest places reached in ``old`` by each number of edits, a dict by diagonal for each round.

    The greedy algorithm of E. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
    """
    rounds, furthest = [], {1: 0}
    for edits in range(min(len(old) + len(new), MAX_EDITS) + 1):
        reached, looked = {}, 0
        for diagonal in range(-edits, edits + 1, 2):
            before, after = furthest.get(diagonal - 1, -1), furthest.get(diagonal + 1, -1)
            x = after if diagonal == -edits or (diagonal != edits and before < after) else before + 1
            y = x - diagonal
            start = x
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            looked += x - start + 1
            reached[diagonal] = x
            if x >= len(old) and y >= len(new):
                work.spend(looked)
                return [*rounds, reached]
        work.spend(looked)
        rounds.append(reached)
        furthest = reached
    raise TooDifferent


def _runs(old, new, work):
    """Runs that two lists share, in order, as ``(place in old, place in new, length)``."""
    rounds = _rounds(old, new, work)
    runs, x, y = [], len(old), len(new)
    for edits in range(len(rounds) - 1, 0, -1):
        furthest, diagonal = rounds[edits - 1], x - y
        before, after = furthest.get(diagonal - 1, -1), furthest.get(diagonal + 1, -1)
        is_insertion = diagonal == -edits or (diagonal != edits and before < after)
        start = after if is_insertion else before + 1
        if x > start:
            runs.append((start, start - diagonal, x - start))
        x, y = (start, start - diagonal - 1) if is_insertion else (start - 1, start - diagonal)
    if x:
        runs.append((0, 0, x))
    return runs[::-1]


def opcodes(old, new, work=None):
    """How one list of hashable items becomes another, as opcodes of ``difflib``.

    Beginnings and ends that agree cost one step an item and are found in lists of any length. Raises TooDifferent
    where what lies between them differs in too many places.
    """
    work = work or Work()
    first, last = _shared_ends(old, new)
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    runs = [(0, 0, first)] if first else []
    if before and after:
        runs += [(i + first, j + first, length) for i, j, length in _runs(before, after, work)]
    runs.append((len(old) - last, len(new) - last, last))
    codes, i, j = [], 0, 0
    for at, to, length in runs:
        if i < at or j < to:
            codes.append(("replace" if i < at and j < to else "delete" if i < at else "insert", i, at, j, to))
        if length and codes and codes[-1][0] == "equal":
            codes[-1] = ("equal", codes[-1][1], at + length, codes[-1][3], to + length)
        elif length:
            codes.append(("equal", at, at + length, to, to + length))
        i, j = at + length, to + length
    return codes


def departures(old, new, work=None):
    """How one list becomes another, as ``opcodes``; lists that differ too much differ as a whole between their ends."""
    try:
        return opcodes(old, new, work)
    except TooDifferent:
        first, last = _shared_ends(old, new)
        codes = [("equal", 0, first, 0, first)] if first else []
        codes.append(("replace", first, len(old) - last, first, len(new) - last))
        return codes + ([("equal", len(old) - last, len(old), len(new) - last, len(new))] if last else [])


def _joined(pieces):
    """Pieces of one kind joined, and changes with nothing but a space between them: removed before added."""
    joined, same, removed, added = [], [], [], []

    def end(*kinds):
        for kind, texts in kinds:
            if texts:
                joined.append((kind, "".join(texts)))
                texts.clear()

    for place, (kind, text) in enumerate(pieces):
        is_gap = (removed or added) and place + 1 < len(pieces) and text.isspace() and "\n" not in text
        if kind == "same" and not is_gap:
            end(("removed", removed), ("added", added))
            same.append(text)
            continue
        end(("same", same))
        removed += [text] if kind != "added" else []
        added += [text] if kind != "removed" else []
    end(("same", same), ("removed", removed), ("added", added))
    return joined


def _compare_passage(old, new, work):
    """Pieces of one passage, word by word. Raises TooDifferent."""
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    for tag, i1, i2, j1, j2 in opcodes(before, after, work):
        if tag == "equal":
            yield "same", "".join(before[i1:i2])
            continue
        yield from _whole(before[i1:i2], after[j1:j2])


def _whole(old, new):
    """Pieces that hold both stretches whole."""
    return [(kind, "".join(items)) for kind, items in (("removed", old), ("added", new)) if items]


def _compare_lines(old, new, work):
    """Pieces of a stretch of lines that were replaced, and whether some line of it is not compared by word."""
    try:
        return list(_compare_passage("".join(old), "".join(new), work)), False
    except TooDifferent:
        if len(old) != len(new) or not 1 < len(old) <= MAX_EDITS:
            return _whole(old, new), True
    pieces, is_capped = [], False
    for line, other in zip(old, new, strict=True):
        more, is_whole = _compare_lines([line], [other], work)
        pieces += more
        is_capped = is_capped or is_whole
    return pieces, is_capped


def compare_words(old, new, work=None):
    """Compare two plain texts: ``Pieces`` as ``(kind, text)`` with kind ``same``, ``removed`` or ``added``.

    The ``same`` and ``removed`` pieces joined give ``old``; the ``same`` and ``added`` ones give ``new``. Lines are
    aligned first. Lines that differ in too many places are not compared by word: the pieces then hold them whole and
    are ``is_capped``. ``work`` limits what several comparisons cost together.
    """
    work = work or Work()
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pieces, is_capped = [], False
    for tag, i1, i2, j1, j2 in departures(lines, others, work):
        if tag == "equal":
            pieces.append(("same", "".join(lines[i1:i2])))
            continue
        more, is_whole = _compare_lines(lines[i1:i2], others[j1:j2], work)
        pieces += more
        is_capped = is_capped or is_whole
    return Pieces(_joined(pieces), is_capped)
