"""Differences between two texts, word by word."""

import re
from difflib import SequenceMatcher

TOKENS = re.compile(r"\s+|[^\s]+")
# Beyond this many pieces that differ, the shortest difference is not worth its time.
LONG = 2000


def departures(old, new):
    """How one list becomes another, as opcodes of ``difflib``; beginnings and ends that agree cost nothing."""
    shorter, first = min(len(old), len(new)), 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    matcher = SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > LONG)
    codes = [(tag, *(place + first for place in places)) for tag, *places in matcher.get_opcodes()]
    if first:
        codes.insert(0, ("equal", 0, first, 0, first))
    if last:
        codes.append(("equal", len(old) - last, len(old), len(new) - last, len(new)))
    return codes


def compare_words(old, new):
    """Compare two plain texts: a list of ``(kind, text)`` with kind ``same``, ``removed`` or ``added``.

    The ``same`` and ``removed`` pieces joined give ``old``; the ``same`` and ``added`` ones give ``new``.
    """
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    pieces = []
    for tag, i1, i2, j1, j2 in departures(before, after):
        if tag == "equal":
            pieces.append(("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(("removed", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(("added", "".join(after[j1:j2])))
    return pieces
