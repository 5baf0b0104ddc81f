"""Three-way merges of what two people changed in the same version, without losing either's changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from .item_words import RUN_LENGTH, ItemWords
from .merge_choices import find_clashes
from .sequence_alignment import MAX_PAIRS, MIN_LIKENESS, Pair, best_pairs
from .sequence_diff import opcodes_or_whole

# So many conflicts that cannot be decided separately are joined one after another.
MAX_SINGLE_JOINS = 8
# A difference from the base version: ``(start, end, replacement)``.
Change = tuple[int, int, list[str]]
VERSIONS = (attrgetter("base"), attrgetter("ours"), attrgetter("theirs"))


class Chunk(NamedTuple):
    """A passage of items in the base and in each of the two versions. All chunks together make up each version."""

    base: list[str]
    ours: list[str]
    theirs: list[str]

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it, in different ways."""
        return self.ours != self.theirs and self.base not in (self.ours, self.theirs)

    @property
    def merged(self) -> list[str]:
        """The result without a choice: the side that changed it, or ours where both did."""
        return self.theirs if self.ours == self.base else self.ours


def _pairs(old: list[str], new: list[str], words: ItemWords) -> list[Pair]:
    """Return which items of a replaced passage are versions of which, in order, as ``(index in old, index in new)``."""
    if len(old) == len(new):
        return list(zip(range(len(old)), range(len(new)), strict=True))
    if len(old) * len(new) > MAX_PAIRS:
        return []
    alike = [[words.are_alike(one, other) for other in new] for one in old]
    return best_pairs([[share if share >= MIN_LIKENESS else 0.0 for share in row] for row in alike], len(old), len(new))


def _split(change: Change, base: list[str], words: ItemWords) -> list[Change]:
    """Return a change of several items as changes of one item each, and of items added or removed between them.

    Neighbours stay one change where the new words of one contain a run of the other's old words, as when a paragraph
    was split or moved by one.
    """
    start, end, replacement = change
    old = base[start:end]
    parts: list[Change] = []
    i = j = 0
    for at, to in [*_pairs(old, replacement, words), (len(old), len(replacement))]:
        if i < at or j < to:
            parts.append((start + i, start + at, replacement[j:to]))
        if at < len(old):
            parts.append((start + at, start + at + 1, replacement[to : to + 1]))
        i, j = at + 1, to + 1
    groups = [parts[:1]]
    for before, part in pairwise(parts):
        if _shares_words(before, part, base, words) or _shares_words(part, before, base, words):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [(group[0][0], group[-1][1], [item for part in group for item in part[2]]) for group in groups]


def _shares_words(one: Change, other: Change, base: list[str], words: ItemWords) -> bool:
    """Return whether the new words of a change contain a run of the old words of another.

    A run that was in the old words of both, such as "kata dia kemarin", does not count.
    """
    old = base[other[0] : other[1]]
    runs, own = words.count(old), words.count(base[one[0] : one[1]])
    return any(
        run not in own and (run in runs or (len(run) < RUN_LENGTH and any(words.contain(item, run) for item in old)))
        for new in one[2]
        for run in words.runs(new)
    )


def _changes(base: list[str], other: list[str]) -> list[Change]:
    """Return where ``other`` differs from ``base``, as ``(start, end, replacement)`` with indexes in base."""
    return [(i1, i2, other[j1:j2]) for tag, i1, i2, j1, j2 in opcodes_or_whole(base, other) if tag != "equal"]


def _apply(changes: Iterable[Change], base: list[str], start: int, end: int) -> list[str]:
    """Return the items of base between two indexes, with changes applied to them."""
    items: list[str] = []
    place = start
    for begin, stop, replacement in changes:
        items += base[place:begin] + replacement
        place = stop
    return items + base[place:end]


def _groups(ours: Iterable[Change], theirs: Iterable[Change]) -> list[tuple[list[Change], list[Change]]]:
    """Group the changes of both that overlap, as pairs of lists in the order of base.

    Two insertions at the same place overlap, but one next to a changed item does not.
    """
    groups: list[tuple[list[Change], list[Change]]] = []
    end = inserted_at = -1
    marked = [(change, 0) for change in ours] + [(change, 1) for change in theirs]
    for change, side in sorted(marked, key=lambda one: (one[0][:2], one[1])):
        start, stop, _replacement = change
        is_insertion = start == stop
        if not (start < end or (is_insertion and start == inserted_at)):
            groups.append(([], []))
            end = -1
        groups[-1][side].append(change)
        end, inserted_at = max(end, stop), start if is_insertion else inserted_at
    return groups


def _chunks(base: list[str], groups: Iterable[Sequence[list[Change]]]) -> list[Chunk]:
    """Return the chunks of groups of changes, with unchanged chunks between them."""
    chunks: list[Chunk] = []
    place = 0
    for pair in groups:
        start = min(change[0] for side in pair for change in side)
        end = max(change[1] for side in pair for change in side)
        if place < start:
            chunks.append(Chunk(*[base[place:start]] * 3))
        chunks.append(Chunk(base[start:end], *(_apply(side, base, start, end) for side in pair)))
        place = end
    if place < len(base):
        chunks.append(Chunk(*[base[place:]] * 3))
    return chunks


