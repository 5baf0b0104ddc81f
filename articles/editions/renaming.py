"""Changing the name of one reference in the sealed JSON of an edition."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from articles.content import FIELDS, Content, CreditLine, Reference, from_json, references_of, to_json
from articles.models import Event, ReferenceAlias


def rename(
    data: dict[str, Any], kind: str, uid: str, version: int, fields: dict[str, Any], aliases: Collection[str] = ()
) -> dict[str, Any]:
    """Return sealed JSON in which a reference has the name of one of its versions.

    Args:
        kind: The kind of the reference.
        aliases: The uids of others that were merged into it, which the JSON may contain.
        version: The number of its version, which is written to the JSON so that verification finds it.
        fields: The fields of that version.
    """
    before = from_json(data["content"])
    content = renamed_content(before, uid, fields, aliases)
    named = sorted({one.uid for _kind, one in references_of(before) if one.uid in set(aliases)})
    others = [one for one in data.get("renamed", []) if (one["kind"], one["uid"]) != (kind, uid)]
    renamed = [*others, {"kind": kind, "uid": uid, "version": version, **({"aliases": named} if named else {})}]
    return data | {"content": to_json(content), "renamed": renamed}


def renamed_content(content: Content, uid: str, fields: dict[str, Any], aliases: Collection[str] = ()) -> Content:
    """Return a content in which the reference with a uid, or one of its aliases, has the name of a version."""
    uids = {uid, *aliases}
    values = {name: _renamed(getattr(content, name), uids, fields) for name, _kind, _label in FIELDS}
    return replace(content, **values)


def _renamed(value: Any, uids: Collection[str], fields: dict[str, Any]) -> Any:
    if isinstance(value, Reference):
        above = _renamed(value.above, uids, fields) if value.above else None
        if value.uid in uids:
            return replace(value, name=fields["name"], slug=fields.get("slug", value.slug), above=above)
        return replace(value, above=above)
    if isinstance(value, CreditLine):
        return replace(value, person=_renamed(value.person, uids, fields))
    if isinstance(value, tuple):
        return tuple(_renamed(one, uids, fields) for one in value)
    return value


def names_otherwise(content: Content, uid: str, name: str, aliases: Collection[str] = ()) -> bool:
    """Return whether a content has another name than this for the reference with a uid or one of its aliases."""
    return renamed_content(content, uid, {"name": name}, aliases) != content


def agreed_aliases(kind: str, uid: str) -> frozenset[str]:
    """Return the other uids of a reference, without those that one person alone merged into it.

    A reference that one person merged keeps the name that was approved with the article.
    """
    aliases = ReferenceAlias.objects.filter(kind=kind, target=uid).values_list("uid", flat=True)
    found = frozenset(map(str, aliases))
    return found - merged_by_one_person(kind, found) if found else found


def merged_by_one_person(kind: str, uids: Collection[str]) -> frozenset[str]:
    """Return those of some references that were merged into another one without a second person's confirmation."""
    events = Event.objects.filter(subject_kind=kind, subject__in=list(uids))
    merged = events.filter(move="merge_reference", details__has_key="into").values_list("subject", flat=True)
    confirmed = events.filter(move="confirm_change", details__fields__has_key="merged_into")
    return frozenset(map(str, merged)) - frozenset(map(str, confirmed.values_list("subject", flat=True)))
