"""The entries of a revision as plain data for JSON, and back."""

from collections.abc import Iterable
from typing import Any, TypeVar

from .parts import Attributed, Entry

T = TypeVar("T")


def to_json(attributed: Attributed) -> dict[str, Any]:
    """Return the entries of a revision as plain data, without its parts.

    ``parts`` has a number for each part: 0 if the saver wrote all of it in this revision, otherwise the position in
    ``entries``, counted from 1. An entry is a flat list that alternates positions in ``authors``, counted from 0, and
    numbers of revisions. A revision whose parts are all 0 is ``{}``.
    """
    return _encode(attributed.entries, attributed.number, attributed.saver)


def entries_from_json(data: Any, *, number: int, saver: str, size: int) -> tuple[Entry, ...]:
    """Return the entries from data that ``to_json`` produced, and accept no other data.

    Args:
        data: The plain data.
        number: The number of the revision.
        saver: Who saved it.
        size: How many parts it has.

    Raises:
        ValueError: The data is not exactly what ``to_json`` produces, or belongs to another revision.
    """
    entries: tuple[Entry, ...] = ({saver: number},) * size
    if data == {}:
        return entries
    try:
        authors = [_checked(author, str) for author in data["authors"]]
        table = [entries[0], *(_entry(flat, authors, number) for flat in data["entries"])]
        entries = tuple(table[_checked(place, int)] for place in data["parts"])
    except (LookupError, TypeError, ValueError) as error:
        raise ValueError("The data is not what a revision's authors are written as.") from error
    # Encoding the entries again detects data that is incomplete, sorted differently or numbered differently.
    if len(entries) != size or _encode(entries, number, saver) != data:
        raise ValueError("The authors are those of another revision, or written in another form.")
    return entries


def _encode(entries: Iterable[Entry], number: int, saver: str) -> dict[str, Any]:
    authors: dict[str, int] = {}
    table: dict[tuple[int, ...], int] = {}
    places = []
    for entry in entries:
        if entry == {saver: number}:
            places.append(0)
            continue
        flat: list[int] = []
        for author in sorted(entry):
            flat += (authors.setdefault(author, len(authors)), entry[author])
        places.append(table.setdefault(tuple(flat), len(table) + 1))
    if not table:
        return {}
    return {"authors": list(authors), "entries": [list(flat) for flat in table], "parts": places}


def _entry(flat: list[int], authors: list[str], newest: int) -> Entry:
    """Return an entry from its flat list."""
    entry: dict[str, int] = {}
    for place, number in zip(flat[::2], flat[1::2], strict=True):
        if not 0 < _checked(number, int) <= newest:
            raise ValueError("There is no such revision yet.")
        entry[authors[_checked(place, int)]] = number
    if not entry:
        raise ValueError("A part has at least one author.")
    return entry


def _checked(value: Any, kind: type[T]) -> T:
    """Return a value if it is exactly of one type (a bool is not an int). Raise TypeError otherwise."""
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}.")
    return value