def _is_sound(chunks: list[Chunk], words: ItemWords) -> bool:
    """Return whether no choice duplicates or loses words.

    For each side that may be chosen: no run of words is there more often than in either version, and no word is lost
    that both versions keep. Where both sides of a conflict are kept, its own words may be there twice.
    """
    untouched = [item for chunk in chunks if chunk.base == chunk.ours == chunk.theirs for item in chunk.base]
    changed = [chunk for chunk in chunks if not chunk.base == chunk.ours == chunk.theirs]
    ours, theirs = ([item for chunk in changed for item in getattr(chunk, side)] for side in ("ours", "theirs"))
    richer, kept = words.count(ours) | words.count(theirs), words.known(ours) & words.known(theirs)
    for choice in ("ours", "theirs"):
        merged = [item for chunk in changed for item in (getattr(chunk, choice) if chunk.is_conflict else chunk.merged)]
        gone = kept - words.known(merged)
        if words.count(merged) - richer or (gone and gone - words.known(untouched)):
            return False
    both = [item for chunk in changed for item in (chunk.ours + chunk.theirs if chunk.is_conflict else chunk.merged)]
    for chunk in changed:
        if chunk.is_conflict:
            richer.update(words.count(chunk.ours) & words.count(chunk.theirs))
    return not words.count(both) - richer


def _joined_clashes(chunks: list[Chunk], words: ItemWords) -> list[Chunk]:
    """Return chunks in which conflicts that cannot be decided separately are joined, with what is between them.

    The first few are joined one after another, since a join may make the next one unnecessary. Any more are joined
    at once, so that the cost does not grow with their number.
    """
    joins = 0
    while stretches := _clashing_stretches(chunks, words, None if joins >= MAX_SINGLE_JOINS else 1):
        chunks = _with_joined(chunks, stretches)
        joins += 1
    return chunks


def _clashing_stretches(chunks: list[Chunk], words: ItemWords, limit: int | None) -> list[tuple[int, int]]:
    """Return ranges of chunks that cannot be decided separately, as ``(start, end)``, up to a limit."""
    return [(clash.first, clash.second + 1) for clash in islice(find_clashes(chunks, words), limit)]


def _with_joined(chunks: list[Chunk], stretches: Iterable[tuple[int, int]]) -> list[Chunk]:
    """Return chunks in which each range is joined into one. Overlapping ranges are joined together."""
    joined: list[Chunk] = []
    place = 0
    for start, end in _united(stretches):
        whole = Chunk(*([item for chunk in chunks[start:end] for item in side(chunk)] for side in VERSIONS))
        joined += [*chunks[place:start], whole]
        place = end
    return joined + chunks[place:]


def _united(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges ``(start, end)`` in order, with overlapping ones united."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def align_versions(base: list[str], ours: list[str], theirs: list[str]) -> list[Chunk]:
    """Align three versions of a list of items (paragraphs) as a list of ``Chunk``.

    Joining ``base``, ``ours`` or ``theirs`` of the chunks gives that version again. Each changed item is a chunk of its
    own where no choice then duplicates or loses words. Otherwise each changed passage is one, or all changes are.
    """
    words = ItemWords()
    stretches = [_changes(base, other) for other in (ours, theirs)]
    single = [[part for change in side for part in _split(change, base, words)] for side in stretches]
    for changes in (single, stretches):
        chunks = _chunks(base, _groups(*changes))
        if _is_sound(chunks, words):
            chunks = _joined_clashes(chunks, words)
            if _is_sound(chunks, words):
                return chunks
    return _chunks(base, [stretches])


def carry_edits(base: list[str], ours: list[str], theirs: list[str]) -> list[list[str]]:
    """Return the three versions, with edits of an item applied where the other side has moved it.

    An edit is not applied where a word that both versions keep would be lost, or where words would be duplicated.
    """
    words, versions = ItemWords(), [list(base), list(ours), list(theirs)]
    kept = words.known(ours) & words.known(theirs)
    for mover, editor in ((1, 2), (2, 1)):
        start, moved, edited = (versions[place] for place in (0, mover, editor))
        gone = {place for begin, end, _new in _changes(start, moved) for place in range(begin, end)}
        counts, new_places = Counter(start), {item: place for place, item in enumerate(moved)}
        counts.update(moved)
        holders = Counter(word for item in moved for word in set(words.words_of(item)))
        written = words.count([*start, *moved])
        for place, edit in _edits(start, edited, words):
            item = start[place]
            # The item is once in each of the two and not in the edited version, and no other item equals the edit.
            is_edited = item not in edited and not counts[edit]
            if place in gone and item in new_places and counts[item] == 2 and is_edited:
                if (words.runs(edit) - words.runs(item)).keys() & written.keys():
                    # The edit contains words of another item, which may be elsewhere too.
                    continue
                before, after = set(words.words_of(item)), set(words.words_of(edit))
                if any(word in kept and holders[word] == 1 for word in before - after):
                    continue
                moved[new_places[item]] = start[place] = edit
                counts[edit] = 2
                holders.subtract(before)
                holders.update(after)
    return versions


def _edits(base: list[str], other: list[str], words: ItemWords) -> list[tuple[int, str]]:
    """Return items of base that one other item replaced, as ``(index in base, the other item)``."""
    parts = [part for change in _changes(base, other) for part in _split(change, base, words)]
    return [(start, new[0]) for start, end, new in parts if end == start + 1 and len(new) == 1]
