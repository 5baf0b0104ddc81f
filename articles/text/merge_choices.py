"""Finding conflicts of a merge that cannot be decided separately, since different choices do not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .item_words import ItemWords, Run
    from .three_way_merge import Chunk

SIDES = ("ours", "theirs")


class Clash(NamedTuple):
    """Two conflicts, by their indexes among the chunks, the earlier one first."""

    first: int
    second: int


def find_clashes(chunks: Sequence[Chunk], words: ItemWords) -> Iterator[Clash]:
    """Yield pairs of conflicts for which choosing different sides would duplicate or lose words.

    The result would have a run of words more often than either version, or lack a word that both versions keep.

    Args:
        chunks: Those of ``three_way_merge.align_versions``.
        words: The words and runs of items that the merge has read.
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
    """The first two conflicts that have each word or run on one side."""

    def __init__(self, conflicts: Sequence[int], found: Mapping[tuple[int, str], Counter[Any]], side: str) -> None:
        self._places: dict[Hashable, list[int]] = {}
        for place in conflicts:
            for one in found[place, side]:
                places = self._places.setdefault(one, [])
                if len(places) < 2:
                    places.append(place)

    def other_than(self, place: int, one: Hashable) -> int | None:
        """Return the first conflict other than ``place`` that has it, or None."""
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
    """Yield pairs of conflicts where a run is doubled if ``other`` is chosen in the second and ``side`` elsewhere."""
    whole = {one: count([item for chunk in chunks for item in getattr(chunk, one)]) for one in SIDES}
    chosen = count([item for chunk in rest for item in chunk.merged])
    for place in conflicts:
        chosen.update(runs[place, side])
    holders = _Holders(conflicts, runs, side)
    for second in conflicts:
        for run, number in runs[second, other].items():
            total = chosen[run] - runs[second, side][run] + number
            if total > max(whole[side][run], whole[other][run]):
                first = holders.other_than(second, run)
                if first is not None:
                    yield first, second


def _lost(
    conflicts: Sequence[int], known: Mapping[tuple[int, str], Counter[str]], rest: set[str], side: str, other: str
) -> Iterator[tuple[int, int]]:
    """Yield pairs of conflicts where a word is lost if ``other`` is chosen in the second and ``side`` elsewhere."""
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
