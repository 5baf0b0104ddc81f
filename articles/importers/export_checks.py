"""Checks of an exported line before any of it is stored, because its content is shown without sanitising it again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import UnionType
from typing import Any

from django.utils.translation import gettext as _

from articles.content import CONTENT_VERSION, read_content, references_of, version_of
from articles.content.field_kinds import ContentError
from articles.document import write
from articles.editions import columns_of
from articles.models import Edition
from articles.models.redactions import is_mark
from articles.text import BODY_LIMITS, is_too_long, unsafe_address, unsafe_markup

from .records import Refused

# The keys of a dict, each with the type of its value.
Shape = Mapping[str, type | UnionType]

SLUG_PATTERN = re.compile(r"[-\w]+")
PHOTO_FIELDS: Shape = {"photo": str, "sha256": str, "alt": str, "caption": str, "credit": str}
PERSON_FIELDS: Shape = {"name": str, "slug": str}
# The comment policy in editions of version 1.
TERMS_FIELDS: Shape = {"mode": str, "days_open": int | None, "notice": str, "version": int}
# The sealed content of an edition, and that of a retraction.
SEALED_FIELDS: dict[str, type | UnionType] = {
    "version": int,
    "content": dict,
    "comment_policy": dict | None,
    "pictures": dict,
    "published_by": str,
}
# Additional fields of an edition in which two people changed names. One made of version 1 has its comment terms.
WITH_NEW_NAMES: dict[str, type | UnionType] = {"renamed": list, "said_since": str, "comments": dict}
SEALED_FIELDS |= WITH_NEW_NAMES
RETRACTION_FIELDS: Shape = {"version": int, "content": type(None), "published_by": str}
# The shapes of an edition's segments, by the key that identifies each. Older ones may lack some words.
SEGMENT_FIELDS: dict[str, Shape] = {
    "html": {"html": str},
    "read_also": {"read_also": str, "article": str},
    "gallery": {"gallery": list, "caption": str},
    "embed": {"embed": str, "site": str, "caption": str},
    "photo": PHOTO_FIELDS,
}


def check_archive(row: dict[str, Any]) -> None:
    """Raise Refused where an exported line has markup that could run or load something, or what no page can show.

    Raises KeyError, TypeError or AttributeError where parts are missing or of a wrong type.
    """
    for one in row["revisions"]:
        _check_content(one["content"], _("revision %(number)s") % {"number": one["number"]}, row)
    if row["working_copy"]:
        _check_content(row["working_copy"], _("the working copy"), row)
    for one in row["events"]:
        imported = one["details"].get("content")
        if imported:
            _check_content(imported, _("event %(number)s") % {"number": one["number"]}, row)
    for one in row["editions"]:
        where = _("edition %(number)s") % {"number": one["number"]}
        _check_edition(_columns(one, where, row), where, row)
    if not all(map(SLUG_PATTERN.fullmatch, _slugs(row))):
        raise _misshapen(_("the line"), "slug", row)


def _slugs(row: dict[str, Any]) -> list[str]:
    """Return the slugs of everything that a line refers to."""
    if "references" in row:
        return [one["slug"] for rows in row["references"].values() for one in rows if "slug" in one]
    named = (*row["categories"], *row["topics"], *row["contributors"])
    return [*(one["slug"] for one in named), *row["tag_slugs"].values()]


def _check_content(data: dict[str, Any], where: str, row: dict[str, Any]) -> None:
    if is_mark(data):
        return
    try:
        content = read_content(data)
    except ContentError as error:
        raise _misshapen(where, str(error)[:60], row) from error
    slugs = [content.slug, *(one.slug for _kind, one in references_of(content) if one.slug)]
    if not all(map(SLUG_PATTERN.fullmatch, slugs)):
        raise _misshapen(where, "slug", row)
    # The body of version 1 is checked exactly as it is, because it is stored so.
    _check_html(data["body"] if version_of(data) == 1 else write(content.body), where, row)


def _columns(edition: dict[str, Any], where: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return what the page of an edition shows: for version 1 from the line, otherwise derived from its content."""
    if "content" not in edition:
        return edition
    sealed = edition["content"]
    if version_of(sealed) != 1:
        _check_sealed(sealed, edition["kind"], where, row)
    try:
        columns = columns_of(sealed)
    except ContentError as error:
        raise _misshapen(where, str(error)[:60], row) from error
    if "comments" in sealed:
        columns = columns | {"comment_terms": sealed["comments"]}
    return {"body": [], "byline": {}, "tag_list": []} | columns


