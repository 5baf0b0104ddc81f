"""Contents of version 1, read as contents of the current version.

Version 1 stored names and slugs where the current version stores uids. The uids are looked up by them. A uid that is
not found stays unknown, and such a reference equals any with the same written name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.document import parse
from articles.edition_labels import MARK_FIELDS
from articles.models import Article, CommentPolicy

from .field_kinds import ContentError, Instant, checked
from .field_values import CreditLine, Reference
from .fields import Content
from .picture_kinds import Picture, WordsOfPictures
from .reference_kinds import sort_references
from .reference_lookup import reference_to, rows_by_stored_name

TEXT_FIELDS = ("headline", "slug", "standfirst", "dateline")


def read_version_1(data: Any, row: Article | None = None) -> Content:
    """Return the content from plain data of version 1.

    Args:
        data: The plain data.
        row: The article, if its working copy has the same content as the data. It identifies what was renamed since.

    Raises:
        ContentError: The data is not a content of version 1.
    """
    try:
        return _read(checked(data, dict), row)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(repr(error)) from error


def _read(data: dict[str, Any], row: Article | None) -> Content:
    marks = data.get("marks") or {}
    if marks.keys() - set(MARK_FIELDS):
        raise ContentError("marks")
    texts: dict[str, Any] = {name: checked(data[name], str) for name in TEXT_FIELDS}
    return Content(
        **texts,
        **marks,
        body=parse(checked(data["body"], str)),
        category=_one("category", data["category"], data["category"], row),
        topic=_one("topic", data["topic"], data["topic"], row),
        comment_policy=_policy(data["comment_policy"], row),
        tags=_tags(data["tags"], row),
        credits=_credits(data["credits"], row),
        replies_to=Reference(data["replies_to"]) if data["replies_to"] else None,
        picture=_optional(data.get("picture"), Picture().from_json),
        picture_words=_optional(data.get("photos"), WordsOfPictures().from_json) or (),
        embargo=_optional(data.get("embargo"), Instant().from_json),
    )


def _optional(data: Any, read: Callable[[Any], Any]) -> Any:
    return read(data) if data else None


def _written(found: Reference | None, name: str) -> Reference:
    """Return a reference with the name that was written."""
    return Reference(found.uid, name, found.slug, found.above) if found else Reference(None, name)


def _one(kind: str, key: str | None, name: str | None, row: Article | None) -> Reference | None:
    if not key:
        return None
    # What the working copy refers to is certain. Somebody may have given its name to another one since.
    found = reference_to(getattr(row, kind, None) or rows_by_stored_name(kind, [key]).get(key))
    # For a category, the slug was stored and not the name.
    return found if found and kind == "category" else _written(found, name or key)


def _policy(stored: dict[str, Any] | None, row: Article | None) -> Reference | None:
    if not stored:
        return None
    found = row.comment_policy if row else CommentPolicy.objects.filter(**stored).first()
    return _written(reference_to(found), stored["name"])


def _tags(names: list[str], row: Article | None) -> tuple[Reference, ...]:
    rows = rows_by_stored_name("tag", names)
    if row:
        # Somebody may have given the name of one of its tags to another one since.
        own = set(row.tags.values_list("pk", flat=True))
        rows = {name: tag for name, tag in rows.items() if tag.pk in own}
    unknown = sorted(set(names) - rows.keys())
    others = [tag for tag in row.tags.order_by("name") if tag.name not in rows] if row and unknown else []
    if len(others) == len(unknown):
        rows |= dict(zip(unknown, others, strict=True))
    return sort_references(tuple(_written(reference_to(rows.get(name)), name) for name in dict.fromkeys(names)))


def _credits(stored: list[dict[str, str]], row: Article | None) -> tuple[CreditLine, ...]:
    people = rows_by_stored_name("contributor", (one["slug"] for one in stored))
    found = [people.get(one["slug"]) for one in stored]
    # What the working copy refers to is certain.
    own = list(row.credits.select_related("contributor")) if row else []
    if [credit.role for credit in own] == [one["role"] for one in stored]:
        found = [credit.contributor for credit in own]
    return tuple(
        CreditLine(one["role"], _written(reference_to(person), one["name"]))
        for one, person in zip(stored, found, strict=True)
    )
