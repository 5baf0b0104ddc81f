"""Conversion of database rows to references, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet

from articles.models import (
    Article,
    Category,
    CommentPolicy,
    Contributor,
    ReferenceAlias,
    ReferenceVersion,
    Tag,
    Topic,
)
from articles.text import with_curly_quotes

from .field_values import Reference

REFERENCE_MODELS: dict[str, type[Model]] = {
    "article": Article,
    "category": Category,
    "comment_policy": CommentPolicy,
    "contributor": Contributor,
    "tag": Tag,
    "topic": Topic,
}
# The field by which a row is found if its uid is not known. Version 1 stored slugs of categories and contributors.
NAME_FIELDS = {"category": "slug", "comment_policy": "name", "contributor": "slug", "tag": "name", "topic": "name"}
RELATED = {"category": ("comment_policy", "parent__comment_policy")}
# The most tags that are looked up by name in one query. Any more than that count as new.
MAX_NAMES = 100

Rows = dict[str, dict[str, Any]]


def reference_to(row: Any) -> Reference | None:
    """Return a reference to a row with its current name, or None for None."""
    if row is None:
        return None
    if isinstance(row, Article):
        return Reference(str(row.uid))
    above = reference_to(row.parent) if isinstance(row, Category) and row.parent_id else None
    return Reference(str(row.uid), row.name, getattr(row, "slug", ""), above)


def rows_for(references: Iterable[tuple[str, Reference]]) -> Rows:
    """Return the rows of references by kind and uid, in one query for each kind and one more.

    A merged reference has the row it was merged into, which is there by its own uid too. References whose row no
    longer exists are left out.
    """
    wanted = _uids_by_kind(references)
    aliases = _aliases(wanted)
    return {kind: _by_uid(_rows(kind, uids, aliases), uids, aliases) for kind, uids in wanted.items()}


def locked_rows_for(references: Iterable[tuple[str, Reference]]) -> Rows:
    """Return what ``rows_for`` does, with the rows and the sections of categories locked until the transaction ends.

    Articles are not locked. The database must be one that locks rows.
    """
    wanted = _uids_by_kind(references)
    while True:
        aliases = _aliases(wanted)
        rows = {
            kind: _by_uid(_locked_rows(kind, wanted[kind], aliases), wanted[kind], aliases) for kind in sorted(wanted)
        }
        # Somebody may have moved a category, or merged something into another, while the locks were awaited.
        categories = rows.get("category", {}).values()
        is_moved = any(row.parent_id and not Category.parent.is_cached(row) for row in categories)
        is_archived = any(row.archived_at for kind in rows.keys() - {"article"} for row in rows[kind].values())
        if not is_moved and not (is_archived and aliases != _aliases(wanted)):
            return rows


def _uids_by_kind(references: Iterable[tuple[str, Reference]]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for kind, reference in references:
        if reference.uid:
            wanted[kind].add(reference.uid)
    return wanted


def _aliases(wanted: dict[str, set[str]]) -> dict[str, str]:
    uids = set().union(*wanted.values())
    found = ReferenceAlias.objects.filter(uid__in=uids).values_list("uid", "target") if uids else ()
    return {str(uid): str(target) for uid, target in found}


def _rows(kind: str, uids: set[str], aliases: dict[str, str]) -> QuerySet[Any]:
    rows = REFERENCE_MODELS[kind]._default_manager.select_related(*RELATED.get(kind, ()))
    return rows.filter(uid__in={aliases.get(uid, uid) for uid in uids})


def _locked_rows(kind: str, uids: set[str], aliases: dict[str, str]) -> Iterable[Any]:
    rows = _rows(kind, uids, aliases)
    if kind == "article":
        return rows
    if kind != "category":
        return rows.select_for_update(no_key=True, of=("self",)).order_by("pk")
    sections = Q(pk__in=rows.order_by().values("parent"))
    found = Category._default_manager.select_related("comment_policy").filter(sections | Q(pk__in=rows.values("pk")))
    locked = found.select_for_update(no_key=True, of=("self",)).order_by("pk")
    by_pk = {row.pk: row for row in locked}
    for row in by_pk.values():
        if row.parent_id in by_pk:
            row.parent = by_pk[row.parent_id]
    return list(by_pk.values())


def _by_uid(rows: Iterable[Any], uids: set[str], aliases: dict[str, str]) -> dict[str, Any]:
    found = {str(row.uid): row for row in rows}
    targets = {uid: aliases.get(uid, uid) for uid in uids}
    return found | {uid: found[target] for uid, target in targets.items() if target in found}


def aliases_in(rows: Rows) -> dict[str, str]:
    """Return the current uids of references by their other uids, from rows that were found by either."""
    found = (pair for by_uid in rows.values() for pair in by_uid.items())
    return {uid: str(row.uid) for uid, row in found if uid != str(row.uid)}


def row_of(kind: str, reference: Reference | None, rows: Rows | None = None) -> Any:
    """Return the row of a reference, or None if there is none."""
    if reference is None or reference.uid is None:
        return None
    known = rows_for([(kind, reference)]) if rows is None else rows
    return known.get(kind, {}).get(reference.uid)


def current_row(row: Any) -> Any:
    """Return the row that a row was merged into, or the row itself if it was not merged. Return None for None."""
    if row is None or isinstance(row, Article) or not row.archived_at:
        return row
    return row_of(row.KIND, Reference(str(row.uid))) or row


def rows_by_stored_name(kind: str, names: Iterable[str]) -> dict[str, Any]:
    """Return rows by the names or slugs that version 1 of contents stored, which may have changed since.

    A row is found by its name when the database was upgraded. A row added later is found by the first name that a
    version has, because a new reference may take a name that another one had, or by its current name.
    """
    wanted = {name for name in names if name}
    subjects = _subjects(kind, wanted, number=1, is_reconstructed=True)
    subjects |= _subjects(kind, wanted - subjects.keys())
    missing = wanted - subjects.keys()
    if missing:
        key = NAME_FIELDS[kind]
        rows = REFERENCE_MODELS[kind]._default_manager.filter(**{f"{key}__in": missing})
        subjects |= {name: str(uid) for name, uid in rows.values_list(key, "uid")}
    leads = rows_for((kind, Reference(uid)) for uid in subjects.values()).get(kind, {})
    return {name: leads[uid] for name, uid in subjects.items() if uid in leads}


def _subjects(kind: str, names: set[str], **facts: Any) -> dict[str, str]:
    """Return the uids of references by names in their versions. Of several with one name, it is the first."""
    if not names:
        return {}
    column = "slug" if NAME_FIELDS[kind] == "slug" else "fields__name"
    versions = ReferenceVersion.objects.filter(**{f"{column}__in": names}, kind=kind, **facts)
    found = versions.order_by("-at", "-subject").values_list(column, "subject")
    return {name: str(subject) for name, subject in found}


def tags_by_name(names: Iterable[str]) -> tuple[Reference, ...]:
    """Return references to the tags with these names, ignoring case. New tags have no uid yet.

    Former names and names of merged tags are found too, since a form that was opened earlier still sends them. A new
    name gets curly quotation marks, since straight ones enclose names in the form.
    """
    names = list(dict.fromkeys(names))
    rows = _tags_by_current_name(names[:MAX_NAMES])
    rows |= _tags_by_former_name([name for name in names[:MAX_NAMES] if name.casefold() not in rows])
    straight = [name for name in names if '"' in name and name.casefold() not in rows]
    if straight:
        return tags_by_name(with_curly_quotes(name) if name in straight else name for name in names)
    rows = _merged(rows)
    references = (reference_to(rows.get(name.casefold())) or Reference(None, name) for name in names)
    return tuple({one.uid or one.name.casefold(): one for one in references}.values())


def _tags_by_current_name(names: list[str]) -> dict[str, Any]:
    alike = reduce(or_, (Q(name__iexact=name) for name in names), Q(pk=None))
    return {row.name.casefold(): row for row in Tag.objects.filter(alike)}


def _tags_by_former_name(names: list[str]) -> dict[str, Any]:
    if not names:
        return {}
    alike = reduce(or_, (Q(fields__name__iexact=name) for name in names))
    versions = ReferenceVersion.objects.filter(alike, kind=Tag.KIND).order_by("at", "pk")
    subjects = {version.fields["name"].casefold(): version.subject for version in versions}
    rows = {row.uid: row for row in Tag.objects.filter(uid__in=subjects.values())} if subjects else {}
    return {name: rows[uid] for name, uid in subjects.items() if uid in rows}


def _merged(rows: dict[str, Any]) -> dict[str, Any]:
    """Return the rows, with merged ones replaced by the rows they were merged into."""
    archived = {str(row.uid) for row in rows.values() if row.archived_at}
    if not archived:
        return rows
    leads = rows_for((Tag.KIND, Reference(uid)) for uid in archived)[Tag.KIND]
    return {name: leads.get(str(row.uid), row) for name, row in rows.items()}


def tag_rows(references: Iterable[Reference]) -> list[Tag]:
    """Return the tags of references. Create those that are new."""
    references = list(references)
    rows = rows_for(("tag", one) for one in references).get("tag", {})
    found = []
    for one in references:
        row = rows.get(one.uid or "") or Tag.objects.filter(name__iexact=one.name).first()
        if row is None and one.uid is None:
            row = Tag.objects.create(name=one.name)
        if row and row not in found:
            found.append(row)
    return found
