"""Facts that changed places between lines, where each line keeps its facts and takes words of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from articles.comparison import SMALL_WORDS, CheckedFacts, normalized, texts_of_tokens

# The most lines with words of one line that are compared with it.
MAX_LINES = 100


class Version(NamedTuple):
    """The text and the facts of some lines before and after: versions of each other, or lines that have no other."""

    before: str
    after: str
    old: CheckedFacts
    new: CheckedFacts


def exchanged_facts(versions: Sequence[Version], kind: str) -> Iterator[str]:
    """Yield the facts of a kind that stayed in a line which exchanged words with lines of other facts.

    In a list, "Dead: 5 / Injured: none" becomes "Dead: none / Injured: 5". The line with 5 then counts as one in which
    "Dead" became "Injured", and the other one as one in which "Injured" became "Dead".

    Args:
        versions: The changed lines. An added line has no text before, and a removed line none after.
        kind: The name of a field of ``CheckedFacts``.
    """
    words = [_changed_words(one) for one in versions]
    losing, gaining = (_by_word([pair[side] for pair in words]) for side in (0, 1))
    for place, (one, (gone, come)) in enumerate(zip(versions, words, strict=True)):
        facts = getattr(one.new, kind)
        if not (facts and facts == getattr(one.old, kind) and gone and come):
            continue
        others = [
            {
                getattr(versions[other].old if side else versions[other].new, kind)
                for other in islice(chain.from_iterable(holders[word] for word in sorted(wanted)), MAX_LINES)
                if other != place
            }
            for side, wanted, holders in ((0, gone, gaining), (1, come, losing))
        ]
        if all(found - {facts} for found in others):
            yield from filter(None, facts)


def _changed_words(version: Version) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that are in one text of a version only: those before, and those after."""
    before, after = _words(version.before), _words(version.after)
    return before - after, after - before


def _words(text: str) -> frozenset[str]:
    words = (word.casefold() for word in texts_of_tokens(normalized(text)) if word[0].isalnum())
    return frozenset(word for word in words if word not in SMALL_WORDS)


def _by_word(found: Sequence[frozenset[str]]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, words in enumerate(found):
        for word in words:
            places[word].append(place)
    return places
