"""The references whose records the editions and events of an exported article need, whatever they name now."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Edition, Event

# The kind and the uid of a reference.
Key = tuple[str, str]


def subjects_named(editions: Iterable[Edition], events: Iterable[Event]) -> set[Key]:
    """Return the references whose events approved an edition, or whose versions gave an edition a confirmed name.

    An edition keeps the names that were applied to it, even where the reference was merged since. The event that
    applied them remains where a scheduled edition was withdrawn, and the next edition has these names too.
    """
    found: set[Key] = set()
    for edition in editions:
        if edition.approval.article_id is None:
            found.add((edition.approval.subject_kind, str(edition.approval.subject)))
        for one in edition.content.get("renamed", ()):
            found |= {(one["kind"], uid) for uid in (one["uid"], *one.get("aliases", ()))}
    applied = (event.details.get("reference") for event in events if event.move == "apply_names")
    return found | {(one["kind"], one["uid"]) for one in applied if one}
