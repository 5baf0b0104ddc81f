"""The similarity of lines, and the matching of old lines with their new versions."""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import product
from typing import Any, NamedTuple

from articles.document import Line
from articles.text import MAX_PAIRS, MIN_LIKENESS, Pair, TooDifferent, Work, best_pairs

from .tokens import texts_of_tokens

# The steps of work that one pair of lines costs, and the different words that are compared in one step.
STEPS_OF_A_PAIR = 8
WORDS_OF_A_STEP = 4


def text_of_line(line: Line) -> str:
    """Return the characters of a line without marks."""
    return "".join(run.text for run in line.runs)


def identity_of_line(line: Line) -> Hashable:
    """Return the characters of a line without marks, or what identifies a picture, a gallery, a card or a rule."""
    if line.runs:
        return text_of_line(line)
    fields: dict[str, Any] = dict(line.attributes)
    photos = tuple(one.photo for one in fields.get("photos", ()))
    return line.kind, fields.get("photo"), fields.get("address"), photos


def pairs(old: Sequence[Line], new: Sequence[Line], work: Work) -> list[Pair] | None:
    """Return pairs of the position of an old line and that of its new version, or None if that would cost too much.

    Of all pairings that keep the order, it is the one whose pairs are most similar. Pairs and their words cost steps of
    ``work``.
    """
    if len(old) * len(new) > MAX_PAIRS:
        return None
    try:
        work.spend(len(old) * len(new) * STEPS_OF_A_PAIR)
        counts = [[_word_counts(line) for line in lines] for lines in (old, new)]
        work.spend((sum(map(len, counts[0])) * len(new) + sum(map(len, counts[1])) * len(old)) // WORDS_OF_A_STEP)
    except TooDifferent:
        return None
    alike = [
        [_likeness(line, other, counts[0][i], counts[1][j]) for j, other in enumerate(new)]
        for i, line in enumerate(old)
    ]
    return best_pairs(alike, len(old), len(new))


class Pairs(NamedTuple):
    """Pairs of positions, and whether every line of one version was compared with every line of the other."""

    found: list[Pair]
    are_all_compared: bool


def pairs_in_any_order(old: Sequence[Line], new: Sequence[Line], work: Work) -> Pairs:
    """Return pairs of the position of an old line and that of its new version, wherever it is, the most similar first.

    Where comparing all lines would cost too much, those that share the rarest words are compared.
    """
    counts = [[_word_counts(line) for line in lines] for lines in (old, new)]
    are_all = len(old) * len(new) <= MAX_PAIRS
    candidates = [*product(range(len(old)), range(len(new)))] if are_all else _with_rare_words(*counts)
    try:
        work.spend(len(candidates) * STEPS_OF_A_PAIR)
        work.spend(sum(len(counts[0][i]) + len(counts[1][j]) for i, j in candidates) // WORDS_OF_A_STEP)
    except TooDifferent:
        return Pairs([], not candidates)
    alike = [(_likeness(old[i], new[j], counts[0][i], counts[1][j]), -i, -j) for i, j in candidates]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in sorted(alike, reverse=True):
        if share and -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return Pairs(list(found.items()), are_all)


def _with_rare_words(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> list[Pair]:
    """Return the pairs of lines that share a word, those with the rarest words first, up to ``MAX_PAIRS``."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, lines in enumerate((old, new)):
        for place, words in enumerate(lines):
            for word in words:
                places.setdefault(word, ([], []))[side].append(place)
    found: dict[Pair, None] = {}
    for before, after in sorted(places.values(), key=lambda several: len(several[0]) * len(several[1])):
        if len(found) + len(before) * len(after) > MAX_PAIRS:
            break
        found.update(dict.fromkeys(product(before, after)))
    return list(found)


def _word_counts(line: Line) -> Counter[str]:
    return Counter(token.casefold() for token in texts_of_tokens(text_of_line(line)) if token[0].isalnum())


def _likeness(old: Line, new: Line, old_counts: Counter[str], new_counts: Counter[str]) -> float:
    """Return the similarity of two lines, from 0 (different lines) to 1."""
    if not old.runs and not new.runs:
        return _without_words(old, new)
    total = old_counts.total() + new_counts.total()
    if not total:
        return 1.0 if text_of_line(old) == text_of_line(new) else 0.0
    share = 2 * (old_counts & new_counts).total() / total
    return share if share >= MIN_LIKENESS else 0.0


def _without_words(old: Line, new: Line) -> float:
    """Return the similarity of two pictures, galleries, cards or rules, from 0 to 1."""
    if old.kind != new.kind:
        return 0.0
    before: dict[str, Any] = dict(old.attributes)
    after: dict[str, Any] = dict(new.attributes)
    if old.attributes == new.attributes:
        return 1.0
    if old.kind == "gallery":
        photos = [{one.photo for one in fields["photos"]} for fields in (before, after)]
        return 0.75 if photos[0] & photos[1] else 0.0
    return 0.75 if any(before[name] == after[name] for name in ("photo", "address") if name in before) else 0.35
