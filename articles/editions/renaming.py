"""The sealed JSON of an edition with the present name of one reference, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articles.content import FIELDS, Content, CreditLine, Reference, from_json, to_json


def rename(data: dict[str, Any], kind: str, uid: str, version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Return sealed JSON in which a reference is called what one of its versions says.

    Args:
        kind: the kind of the reference.
        version: the number of its version, which the JSON names, so that verification finds it.
        fields: what that version says.
    """
    content = renamed_content(from_json(data["content"]), uid, fields)
    others = [one for one in data.get("renamed", []) if (one["kind"], one["uid"]) != (kind, uid)]
    renamed = [*others, {"kind": kind, "uid": uid, "version": version}]
    return data | {"content": to_json(content), "renamed": renamed}


def renamed_content(content: Content, uid: str, fields: dict[str, Any]) -> Content:
    """Return a content in which the reference of a uid has the name and slug of a version."""
    values = {name: _renamed(getattr(content, name), uid, fields) for name, _kind, _label in FIELDS}
    return replace(content, **values)


def _renamed(value: Any, uid: str, fields: dict[str, Any]) -> Any:
    if isinstance(value, Reference):
        above = _renamed(value.above, uid, fields) if value.above else None
        if value.uid == uid:
            return replace(value, name=fields["name"], slug=fields.get("slug", value.slug), above=above)
        return replace(value, above=above)
    if isinstance(value, CreditLine):
        return replace(value, person=_renamed(value.person, uid, fields))
    if isinstance(value, tuple):
        return tuple(_renamed(one, uid, fields) for one in value)
    return value


def names_otherwise(content: Content, uid: str, name: str) -> bool:
    """Return whether a content gives the reference of a uid another name than this one."""
    return renamed_content(content, uid, {"name": name}) != content
