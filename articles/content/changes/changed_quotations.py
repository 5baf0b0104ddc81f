"""Quotations that have other paragraphs than before, or their paragraphs in another order."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.comparison import CheckedFacts, LineChange


@dataclass(frozen=True, slots=True)
class ChangedQuotations:
    """Where quotations changed.

    ``places`` are the indexes of the changes of lines in them. ``is_elsewhere`` is true if a quotation changed of which
    every line stayed the same, as when a mark in another paragraph now ends it.
    """

    places: frozenset[int]
    is_elsewhere: bool


class _Joined:
    """Lines that were or are in one quotation, directly or through others."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def join(self, lines: Sequence[int]) -> None:
        for line in lines[1:]:
            self._parents[self.first(line)] = self.first(lines[0])

    def first(self, line: int) -> int:
        """Return the same line for all lines that are joined: the first of them."""
        first = line
        while (parent := self._parents.get(first, first)) != first:
            self._parents[first] = self._parents.get(parent, parent)
            first = parent
        return first


def changed_quotations(
    changes: Sequence[LineChange], old: Sequence[CheckedFacts], new: Sequence[CheckedFacts], before: Mapping[int, int]
) -> ChangedQuotations:
    """Return where quotations changed in their paragraphs.

    A quotation that is new as a whole did not change, and neither did one that was removed or moved as a whole. Nor did
    quotations that were next to each other and became one. The words of their paragraphs are not compared.

    Args:
        changes: The changes of all lines.
        old: The facts of the old line of each change.
        new: The facts of the new line of each change.
        before: The index of the removed line of which an added line is a version, by the index of the added one.
    """
    lines = _lines(changes, before)
    quotations = [_quotations(facts, lines) for facts in (old, new)]
    joined = _Joined()
    for side in quotations:
        for quotation in side.values():
            joined.join(quotation)
    sequences = [_sequences(facts, lines, joined) for facts in (old, new)]
    orders = [_order(lines, [change.old for change in changes]), _order(lines, [change.new for change in changes])]
    kept = orders[0].keys() & orders[1].keys()
    changed = {
        first
        for first in sequences[0].keys() | sequences[1].keys()
        if sequences[0][first] != sequences[1][first]
        and any(line in kept for side in sequences for line in side[first])
    }
    were, are = quotations
    torn = (*_separated_lines(were, are, orders[1]), *_separated_lines(are, were, orders[0]))
    changed |= {joined.first(line) for line in torn}
    places = {
        place if change.part_of is None else change.part_of
        for place, change in enumerate(changes)
        if change.kind != "same" and _is_quoted(old[place], new[place]) and joined.first(lines[place]) in changed
    }
    seen = {joined.first(lines[place]) for place in places}
    return ChangedQuotations(
        frozenset(places | set(_moved_alone(changes, lines, old, new, quotations))), seen < changed
    )


def _lines(changes: Sequence[LineChange], before: Mapping[int, int]) -> list[int]:
    """Return a number for each change that is the same for the old and the new version of one line."""
    moved: dict[object, deque[int]] = defaultdict(deque)
    for place, change in enumerate(changes):
        if change.kind == "moved_from" and change.old:
            moved[replace(change.old, opened=0)].append(place)
    lines: list[int] = []
    for place, change in enumerate(changes):
        if change.part_of is not None:
            lines.append(change.part_of)
        elif change.kind == "moved_to" and change.new:
            lines.append(moved[replace(change.new, opened=0)].popleft())
        else:
            lines.append(before.get(place, place))
    return lines


def _order(lines: Sequence[int], versions: Sequence[object]) -> dict[int, int]:
    """Return the position of each line in one version."""
    present = dict.fromkeys(line for line, version in zip(lines, versions, strict=True) if version)
    return {line: position for position, line in enumerate(present)}


def _separated_lines(
    quotations: Mapping[int, list[int]], others: Mapping[int, list[int]], order: Mapping[int, int]
) -> Iterator[int]:
    """Yield lines of one quotation that are neither in one nor directly after each other in the other version.

    Args:
        quotations: The lines of each quotation of a version.
        others: Those of the other version.
        order: The positions of all lines of the other version.
    """
    numbers: dict[int, set[int]] = defaultdict(set)
    for number, found in others.items():
        for line in found:
            numbers[line].add(number)
    for found in quotations.values():
        for line, following in pairwise(found):
            is_torn = line in order and following in order and order[following] != order[line] + 1
            if is_torn and not numbers[line] & numbers[following]:
                yield line


def _is_quoted(old: CheckedFacts, new: CheckedFacts) -> bool:
    return bool(old.quotation_numbers or new.quotation_numbers)


def _add(lines: list[int], line: int) -> None:
    """Add a line, but not twice in a row, since the parts of a line that was split are one."""
    if lines[-1:] != [line]:
        lines.append(line)


def _quotations(facts: Sequence[CheckedFacts], lines: Sequence[int]) -> dict[int, list[int]]:
    """Return the lines of each quotation of one version, by its number."""
    found: dict[int, list[int]] = defaultdict(list)
    for line, one in zip(lines, facts, strict=True):
        for number in one.quotation_numbers:
            _add(found[number], line)
    return found


def _sequences(facts: Sequence[CheckedFacts], lines: Sequence[int], joined: _Joined) -> dict[int, list[int]]:
    """Return the quoted lines of one version in their order, those that are joined together."""
    found: dict[int, list[int]] = defaultdict(list)
    for line, one in zip(lines, facts, strict=True):
        if one.quotation_numbers:
            _add(found[joined.first(line)], line)
    return found


def _moved_alone(
    changes: Sequence[LineChange],
    lines: Sequence[int],
    old: Sequence[CheckedFacts],
    new: Sequence[CheckedFacts],
    quotations: Sequence[Mapping[int, list[int]]],
) -> Iterator[int]:
    """Yield the indexes of the quoted lines that moved out of a quotation or into another one."""
    names: dict[tuple[int, ...], int] = {}
    named = [
        {number: names.setdefault(tuple(found), len(names)) for number, found in side.items()} for side in quotations
    ]
    for place, change in enumerate(changes):
        if change.kind == "moved_to":
            was = {named[0][number] for number in old[lines[place]].quotation_numbers}
            if was != {named[1][number] for number in new[place].quotation_numbers}:
                yield from (lines[place], place)
