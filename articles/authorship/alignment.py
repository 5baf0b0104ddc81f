"""Matching of each changed part with the part of the previous revision that it was made from."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from .parts import BODY_PART, Part

# Blocks that share a smaller part of their words than this are not versions of each other.
MIN_LIKENESS = 0.34
# The most pairs of blocks that are compared in one save.
MAX_PAIRS = 4_000

Positions = list[int]


def predecessors(before: Sequence[Part], after: Sequence[Part]) -> dict[int, int]:
    """Return which part each changed part was made from, as ``{position after: position before}``.

    Parts that are unchanged, moved or copied are left out, and so are parts that are entirely new. The predecessor of a
    field is the part with the same key. The predecessor of a block is the block with which it shares most words, if
    they are similar enough. If that would compare too many pairs, only blocks between the same unchanged blocks are
    compared, and if there are still too many, blocks are matched in order.
    """
    known = set(before)
    by_key = {part.key: position for position, part in enumerate(before)}
    found: dict[int, int] = {}
    changed = []
    for position, part in enumerate(after):
        if part in known:
            continue
        if part.key == BODY_PART:
            changed.append(position)
        elif part.key in by_key:
            found[position] = by_key[part.key]
    old = [position for position, part in enumerate(before) if part.key == BODY_PART]
    gone = known.difference(after)
    if len(changed) * len(old) <= MAX_PAIRS:
        return found | _most_alike(before, after, old, changed, gone)
    return found | _between_anchors(before, after, old, set(changed), gone)


def _most_alike(
    before: Sequence[Part], after: Sequence[Part], old: Positions, new: Positions, gone: Set[Part]
) -> dict[int, int]:
    """Return the predecessor of each new block that has one, by the number of shared words."""
    old_words = [(position, frozenset(before[position].words or before[position].tokens)) for position in old]
    found: dict[int, int] = {}
    for position in new:
        words = frozenset(after[position].words or after[position].tokens)
        best = (0, 0.0, False, 0)
        for candidate, others in old_words:
            shared = len(words & others)
            likeness = 2 * shared / (len(words) + len(others)) if shared else 0.0
            # The number of shared words counts first: of two copies, the one that another author extended is chosen.
            # Of blocks that are equally similar, removed ones come first, then the nearest.
            fit = (shared, likeness, before[candidate] in gone, -abs(candidate - position))
            if likeness >= MIN_LIKENESS and fit > best:
                best = fit
                found[position] = candidate
    return found


def _between_anchors(
    before: Sequence[Part], after: Sequence[Part], old: Positions, changed: Set[int], gone: Set[Part]
) -> dict[int, int]:
    """Return predecessors of changed blocks among the blocks between the same two unchanged ones."""
    found: dict[int, int] = {}
    left = MAX_PAIRS
    new = [position for position, part in enumerate(after) if part.key == BODY_PART]
    for old_stretch, new_stretch in _stretches(before, after, old, new):
        wanted = [position for position in new_stretch if position in changed]
        pairs = len(wanted) * len(old_stretch)
        if pairs <= left:
            left -= pairs
            found |= _most_alike(before, after, old_stretch, wanted, gone)
        else:
            found |= {position: old_stretch[min(nth, len(old_stretch) - 1)] for nth, position in enumerate(wanted)}
    return found


def _stretches(
    before: Sequence[Part], after: Sequence[Part], old: Positions, new: Positions
) -> Iterator[tuple[Positions, Positions]]:
    """Yield the positions before and after between neighbouring anchors."""
    old_start = new_start = 0
    ends = [*_anchors([before[position] for position in old], [after[position] for position in new])]
    for old_end, new_end in [*ends, (len(old), len(new))]:
        yield old[old_start:old_end], new[new_start:new_end]
        old_start, new_start = old_end + 1, new_end + 1


def _anchors(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the longest series of blocks that both have in the same order. A repeated block counts at its last place.

    Unlike with ``difflib``, the cost does not depend on how blocks are repeated or reordered.
    """
    place = {part: position for position, part in enumerate(old)}
    ends: list[int] = []  # the smallest end of a series of each length
    chain: list[tuple[int, int]] = []  # those ends, as positions in new and what was before them
    steps: list[int] = []
    for position, part in enumerate(new):
        if part not in place:
            continue
        length = bisect_left(ends, place[part])
        chain.append((position, steps[length - 1] if length else -1))
        ends[length : length + 1] = [place[part]]
        steps[length : length + 1] = [len(chain) - 1]
    series = []
    step = steps[-1] if steps else -1
    while step >= 0:
        position, step = chain[step]
        series.append((place[new[position]], position))
    return series[::-1]
