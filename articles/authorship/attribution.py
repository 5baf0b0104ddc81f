"""Attribution of each part of a revision that is being saved to its authors."""

from collections.abc import Iterable, Mapping, Sequence, Set

from .alignment import predecessors
from .parts import Attributed, Entry, Part, merge
from .runs import Run, distinct_entries, entries_with, runs_of


def attribute(
    parts: Iterable[Part],
    *,
    number: int,
    saver: str,
    previous: Attributed | None,
    earlier: Iterable[Attributed] = (),
    others: Mapping[str, Sequence[Part]] | None = None,
    writers: Mapping[str, Sequence[str]] | None = None,
) -> Attributed:
    """Return a revision with who wrote each of its parts, and since which revision.

    A part that is in the previous revision keeps its entry, wherever it is now. Any other part gets the entry of the
    part it was made from, plus the saver. Its passages of three words that are not in that part are looked up:

    - If they are elsewhere in the previous revision, the entries of those parts are added with their numbers, since
      paragraphs were split, joined or copied.
    - If they are only in an earlier revision, its authors are added with the number of this revision, since words were
      restored or pasted from the history.

    Fewer than three words in a row are not recognised in another part, unless they are the whole of a part.

    Args:
        parts: The parts of the revision.
        number: The number of the revision.
        saver: Who saves it.
        previous: The revision before it, or None for the first.
        earlier: Revisions before that, in any order. They are fetched only if there are new words. It is fastest if
            revisions that have the same part share one ``Part`` object.
        others: Parts that other people brought into this save, by author, since a merge has two parents. New words that
            are in another person's parts are attributed to that person.
        writers: The authors who wrote the text of a part elsewhere, such as a caption of the photo library, by key of
            the part. They are entered in place of the saver.

    Raises:
        ValueError: The number is not greater than that of the previous revision.
    """
    if previous is not None and number <= previous.number:
        raise ValueError(f"Revision {number} cannot follow revision {previous.number}.")
    parts = tuple(parts)
    brought = {author: frozenset(theirs) for author, theirs in (others or {}).items()}
    before = [previous] if previous else []
    kept = _entries_by_part(before)
    made_from = predecessors(previous.parts, parts) if previous else {}
    changed: dict[int, dict[str, int]] = {}
    new_runs: dict[int, set[Run]] = {}
    for position, part in enumerate(parts):
        if part in kept:
            continue
        changed[position] = dict.fromkeys(_authors_of_change(part, saver, brought, writers or {}), number)
        new_runs[position] = runs_of(part)
        if previous and position in made_from:
            predecessor = previous.parts[made_from[position]]
            merge(changed[position], kept[predecessor])
            new_runs[position].difference_update(runs_of(predecessor))

    found = entries_with(set().union(*new_runs.values()), before)
    for position, runs in new_runs.items():
        for entry in distinct_entries(runs, found):
            merge(changed[position], entry)
        runs.difference_update(found)
    wanted = set().union(*new_runs.values())
    for source in ([_written_by(author, theirs, number) for author, theirs in brought.items()], earlier):
        found = entries_with(wanted, source)
        for position, runs in new_runs.items():
            for entry in distinct_entries(runs, found):
                merge(changed[position], dict.fromkeys(entry, number))
    entries = (changed[position] if position in changed else kept[part] for position, part in enumerate(parts))
    return Attributed(number, saver, parts, tuple(entries))


def reconstructed(parts: Iterable[Part], authors: Sequence[str], number: int) -> Attributed:
    """Return a revision whose history is unknown, so that everyone who saved may have written everything.

    Args:
        parts: The parts of the revision.
        authors: Everyone who saved the article up to this revision, in order. The last one saved it.
        number: The number of the revision.

    Raises:
        ValueError: There are no authors.
    """
    if not authors:
        raise ValueError("A revision has at least one author.")
    parts = tuple(parts)
    return Attributed(number, authors[-1], parts, (dict.fromkeys(authors, number),) * len(parts))


def _written_by(author: str, parts: Iterable[Part], number: int) -> Attributed:
    parts = tuple(parts)
    return Attributed(number, author, parts, ({author: number},) * len(parts))


def _entries_by_part(revisions: Iterable[Attributed]) -> Mapping[Part, Entry]:
    """Return the entry of each part. The entries of equal parts are merged."""
    found: dict[Part, dict[str, int]] = {}
    for revision in revisions:
        for part, entry in zip(revision.parts, revision.entries, strict=True):
            merge(found.setdefault(part, {}), entry)
    return found


def _authors_of_change(
    part: Part, saver: str, brought: Mapping[str, Set[Part]], writers: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the authors of a part that is not in the previous revision.

    They are its writers from elsewhere, else those who brought it into the save, else the saver.
    """
    if part.key in writers:
        return list(writers[part.key])
    return [author for author, theirs in brought.items() if part in theirs] or [saver]
