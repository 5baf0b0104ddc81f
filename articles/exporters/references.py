"""The references of an exported article in their current form: people, categories, topics, tags, comment policies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from articles.content import Content, references_of
from articles.content.reference_lookup import REFERENCE_MODELS
from articles.models import Edition

from .named_subjects import Key

if TYPE_CHECKING:
    from django.db.models import QuerySet

# The data of each reference by kind and uid, or None where there is no row.
Known = dict[Key, dict[str, Any] | None]


def references_named(
    contents: Iterable[Content],
    editions: Iterable[Edition],
    subjects: Iterable[Key],
    known: Known,
    aliases: Mapping[str, str],
) -> dict[str, list[dict[str, Any]]]:
    """Return the references of a line, as lists of plain data by kind, each ordered by uid.

    Args:
        contents: The contents of the working copy and of revisions.
        editions: The editions of the article.
        subjects: Further references, from ``subjects_named``.
        known: References of earlier lines by kind and uid. Newly fetched ones are added to it.
        aliases: Current uids of references by their other uids, which contents may contain.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for content in contents:
        for kind, reference in references_of(content):
            wanted[kind] |= {reference.uid} if reference.uid else set()
        for line in content.credits:
            roles[line.person.uid or ""].add(line.role)
    for edition in editions:
        wanted["category"] |= {str(edition.category.uid), str(edition.section.uid)}
        wanted["topic"] |= {str(edition.topic.uid)} if edition.topic else set()
        wanted["tag"] |= {str(row.tag.uid) for row in edition.edition_tags.all()}
        wanted["comment_policy"] |= {str(edition.comment_policy.uid)} if edition.comment_policy else set()
        for row in edition.edition_credits.all():
            uid = str(row.contributor.uid)
            wanted["contributor"].add(uid)
            roles[uid].add(row.role)
    for kind, uid in subjects:
        wanted[kind].add(aliases.get(uid, uid))
    others: dict[str, list[str]] = defaultdict(list)
    for uid, present in sorted(aliases.items()):
        others[present].append(uid)
    found: dict[str, list[dict[str, Any]]] = {}
    for kind in sorted(wanted.keys() | {"comment_policy"}):
        # "comment_policy" sorts after "category", so that the policies of categories can still be added.
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
    """Return references of one kind, with the sections above categories and above those that were merged into them."""
    named: set[str] = set()
    while uids:
        named |= uids
        below = uids.union(*(others.get(uid, ()) for uid in uids)) if kind == "category" else uids
        _fetch(kind, below, known, others)
        rows = [known[kind, uid] for uid in below]
        uids = {row["parent"] for row in rows if row and row.get("parent")} - named
    found = [row for uid in sorted(named) if (row := known[kind, uid])]
    return [data | {"roles": sorted(roles[data["uid"]])} for data in found] if kind == "contributor" else found


def _fetch(kind: str, uids: set[str], known: Known, others: Mapping[str, list[str]]) -> None:
    """Add the references with these uids to ``known``."""
    missing = {uid for uid in uids if (kind, uid) not in known}
    if not missing:
        return
    rows: QuerySet[Any] = REFERENCE_MODELS[kind]._default_manager.filter(uid__in=missing)
    related = {"category": ("comment_policy", "parent"), "contributor": ("portrait",)}
    rows = rows.select_related(*related[kind]) if kind in related else rows
    known |= dict.fromkeys((kind, uid) for uid in missing)
    for row in rows:
        uid = str(row.uid)
        aliases = {"aliases": others[uid]} if uid in others else {}
        policy = getattr(row, "comment_policy", None) if kind == "category" else None
        own = {"comment_policy": str(policy.uid)} if policy else {}
        portrait = row.portrait if kind == "contributor" else None
        own |= {"portrait": str(portrait.uid)} if portrait else {}
        known[kind, uid] = {"uid": uid, **row.versioned_fields(), **own, **aliases}
