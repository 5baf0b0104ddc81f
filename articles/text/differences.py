"""Differences between two texts, word by word."""

import re
from difflib import SequenceMatcher

TOKENS = re.compile(r"\s+|[^\s]+")


def compare_words(old, new):
    """Compare two plain texts: a list of ``(kind, text)`` with kind ``same``, ``removed`` or ``added``.

    The ``same`` and ``removed`` pieces joined give ``old``; the ``same`` and ``added`` ones give ``new``.
    """
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(("removed", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(("added", "".join(after[j1:j2])))
    return pieces
