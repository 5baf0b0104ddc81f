"""Checking that each reference that a revision names exists, under its uid or an alias, and cannot be deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Reference, ReferenceAlias, Revision, reference_model

CHUNK_SIZE = 500
# The fields of a content that refer to references, with the kind of each.
KINDS = {
    "category": "category",
    "comment_policy": "comment_policy",
    "credits": "contributor",
    "tags": "tag",
    "topic": "topic",
}


def find_lost_references() -> Iterator[str | None]:
    """Check the references that revisions name by their uids.

    Yields:
        For each reference, a message about what is wrong with it, or None.
    """
    aliases = {str(uid): str(target) for uid, target in ReferenceAlias.objects.values_list("uid", "target")}
    named: dict[str, set[str]] = defaultdict(set)
    contents = Revision.objects.order_by("pk").values_list("content", flat=True)
    for content in contents.iterator(chunk_size=CHUNK_SIZE):
        for kind, uid in _named_in(content):
            named[kind].add(aliases.get(uid, uid))
    for kind, uids in sorted(named.items()):
        rows = reference_model(kind)._base_manager.values_list("uid", "is_in_record")
        known = {str(uid): is_in_record for uid, is_in_record in rows.iterator(chunk_size=CHUNK_SIZE)}
        for uid in sorted(uids):
            yield _broken(kind, uid, known)


def _named_in(content: Any) -> Iterator[tuple[str, str]]:
    """Yield the kinds and uids of the references in the JSON of a content. Version 1 has no uids."""
    for name, kind in KINDS.items():
        value = content.get(name) if isinstance(content, dict) else None
        for one in value if isinstance(value, list) else [value]:
            while isinstance(one, dict):
                if isinstance(one.get("uid"), str):
                    yield kind, one["uid"]
                one = one.get("above")


def _broken(kind: str, uid: str, known: dict[str, bool]) -> str | None:
    if known.get(uid):
        return None
    reason = (
        _("a revision names it, and it can be deleted") if uid in known else _("a revision names it, and it is gone")
    )
    return _("%(kind)s %(subject)s: %(reason)s") % {
        "kind": Reference.Kind(kind).label,
        "subject": uid,
        "reason": reason,
    }
