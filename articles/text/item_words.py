"""The words of the paragraphs that a merge looks at, each paragraph read once."""

from collections import Counter
from collections.abc import Iterable

from .plain_text import plain

# Words in a row that are known again elsewhere.
RUN_LENGTH = 3
RULE_HTML = "<hr>"
# Words in a row.
Run = tuple[str, ...]


class ItemWords:
    """The words of items, and runs of them, each read once."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._runs: dict[str, Counter[Run]] = {}

    def of(self, item: str) -> list[str]:
        """Return the words of an item. One without any (a figure) counts as one word."""
        if item not in self._words:
            self._words[item] = plain(item).split() or ([] if item == RULE_HTML else [item])
        return self._words[item]

    def runs(self, item: str) -> Counter[Run]:
        """Return how often each run of words is in an item. The whole of it where it is shorter."""
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
        """Return whether the words of an item hold some words in a row."""
        return f" {' '.join(run)} " in f" {' '.join(self.of(item))} "

    def known(self, items: Iterable[str]) -> set[str]:
        """Return the words of some items."""
        return {word for item in items for word in self.of(item)}

    def are_alike(self, one: str, other: str) -> float:
        """Return how much two items share of their words, from 0 to 1."""
        mine, others = Counter(self.of(one)), Counter(self.of(other))
        return 2 * (mine & others).total() / max(1, mine.total() + others.total())
