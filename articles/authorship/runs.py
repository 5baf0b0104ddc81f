"""Passages of three words, by which words are recognised in another place or another revision."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set

from .parts import Attributed, Entry, Part, merge

Run = tuple[Hashable, ...]

# Longer passages would miss copied words, and shorter ones would match everywhere.
RUN_LENGTH = 3


def runs_of(part: Part) -> set[Run]:
    """Return each passage of three tokens or words of a part. A shorter part is a single passage."""
    return _runs(part.tokens) | _runs(part.words)


def _runs(tokens: tuple[Hashable, ...]) -> set[Run]:
    if len(tokens) < RUN_LENGTH:
        return {tokens} if tokens else set()
    return set(zip(*(tokens[start:] for start in range(RUN_LENGTH)), strict=False))


def entries_with(wanted: Set[Run], revisions: Iterable[Attributed]) -> dict[Run, list[Entry]]:
    """Return, for each wanted passage that is found, the entries of the parts that contain it.

    Each distinct part is read once, however many revisions have it, and its entries in them are merged. Revisions are
    not fetched if nothing is wanted.
    """
    hits: dict[Part, tuple[dict[str, int], Set[Run]] | None] = {}
    for revision in revisions if wanted else ():
        for part, entry in zip(revision.parts, revision.entries, strict=True):
            if part not in hits:
                runs = wanted & runs_of(part)
                hits[part] = ({}, runs) if runs else None
            hit = hits[part]
            if hit:
                merge(hit[0], entry)
    found: defaultdict[Run, list[Entry]] = defaultdict(list)
    for merged, runs in filter(None, hits.values()):
        for run in runs:
            found[run].append(merged)
    return dict(found)


def distinct_entries(runs: Set[Run], found: Mapping[Run, list[Entry]]) -> Iterable[Entry]:
    """Return the entries found for some passages, each once."""
    return {id(entry): entry for run in runs & found.keys() for entry in found[run]}.values()
