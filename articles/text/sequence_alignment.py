"""The pairing of two series in their order, by how alike their items are."""

from collections.abc import Sequence

# Items that share less of their words than this are not versions of each other.
MIN_LIKENESS = 0.34
# Pairs of items that are looked at in one stretch.
MAX_PAIRS = 4_000

Pair = tuple[int, int]


def best_pairs(alike: Sequence[Sequence[float]], old_count: int, new_count: int) -> list[Pair]:
    """Return pairs of a place in the old series and one in the new, in order, which share most together.

    Args:
        alike: How much each old item shares with each new one; 0 where they are no pair.
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
