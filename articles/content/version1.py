"""Contents of version 1, read as contents of the current version.

Version 1 stored names and slugs where the current version stores uids. Which uids they meant was stored beside the
latest revision of each article when it came into this database, from its working copy. Other uids are looked up by the
names. A uid that is not found stays unknown, and such a reference equals any with the same written name.
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
from .reference_lookup import reference_to, rows_by_stored_name, rows_for

# Fields of one reference, which are called as their kinds.
SINGLE_FIELDS = ("category", "topic", "comment_policy")
TEXT_FIELDS = ("headline", "slug", "standfirst", "dateline")


# The uids of a content's references as JSON data. Those of category, topic and policy are under the names of their
# fields. "tags" maps each written name to a uid, and "credits" lists those of the byline in order. None means unknown.
Identities = dict[str, Any]


def identities_in(article: Article, data: dict[str, Any]) -> Identities:
    """Return the uids of the references in plain data of version 1, from a working copy of the same content."""
    tags = list(article.tags.order_by("name"))
    found = {name: tag for name, tag in rows_by_stored_name("tag", data["tags"]).items() if tag in tags}
    unknown = sorted(set(data["tags"]) - found.keys())
    others = [tag for tag in tags if tag.name not in found]
    if len(others) == len(unknown):
        # Somebody gave a tag another name since.
        found |= dict(zip(unknown, others, strict=True))
    credits = list(article.credits.select_related("contributor"))
    is_same = [credit.role for credit in credits] == [one["role"] for one in data["credits"]]
    return {
        **{name: _uid_of(getattr(article, name)) if data[name] else None for name in SINGLE_FIELDS},
        "tags": {name: str(tag.uid) for name, tag in found.items()},
        "credits": [str(credit.contributor.uid) for credit in credits] if is_same else None,
    }


def _uid_of(row: Any) -> str | None:
    return str(row.uid) if row else None


def read_version_1(data: Any, identities: Identities | None = None) -> Content:
    """Return the content from plain data of version 1.

    Args:
        data: The plain data.
        identities: What ``identities_in`` found. Without them, references are found by the names that were written.

    Raises:
        ContentError: The data is not a content of version 1.
    """
    try:
        return _read(checked(data, dict), _Known(identities) if identities else None)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(repr(error)) from error


class _Known:
    """The references that are known by their uids, with their present rows."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        single = [(kind, identities[kind]) for kind in SINGLE_FIELDS if identities[kind]]
        tags = [("tag", uid) for uid in identities["tags"].values()]
        people = [("contributor", uid) for uid in identities["credits"] or ()]
        self._rows = rows_for((kind, Reference(uid)) for kind, uid in (*single, *tags, *people))

    def row(self, kind: str, uid: str | None) -> Any:
        """Return the row of a reference, or None."""
        return self._rows.get(kind, {}).get(uid or "")


def _read(data: dict[str, Any], known: _Known | None) -> Content:
    marks = data.get("marks") or {}
    if marks.keys() - set(MARK_FIELDS):
        raise ContentError("marks")
    texts: dict[str, Any] = {name: checked(data[name], str) for name in TEXT_FIELDS}
    return Content(
        **texts,
        **marks,
        body=parse(checked(data["body"], str)),
        category=_one("category", data["category"], data["category"], known),
        topic=_one("topic", data["topic"], data["topic"], known),
        comment_policy=_policy(data["comment_policy"], known),
        tags=_tags(data["tags"], known),
        credits=_credits(data["credits"], known),
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


def _one(kind: str, key: str | None, name: str | None, known: _Known | None) -> Reference | None:
    if not key:
        return None
    # Somebody may have given its name to another one since.
    row = known.row(kind, known.identities[kind]) if known else None
    found = reference_to(row or rows_by_stored_name(kind, [key]).get(key))
    # For a category, the slug was stored and not the name.
    return found if found and kind == "category" else _written(found, name or key)


def _policy(stored: dict[str, Any] | None, known: _Known | None) -> Reference | None:
    if not stored:
        return None
    kind = "comment_policy"
    found = known.row(kind, known.identities[kind]) if known else CommentPolicy.objects.filter(**stored).first()
    return _written(reference_to(found), stored["name"])


def _tags(names: list[str], known: _Known | None) -> tuple[Reference, ...]:
    if known:
        rows = {name: known.row("tag", uid) for name, uid in known.identities["tags"].items()}
    else:
        rows = rows_by_stored_name("tag", names)
    return sort_references(tuple(_written(reference_to(rows.get(name)), name) for name in dict.fromkeys(names)))


def _credits(stored: list[dict[str, str]], known: _Known | None) -> tuple[CreditLine, ...]:
    uids = known.identities["credits"] if known else None
    if known and uids:
        found = [known.row("contributor", uid) for uid in uids]
    else:
        people = rows_by_stored_name("contributor", (one["slug"] for one in stored))
        found = [people.get(one["slug"]) for one in stored]
    return tuple(
        CreditLine(one["role"], _written(reference_to(person), one["name"]))
        for one, person in zip(stored, found, strict=True)
    )
