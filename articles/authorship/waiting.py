"""The authors whose words wait for approval."""

from collections.abc import Iterable

from .parts import Attributed


def waiting_authors(latest: Attributed, base: Attributed | None, savers_since: Iterable[str]) -> frozenset[str]:
    """Return who may not approve a revision: authors of words added since the base, and everyone who saved since then.

    Everyone who saved is excluded whatever they wrote, because deletions and reordering are in no part of the revision.

    Args:
        latest: The revision that is to be approved.
        base: The last earlier revision that another person approved and that counts, or None if there is none. An
            approval that was followed by "request changes" before it was published does not count, and neither does
            an approval of ``latest`` itself. If A writes revision 1, B revision 2, C approves, C requests changes and
            A submits, then A may not approve.
        savers_since: Everyone who saved after the base, and those who brought only deletions into a merge since then.
    """
    approved = frozenset(base.parts) if base else frozenset()
    since = base.number if base else None
    waiting = set(savers_since)
    for part, entry in zip(latest.parts, latest.entries, strict=True):
        if part not in approved:
            waiting.update(author for author, number in entry.items() if since is None or number > since)
    return frozenset(waiting)
