"""The words of the paragraphs in a merge, each paragraph read once."""

import re
from collections import Counter
from collections.abc import Iterable

from .plain_text import plain

# The number of consecutive words by which a passage is recognised elsewhere.
RUN_LENGTH = 3
RULE_HTML = "<hr>"
# A photo with its uid, or a link card with its address. In words and attributes "<" is escaped.
# Signs beside a word that are no part of it: a sentence may end where a paragraph was split.
SIGNS_BESIDE_WORDS = ".,;:!?…()[]\"'“”‘’«»"
PICTURE_PATTERN = re.compile(r'<figure data-(?:photo|embed)="[^"]*"')
# Consecutive words.
Run = tuple[str, ...]


class ItemWords:
    """The words of items, and runs of them, each read once."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._runs: dict[str, Counter[Run]] = {}

    def words_of(self, item: str) -> list[str]:
        """Return the words of an item, without the signs beside them.

        Each photo and each link card counts as a word, before those of its caption. An item without any word, such as
        an empty paragraph, counts as one word itself.
        """
        if item not in self._words:
            words = [*self.pictures(item), *map(_bare, plain(item).split())]
            self._words[item] = words or ([] if item == RULE_HTML else [item])
        return self._words[item]

    def pictures(self, item: str) -> list[str]:
        """Return what identifies each photo and link card of an item, in their order.

        It has a space, so that it never equals a word.
        """
        return PICTURE_PATTERN.findall(item)

    def runs(self, item: str) -> Counter[Run]:
        """Return how often each run of words is in an item. A shorter text is one run, and so is each picture."""
        if item not in self._runs:
            pictures = self.pictures(item)
            words = self.words_of(item)[len(pictures) :]
            starts = range(max(1, len(words) - RUN_LENGTH + 1)) if words else ()
            self._runs[item] = Counter(tuple(words[start : start + RUN_LENGTH]) for start in starts)
            self._runs[item].update((picture,) for picture in pictures)
        return self._runs[item]

    def count(self, items: Iterable[str]) -> Counter[Run]:
        """Return how often each run of words is in some items together."""
        total: Counter[Run] = Counter()
        for item in items:
            total.update(self.runs(item))
        return total

    def contain(self, item: str, run: Run) -> bool:
        """Return whether an item contains a run of words."""
        return f" {' '.join(run)} " in f" {' '.join(self.words_of(item))} "

    def known(self, items: Iterable[str]) -> set[str]:
        """Return the words of some items."""
        return {word for item in items for word in self.words_of(item)}

    def are_alike(self, one: str, other: str) -> float:
        """Return the share of words that two items have in common, from 0 to 1.

        It is 1 for items with the same pictures, whatever their captions are.
        """
        pictures = self.pictures(one)
        if pictures and pictures == self.pictures(other):
            return 1.0
        mine, others = Counter(self.words_of(one)), Counter(self.words_of(other))
        return 2 * (mine & others).total() / max(1, mine.total() + others.total())


def _bare(word: str) -> str:
    """Return a word without the signs beside it. A word of signs alone is returned as it is."""
    return word.strip(SIGNS_BESIDE_WORDS) or word
