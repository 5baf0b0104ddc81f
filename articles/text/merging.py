"""Three-way merges: what two people changed from the same beginning, without losing either."""

from .differences import departures


def merge_values(base, ours, theirs):
    """Merge one value: ``(value, conflict)``. Where both changed it differently, ours stands and conflict is true."""
    if ours == theirs or theirs == base:
        return ours, False
    if ours == base:
        return theirs, False
    return ours, True


def _changes(base, other):
    """Where ``other`` departs from ``base``, as ``(start, end, replacement)`` over base."""
    return [(i1, i2, other[j1:j2]) for tag, i1, i2, j1, j2 in departures(base, other) if tag != "equal"]


def _touch(one, two):
    """Whether two changes of the base meet; two insertions at one place do."""
    (start, end, _), (begin, stop, _) = one, two
    if start == end or begin == stop:
        return start <= stop and begin <= end
    return start < stop and begin < end


def merge_lists(base, ours, theirs):
    """Merge lists of hashable items (paragraphs): ``(merged, conflicts)``.

    Changes of theirs that meet none of ours are taken; those that meet one are left out and given back as
    conflicts, each ``(base items, their items)``, while ours stand.
    """
    our_changes, taken, conflicts = _changes(base, ours), [], []
    for change in _changes(base, theirs):
        if change in our_changes:
            continue
        if any(_touch(change, other) for other in our_changes):
            conflicts.append((base[change[0] : change[1]], change[2]))
        else:
            taken.append(change)
    merged, position = [], 0
    for start, end, replacement in sorted(our_changes + taken, key=lambda change: change[:2]):
        merged += base[position:start] + replacement
        position = end
    return merged + base[position:], conflicts
