"""Contents as plain data for JSON.

Empty fields are left out, so that adding a new field does not change stored contents.
"""

from typing import Any

from articles.text import digest

from .field_kinds import ContentError, checked
from .fields import FIELDS, KINDS, Content

CONTENT_VERSION = 2


def to_json(content: Content) -> dict[str, Any]:
    """Return a content as plain data, which ``from_json`` reads."""
    fields = {
        name: kind.to_json(value) for name, kind, _label in FIELDS if (value := getattr(content, name)) != kind.empty
    }
    return {"version": CONTENT_VERSION, **fields}


def from_json(data: Any) -> Content:
    """Return the content from plain data of the current version. Raise ContentError if the data is invalid."""
    found = dict(checked(data, dict))
    if found.pop("version", None) != CONTENT_VERSION:
        raise ContentError("version")
    if unknown := sorted(found.keys() - KINDS.keys(), key=str):
        raise ContentError(unknown[0])
    return Content(**{name: KINDS[name].from_json(value) for name, value in found.items()})


def version_of(data: Any) -> int:
    """Return the version of a content in plain data. Version 1 did not store its number."""
    version: int = checked(data, dict).get("version", 1)
    return version


def digest_of(content: Content) -> str:
    """Return the SHA-256 of a content."""
    return digest(to_json(content))
