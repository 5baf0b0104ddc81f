"""The words of the paragraphs in a merge, each paragraph read once."""

from collections import Counter
from collections.abc import Iterable

from .plain_text import plain

# The number of consecutive words by which a passage is recognised elsewhere.
RUN_LENGTH = 3
RULE_HTML = "<hr>"
# Consecutive words.
Run = tuple[str, ...]


class ItemWords:
    """The words of items, and runs of them, each read once."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._runs: dict[str, Counter[Run]] = {}

    def of(self, item: str) -> list[str]:
        """Return the words of an item. An item without any, such as a figure, counts as one word."""
        if item not in self._words:
            self._words[item] = plain(item).split() or ([] if item == RULE_HTML else [item])
        return self._words[item]

    def runs(self, item: str) -> Counter[Run]:
        """Return how often each run of words is in an item. A shorter item is one run."""
        if item not in self._runs:
            words = self.of(item)
            starts = range(max(1, len(words) - RUN_LENGTH + 1)) if words else ()
            self._runs[item] = Counter(tuple(words[start : start + RUN_LENGTH]) for start in starts)
        return self._runs[item]

    def count(self, items: Iterable[str]) -> Counter[Run]:
        """Return how often each run of words is in some items together."""
        total: Counter[Run] = Counter()
        for item in items:
            total.update(self.runs(item))
        return total

    def hold(self, item: str, run: Run) -> bool:
        """Return whether an item contains a run of words."""
        return f" {' '.join(run)} " in f" {' '.join(self.of(item))} "

    def known(self, items: Iterable[str]) -> set[str]:
        """Return the words of some items."""
        return {word for item in items for word in self.of(item)}

    def are_alike(self, one: str, other: str) -> float:
        """Return the share of words that two items have in common, from 0 to 1."""
        mine, others = Counter(self.of(one)), Counter(self.of(other))
        return 2 * (mine & others).total() / max(1, mine.total() + others.total())
