"""Pairing the items of two sequences in order, by similarity."""

from collections.abc import Sequence

# Items that share less of their words than this do not count as versions of each other.
MIN_LIKENESS = 0.34
# The most pairs of items that are compared in one stretch.
MAX_PAIRS = 4_000

Pair = tuple[int, int]


def best_pairs(alike: Sequence[Sequence[float]], old_count: int, new_count: int) -> list[Pair]:
    """Return pairs of an index in the old sequence and one in the new, in order, with the highest total similarity.

    Args:
        alike: The similarity of each old item to each new one, 0 where they cannot be a pair.
    """
    best = [[0.0] * (new_count + 1) for _row in range(old_count + 1)]
    for i in reversed(range(old_count)):
        for j in reversed(range(new_count)):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < old_count and j < new_count:
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