def _check_sealed(sealed: dict[str, Any], kind: str, where: str, row: dict[str, Any]) -> None:
    """Check the sealed JSON of an edition. Only that of a retraction has no content."""
    is_retraction = kind == Edition.Kind.RETRACTION
    names = RETRACTION_FIELDS if is_retraction else SEALED_FIELDS
    is_whole = (
        _has_shape(sealed, names) and sealed.keys() | WITH_NEW_NAMES.keys() == names.keys() | WITH_NEW_NAMES.keys()
    )
    if not is_whole or sealed["version"] != CONTENT_VERSION:
        raise _misshapen(where, "content", row)
    if is_retraction:
        return
    pictures = sealed["pictures"]
    if not all(isinstance(value, str) for value in pictures.values()):
        raise _misshapen(where, "pictures", row)
    _check_content(sealed["content"], where, row)


def _check_html(html: str, where: str, row: dict[str, Any]) -> None:
    if is_too_long(html):
        raise Refused(
            _(
                "“%(headline)s”, %(where)s: the text is longer than %(characters)s characters or"
                " %(paragraphs)s paragraphs."
            )
            % {"headline": row["headline"], "where": where, **BODY_LIMITS}
        )
    unsafe = unsafe_markup(html)
    if unsafe is not None:
        raise Refused(
            _("“%(headline)s”, %(where)s: the text contains %(markup)s, which could run or load something.")
            % {"headline": row["headline"], "where": where, "markup": unsafe}
        )


def _check_edition(edition: dict[str, Any], where: str, row: dict[str, Any]) -> None:
    """Check the columns of an edition that its page shows."""
    for segment in edition["body"]:
        _check_segment(segment, where, row)
    people = [person for group in edition["byline"].values() for person in group]
    if not all(
        _has_shape(one, PERSON_FIELDS) and one.keys() == PERSON_FIELDS.keys() for one in (*people, *edition["tag_list"])
    ):
        raise _misshapen(where, "byline, tag_list", row)
    if not SLUG_PATTERN.fullmatch(edition["slug"]):
        raise _misshapen(where, "slug", row)
    for name, shape in (("picture", PHOTO_FIELDS), ("comment_terms", TERMS_FIELDS)):
        if not _has_shape(edition.get(name, {}), shape):
            raise _misshapen(where, name, row)


def _check_segment(segment: dict[str, Any], where: str, row: dict[str, Any]) -> None:
    kind = next((key for key in SEGMENT_FIELDS if key in segment), None)
    is_whole = kind is not None and _has_shape(segment, SEGMENT_FIELDS[kind])
    if is_whole and kind == "gallery":
        is_whole = all(_has_shape(photo, PHOTO_FIELDS) and "photo" in photo for photo in segment["gallery"])
    if not is_whole:
        raise _misshapen(where, "body", row)
    if kind == "html":
        _check_html(segment["html"], where, row)
    elif kind == "embed" and (unsafe_address(segment["embed"]) or ":" not in segment["embed"]):
        raise Refused(
            _("“%(headline)s”, %(where)s: the link card leads to %(address)s, which is not a web address.")
            % {"headline": row["headline"], "where": where, "address": segment["embed"][:60]}
        )


def _has_shape(value: Any, shape: Shape) -> bool:
    """Return whether a value is a dict with no other keys than a shape's, each of the right type."""
    if not isinstance(value, dict) or value.keys() - shape.keys():
        return False
    return all(isinstance(one, shape[key]) and not isinstance(one, bool) for key, one in value.items())


def _misshapen(where: str, part: str, row: dict[str, Any]) -> Refused:
    return Refused(
        _("“%(headline)s”, %(where)s: %(part)s does not have the shape an export gives it.")
        % {"headline": row["headline"], "where": where, "part": part}
    )
