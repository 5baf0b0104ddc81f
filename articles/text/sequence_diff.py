"""Differences between two lists, at a limited cost."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

# As in ``difflib``: the operation, and its ranges in the old list and in the new one.
Opcode = tuple[str, int, int, int, int]

# Two stretches that differ in more places than this are not compared any further.
MAX_EDITS = 600
# The most pairs of items compared in one comparison, all its passages together.
MAX_STEPS = 1_000_000
# The most characters compared word by word in one comparison, of both versions together.
MAX_CHARACTERS = 400_000
# The most characters searched for facts in one comparison. A line that both versions have counts once.
MAX_CHECKED_CHARACTERS = 400_000


class TooDifferent(Exception):
    """Two lists differ in more places than the limits allow."""


class Work:
    """The limits and the counts of the work of a comparison. One step compares one pair of items."""

    def __init__(self, limit: int = MAX_STEPS) -> None:
        self.limit, self.steps = limit, 0
        self.characters = 0
        self.checked_characters = 0

    def spend(self, steps: int) -> None:
        """Count steps. Raises TooDifferent over the limit."""
        self.steps += steps
        if self.steps > self.limit:
            raise TooDifferent

    def spend_characters(self, characters: int) -> None:
        """Count characters that are split into words. Raises TooDifferent over the limit."""
        if self.characters + characters > MAX_CHARACTERS:
            raise TooDifferent
        self.characters += characters

    def spend_checked(self, characters: int) -> None:
        """Count characters that are searched for numbers, names, quotations and links.

        Raises TooDifferent over the limit.
        """
        if self.checked_characters + characters > MAX_CHECKED_CHARACTERS:
            raise TooDifferent
        self.checked_characters += characters


def _shared_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """Return how many items two lists have in common at their beginning and, apart from those, at their end."""
    shorter, first, last = min(len(old), len(new)), 0, 0
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _rounds(old: Sequence[Hashable], new: Sequence[Hashable], work: Work) -> list[dict[int, int]]:
    """Return the furthest positions reached in ``old`` by each number of edits, a dict by diagonal for each round.

    The greedy algorithm of E. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
    """
    rounds: list[dict[int, int]] = []
    furthest = {1: 0}
    for edits in range(min(len(old) + len(new), MAX_EDITS) + 1):
        reached: dict[int, int] = {}
        looked = 0
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


def _runs(old: Sequence[Hashable], new: Sequence[Hashable], work: Work) -> list[tuple[int, int, int]]:
    """Return runs that two lists have in common, in order, as ``(index in old, index in new, length)``."""
    rounds = _rounds(old, new, work)
    runs: list[tuple[int, int, int]] = []
    x, y = len(old), len(new)
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


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable], work: Work | None = None) -> list[Opcode]:
    """Return how one list of hashable items becomes another, as opcodes of ``difflib``.

    Common beginnings and ends are found in lists of any length. Raises TooDifferent where the rest differs in too many
    places.
    """
    work = work or Work()
    first, last = _shared_ends(old, new)
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    runs = [(0, 0, first)] if first else []
    if before and after:
        runs += [(i + first, j + first, length) for i, j, length in _runs(before, after, work)]
    runs.append((len(old) - last, len(new) - last, last))
    codes: list[Opcode] = []
    i = j = 0
    for at, to, length in runs:
        if i < at or j < to:
            codes.append(("replace" if i < at and j < to else "delete" if i < at else "insert", i, at, j, to))
        if length and codes and codes[-1][0] == "equal":
            codes[-1] = ("equal", codes[-1][1], at + length, codes[-1][3], to + length)
        elif length:
            codes.append(("equal", at, at + length, to, to + length))
        i, j = at + length, to + length
    return codes


def opcodes_or_whole(old: Sequence[Hashable], new: Sequence[Hashable], work: Work | None = None) -> list[Opcode]:
    """Return how one list becomes another, as ``opcodes`` does.

    Where they differ too much, everything between their common beginning and end is replaced.
    """
    try:
        return opcodes(old, new, work)
    except TooDifferent:
        first, last = _shared_ends(old, new)
        codes = [("equal", 0, first, 0, first)] if first else []
        codes.append(("replace", first, len(old) - last, first, len(new) - last))
        return codes + ([("equal", len(old) - last, len(old), len(new) - last, len(new))] if last else [])
