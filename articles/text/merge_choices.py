"""Conflicts of a merge of which one side of the one and the other side of the other do not go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .item_words import ItemWords, Run
    from .three_way_merge import Chunk

SIDES = ("ours", "theirs")


class Clash(NamedTuple):
    """Two conflicts, by their places among the chunks, the earlier one first."""

    first: int
    second: int


def find_clashes(chunks: Sequence[Chunk], words: ItemWords) -> Iterator[Clash]:
    """Yield pairs of conflicts for which some choice of different sides doubles words or loses them.

    It would leave a run of words oftener than it is in the richer version, or leave out a word that both versions keep.

    Args:
        chunks: Those of ``three_way_merge.weave``.
        words: Gives the runs and the words of items: the merge's own reader of them.
    """
    conflicts = [place for place, chunk in enumerate(chunks) if chunk.is_conflict]
    if len(conflicts) < 2:
        return
    runs = {(place, side): words.count(getattr(chunks[place], side)) for place in conflicts for side in SIDES}
    known = {(place, side): Counter(words.known(getattr(chunks[place], side))) for place in conflicts for side in SIDES}
    rest = [chunk for chunk in chunks if not chunk.is_conflict]
    for side, other in (SIDES, SIDES[::-1]):
        doubled = _doubled(chunks, conflicts, runs, words.count, rest, side, other)
        lost = _lost(conflicts, known, words.known([item for chunk in rest for item in chunk.merged]), side, other)
        for pair in (*doubled, *lost):
            yield Clash(*sorted(pair))


class _Holders:
    """The first two conflicts in which something is on one side."""

    def __init__(self, conflicts: Sequence[int], found: Mapping[tuple[int, str], Counter[Any]], side: str) -> None:
        self._places: dict[Hashable, list[int]] = {}
        for place in conflicts:
            for one in found[place, side]:
                places = self._places.setdefault(one, [])
                if len(places) < 2:
                    places.append(place)

    def other_than(self, place: int, one: Hashable) -> int | None:
        """Return the first conflict other than a given one that has it, or None."""
        return next((other for other in self._places.get(one, ()) if other != place), None)


def _doubled(
    chunks: Sequence[Chunk],
    conflicts: Sequence[int],
    runs: Mapping[tuple[int, str], Counter[Run]],
    count: Callable[[list[str]], Counter[Run]],
    rest: Sequence[Chunk],
    side: str,
    other: str,
) -> Iterator[tuple[int, int]]:
    """Yield pairs of conflicts: with ``other`` chosen in the second and ``side`` elsewhere, a run stands twice."""
    whole = {one: count([item for chunk in chunks for item in getattr(chunk, one)]) for one in SIDES}
    chosen = count([item for chunk in rest for item in chunk.merged])
    for place in conflicts:
        chosen.update(runs[place, side])
    holders = _Holders(conflicts, runs, side)
    for second in conflicts:
        for run, number in runs[second, other].items():
            stands = chosen[run] - runs[second, side][run] + number
            if stands > max(whole[side][run], whole[other][run]):
                first = holders.other_than(second, run)
                if first is not None:
                    yield first, second


def _lost(
    conflicts: Sequence[int], known: Mapping[tuple[int, str], Counter[str]], rest: set[str], side: str, other: str
) -> Iterator[tuple[int, int]]:
    """Yield pairs of conflicts: with ``other`` chosen in the second and ``side`` everywhere else, a word is gone."""
    total: dict[str, Counter[str]] = {one: Counter() for one in SIDES}
    for place in conflicts:
        for one in SIDES:
            total[one].update(known[place, one])
    holders = _Holders(conflicts, known, other)
    for second in conflicts:
        for word in known[second, side]:
            is_kept = total[other][word] and word not in rest
            if is_kept and total[side][word] == 1 and word not in known[second, other]:
                first = holders.other_than(second, word)
                if first is not None:
                    yield first, second
