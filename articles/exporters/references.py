"""What an exported article refers to: people, categories, topics, tags and comment policies, as they are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from articles.content import Content, references_of
from articles.content.reference_lookup import REFERENCE_MODELS
from articles.models import Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet

Known = dict[tuple[str, str], dict[str, Any]]


def references_named(
    contents: Iterable[Content], editions: Iterable[Edition], known: Known, aliases: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """Return what a line refers to, as lists of plain data by kind, each in the order of uids.

    Args:
        contents: contents of the working copy and of revisions.
        aliases: present identities by others that references have, which contents may name.
        known: references of earlier lines by kind and uid. Those that are fetched are added.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for content in contents:
        for kind, reference in references_of(content):
            wanted[kind] |= {reference.uid} if reference.uid else set()
        for line in content.credits:
            roles[line.person.uid or ""].add(line.role)
    for edition in editions:
        above = edition.category.parent
        wanted["category"] |= {str(row.uid) for row in (edition.category, edition.section, above) if row}
        wanted["topic"] |= {str(edition.topic.uid)} if edition.topic else set()
        wanted["tag"] |= {str(row.tag.uid) for row in edition.edition_tags.all()}
        wanted["comment_policy"] |= {str(edition.comment_policy.uid)} if edition.comment_policy else set()
        for row in edition.edition_credits.all():
            uid = str(row.contributor.uid)
            wanted["contributor"].add(uid)
            roles[uid].add(row.role)
    others: dict[str, list[str]] = defaultdict(list)
    for uid, present in sorted(aliases.items()):
        others[present].append(uid)
    found: dict[str, list[dict[str, Any]]] = {}
    for kind in sorted(wanted.keys() | {"comment_policy"}):
        # The policies of categories come after the categories.
        if wanted[kind]:
            found[kind] = _rows(kind, wanted[kind], roles, known, others)
        if kind == "category":
            wanted["comment_policy"] |= {
                row["comment_policy"] for row in found.get(kind, ()) if "comment_policy" in row
            }
    return found


def _rows(
    kind: str, uids: set[str], roles: dict[str, set[str]], known: Known, others: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    missing = {uid for uid in uids if (kind, uid) not in known}
    rows: QuerySet[Any] = REFERENCE_MODELS[kind]._default_manager.filter(uid__in=missing)
    rows = rows.select_related("comment_policy") if kind == "category" else rows
    for row in rows if missing else ():
        uid = str(row.uid)
        aliases = {"aliases": others[uid]} if uid in others else {}
        policy = getattr(row, "comment_policy", None) if kind == "category" else None
        own = {"comment_policy": str(policy.uid)} if policy else {}
        known[kind, uid] = {"uid": uid, **row.versioned_fields(), **own, **aliases}
    found = [known[kind, uid] for uid in sorted(uids) if (kind, uid) in known]
    return [data | {"roles": sorted(roles[data["uid"]])} for data in found] if kind == "contributor" else found
