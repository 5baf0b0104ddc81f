"""Restoring the references of an exported article: they are created, or matched with those that exist here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from articles.content.reference_lookup import NAME_FIELDS, REFERENCE_MODELS, current_row, rows_by_stored_name
from articles.models import Category, CommentPolicy, Event, Photo, ReferenceAlias, ReferenceVersion
from articles.models.redactions import is_mark

from .records import Refused
from .restored_redactions import mismatch

if TYPE_CHECKING:
    from articles.models import Contributor, Reference

# References as plain data, by kind.
References = dict[str, list[dict[str, Any]]]
# The lookups by which a reference is found where its uid is unknown.
NAME_LOOKUPS = {"category": "slug", "topic": "name", "tag": "name__iexact", "contributor": "slug"}
# Kinds that others refer to come first.
CREATION_ORDER = ("comment_policy", "category", "contributor", "tag", "topic")


def restore_references(row: dict[str, Any]) -> References:
    """Create the references that a line of an export names, where they are new here, and return them as plain data.

    One that is here under another uid gets that of the export where it is as the program made it and nothing here
    depends on its uid. Otherwise the uid of the export becomes an alias of the one here.

    Raises:
        KeyError, TypeError, ValueError: Parts are missing or of a wrong type.
    """
    references = row["references"] if "references" in row else _of_version_1(row)
    check_against_records(references, row.get("reference_records", []))
    for kind in CREATION_ORDER:
        # A section is created before the categories below it.
        for data in sorted(references.get(kind, []), key=lambda one: bool(one.get("parent"))):
            _restore(kind, dict(data))
    return references


def restore_portraits(references: References) -> None:
    """Give the people of an export their portraits, unless they have others here. The photos must be here."""
    for data in references.get("contributor", []):
        person = _known("contributor", data.get("uid", "")) if data.get("portrait") else None
        if person and person.portrait_id is None:
            person.portrait = Photo.objects.get(uid=data["portrait"])
            person.save(update_fields=["portrait"])


def check_against_records(references: References, records: list[dict[str, Any]]) -> None:
    """Raise Refused for references that differ from the newest version of their record.

    Checksums cover the versions, and versions contain the name and content of a reference. A reference without a
    record comes from an older export, which had none.

    Raises:
        Refused: A reference differs from its record.
        KeyError, TypeError: Parts are missing or of a wrong type.
    """
    newest = {(one["kind"], one["uid"]): one["versions"][-1]["fields"] for one in records if one["versions"]}
    for kind, rows in references.items():
        for data in rows:
            fields = newest.get((kind, data.get("uid", "")))
            if fields is None or is_mark(fields):
                continue
            if any(name not in data or data[name] != value for name, value in fields.items()):
                raise mismatch(f"{kind} {data['uid']}")


def _restore(kind: str, data: dict[str, Any]) -> None:
    uid, roles, aliases = data.pop("uid", None), data.pop("roles", []), data.pop("aliases", [])
    policy = data.pop("comment_policy", None)
    model = cast("type[Reference]", REFERENCE_MODELS[kind])
    data = {name: data[name] for name in model.VERSIONED if name in data}
    written = dict(data)
    if data.get("parent"):
        data["parent"] = _section(data["parent"])
    found = _find(kind, uid, data)
    if found is None:
        # The comment policy of a category is set on new ones only, because it is decided here.
        own = {"comment_policy": _known("comment_policy", policy)} if policy else {}
        found = model(**data, **own, **({"uid": uid} if uid else {}))
        found.is_restored = True  # type: ignore[attr-defined]
        found.full_clean(exclude=["uid"])
        found.save()
    elif uid and str(found.uid) != uid:
        _join(kind, found, uid, written)
    for alias in aliases:
        # A row that is here under this uid is merged only by its own record.
        if not model._default_manager.filter(uid=alias).exists():
            ReferenceAlias.objects.get_or_create(kind=kind, uid=alias, defaults={"target": found.uid})
    if kind == "contributor":
        _set_writer_and_editor(found, roles)


def _section(parent: str | dict[str, str]) -> Category:
    """Return the section of a category by uid or, in version 1, by slug. Raises Refused where there is none."""
    found = Category.objects.filter(**parent).first() if isinstance(parent, dict) else _known("category", parent)
    if found is None:
        name = parent["slug"] if isinstance(parent, dict) else parent
        raise Refused(_("The section above a category is neither in the export nor here: %(name)s.") % {"name": name})
    return found


def _find(kind: str, uid: str | None, data: dict[str, Any]) -> Any:
    model = REFERENCE_MODELS[kind]
    known = _known(kind, uid) if uid else None
    if known:
        return known
    if kind == "comment_policy":
        return CommentPolicy.objects.filter(**data).first()
    # Version 1 has no uids. What it names may have another name by now.
    stored = data[NAME_FIELDS[kind]]
    named = None if uid else rows_by_stored_name(kind, [stored]).get(stored)
    if named:
        return named
    key = NAME_LOOKUPS[kind]
    return current_row(model._default_manager.filter(**{key: data[key.partition("__")[0]]}).first())


def _known(kind: str, uid: str) -> Any:
    """Return the row with a uid, or the row it leads to where the uid is an alias, or None."""
    alias = ReferenceAlias.objects.filter(kind=kind, uid=uid).first()
    return REFERENCE_MODELS[kind]._default_manager.filter(uid=alias.target if alias else uid).first()


def _join(kind: str, row: Reference, uid: str, data: dict[str, Any]) -> None:
    if ReferenceAlias.objects.filter(kind=kind, uid=uid).exists():
        return
    is_same = getattr(row, "is_default", False) or data.items() <= row.versioned_fields().items()
    if is_same and _is_untouched(row):
        REFERENCE_MODELS[kind]._default_manager.filter(pk=row.pk).update(uid=uid)
        row.uid = uid
    else:
        ReferenceAlias.objects.create(kind=kind, uid=uid, target=row.uid)


def _is_untouched(row: Reference) -> bool:
    """Return whether nothing refers to a row by its uid: no content, edition, version, alias or event."""
    uids = [row.uid]
    if isinstance(row, Category):
        # Versions of the categories below name it.
        uids += row.children.values_list("uid", flat=True)
    return not (
        row.is_in_record
        or ReferenceVersion.objects.filter(kind=row.KIND, subject__in=uids).exists()
        or Event.objects.filter(subject_kind=row.KIND, subject=row.uid).exists()
        or ReferenceAlias.objects.filter(kind=row.KIND, target=row.uid).exists()
    )


def _set_writer_and_editor(person: Contributor, roles: list[str]) -> None:
    for face in {"is_editor" if role == "editor" else "is_writer" for role in roles}:
        if not getattr(person, face):
            setattr(person, face, True)
            person.save(update_fields=[face])


def _of_version_1(row: dict[str, Any]) -> References:
    """Return the references of a line of version 1, which named them without uids."""
    policies = []
    for content in (*(revision["content"] for revision in row["revisions"]), row["working_copy"]):
        policy = content and content.get("comment_policy")
        if policy and policy not in policies:
            policies.append(policy)
    return {
        "comment_policy": policies,
        "category": [
            {"name": one["name"], "slug": one["slug"], "parent": one["parent"] and {"slug": one["parent"]}}
            for one in row["categories"]
        ],
        "contributor": [
            {"name": one["name"], "slug": one["slug"], "roles": one["roles"]} for one in row["contributors"]
        ],
        "tag": [{"name": name, "slug": slug} for name, slug in row["tag_slugs"].items()],
        "topic": [{"name": one["name"], "slug": one["slug"]} for one in row["topics"]],
    }
