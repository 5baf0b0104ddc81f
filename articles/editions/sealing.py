"""The sealed JSON of an edition: the content of the approved revision, and what else readers are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.content import CONTENT_VERSION, Content, Reference, content_of_revision, from_json, to_json, version_of
from articles.content.reference_kinds import reference_data
from articles.models import Edition
from articles.models.redactions import is_mark


def seal_content(
    content: Content, *, comment_policy: Reference | None, pictures: Mapping[str, str], published_by: str
) -> dict[str, Any]:
    """Return the sealed JSON of an edition.

    Args:
        content: that of the approved revision.
        comment_policy: the one that holds for the article. Its words are in its own versions.
        pictures: the SHA-256 of the original of each photo that is shown, by uid.
        published_by: the name of who published it.
    """
    return {
        "version": CONTENT_VERSION,
        "content": to_json(content),
        "comment_policy": reference_data(comment_policy),
        "pictures": dict(pictures),
        "published_by": published_by,
    }


def retraction(*, published_by: str) -> dict[str, Any]:
    """Return the sealed JSON of a retraction, which says nothing of the article."""
    return {"version": CONTENT_VERSION, "content": None, "published_by": published_by}


def content_of_edition(data: dict[str, Any]) -> Content | None:
    """Return the content in the sealed JSON of an edition. None for a retraction, a redacted one, and for version 1.

    Raises:
        ContentError: the data is none.
    """
    if is_mark(data) or version_of(data) == 1 or data["content"] is None:
        return None
    return from_json(data["content"])


def sealed_content(edition: Edition) -> Content:
    """Return what an edition that is no retraction says. One of version 1 says what its approved revision does."""
    if version_of(edition.content) == 1:
        return content_of_revision(edition.revision)
    return from_json(edition.content["content"])
