"""Three-way merges: what two people changed from the same beginning, without losing either."""

from typing import NamedTuple

from .differences import departures


class Chunk(NamedTuple):
    """A run of items as it was and as each of the two has it; chunks in a row make up each of the three whole."""

    base: list
    ours: list
    theirs: list

    @property
    def is_conflict(self):
        """Whether both changed it, each in another way."""
        return self.ours != self.theirs and self.base not in (self.ours, self.theirs)

    @property
    def merged(self):
        """What stands without anybody's choice: the side that changed it; ours where both did."""
        return self.theirs if self.ours == self.base else self.ours


def merge_values(base, ours, theirs):
    """Merge one value: ``(value, conflict)``. Where both changed it differently, ours stands and conflict is true."""
    if ours == theirs or theirs == base:
        return ours, False
    if ours == base:
        return theirs, False
    return ours, True


def merge_sets(base, ours, theirs):
    """Merge sets: what either added is in, what either took out is out. Nothing can conflict."""
    return (ours & theirs) | (ours - base) | (theirs - base)


def _changes(base, other):
    """Where ``other`` departs from ``base``, as ``(start, end, replacement)`` over base."""
    return [(i1, i2, other[j1:j2]) for tag, i1, i2, j1, j2 in departures(base, other) if tag != "equal"]


def _touch(one, two):
    """Whether two changes of the base meet: two insertions at one place do, one beside a changed item does not."""
    (start, end, _), (begin, stop, _) = one, two
    if start == end and begin == stop:
        return start == begin
    return start < stop and begin < end


def _apply(changes, base, start, end):
    """The items of base between two places, with changes made to them."""
    items, place = [], start
    for begin, stop, replacement in changes:
        items += base[place:begin] + replacement
        place = stop
    return items + base[place:end]


def weave(base, ours, theirs):
    """Lay three versions of a list of items (paragraphs) side by side, as a list of ``Chunk``.

    Joining ``base``, ``ours`` or ``theirs`` of the chunks gives that version back.
    """
    marked = [(change, 0) for change in _changes(base, ours)] + [(change, 1) for change in _changes(base, theirs)]
    groups = []
    for change, side in sorted(marked, key=lambda one: (one[0][:2], one[1])):
        if not groups or not any(_touch(change, other) for pair in groups[-1] for other in pair):
            groups.append(([], []))
        groups[-1][side].append(change)
    chunks, place = [], 0
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


def merge_lists(base, ours, theirs):
    """Merge lists of hashable items (paragraphs): ``(merged, conflicts)``.

    Changes of theirs that meet none of ours are taken; where both changed the same items ours stand, and
    conflicts holds ``(base items, their items)``.
    """
    chunks = weave(base, ours, theirs)
    merged = [item for chunk in chunks for item in chunk.merged]
    return merged, [(chunk.base, chunk.theirs) for chunk in chunks if chunk.is_conflict]
