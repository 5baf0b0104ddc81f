"""The sealed JSON of an edition: the content of the approved revision, its comment policy, pictures and publisher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
        content: The content of the approved revision.
        comment_policy: The one that applies to the article. Its text is in its own versions.
        pictures: The SHA-256 of the original of each photo that is shown, by uid.
        published_by: The name of the person who published it.
    """
    return {
        "version": CONTENT_VERSION,
        "content": to_json(content),
        "comment_policy": reference_data(comment_policy),
        "pictures": dict(pictures),
        "published_by": published_by,
    }


def retraction(*, published_by: str) -> dict[str, Any]:
    """Return the sealed JSON of a retraction, which contains nothing of the article."""
    return {"version": CONTENT_VERSION, "content": None, "published_by": published_by}


def content_of_edition(data: dict[str, Any]) -> Content | None:
    """Return the content in the sealed JSON of an edition, or None for a retraction, a redacted one and version 1.

    Raises:
        ContentError: The content is invalid.
    """
    if is_mark(data) or version_of(data) == 1 or data["content"] is None:
        return None
    return from_json(data["content"])


def sealed_content(edition: Edition) -> Content:
    """Return the content of an edition that is not a retraction.

    For version 1 it is that of the approved revision, with the name of the category that readers are shown.
    """
    if version_of(edition.content) == 1:
        content = content_of_revision(edition.revision)
        if content.category and edition.category_name:
            content = replace(content, category=replace(content.category, name=edition.category_name))
        return content
    return from_json(edition.content["content"])
