"""Revisions, editions and events of an article as plain data."""

from __future__ import annotations

from typing import Any

from articles.models import Edition, Event, ReferenceVersion, Revision
from articles.text import instant


def revision_data(revision: Revision) -> dict[str, Any]:
    """Return a revision as plain data."""
    return {
        "number": revision.number,
        "content": revision.content,
        "authorship": revision.authorship,
        "author_name": revision.author_name,
        "reason": revision.reason,
        "created_at": instant(revision.created_at),
        "salt": revision.salt,
        "digest": revision.digest,
    }


def event_data(event: Event) -> dict[str, Any]:
    """Return an event as plain data."""
    return {
        "number": event.number,
        "move": event.move,
        "from_state": event.from_state,
        "to_state": event.to_state,
        "actor_name": event.actor_name,
        "at": instant(event.at),
        "reason": event.reason,
        "revision": event.revision.number if event.revision else None,
        "edition": event.edition_number,
        "details": event.details,
        "salt": event.salt,
        "previous_digest": event.previous_digest,
        "digest": event.digest,
    }


def _approval(event: Event) -> int | dict[str, Any]:
    """Return the number of an approval, or the identity of one that belongs to a reference.

    The approval of a changed name is an event in the reference's own chain.
    """
    if event.article_id:
        return event.number
    return {"kind": event.subject_kind, "uid": str(event.subject), "digest": event.digest}


def version_data(version: ReferenceVersion) -> dict[str, Any]:
    """Return a version of a reference as plain data."""
    return {
        "number": version.number,
        "fields": version.fields,
        "at": instant(version.at),
        "by_name": version.by_name,
        "confirmed_by_name": version.confirmed_by_name,
        "reason": version.reason,
        "is_reconstructed": version.is_reconstructed,
        "salt": version.salt,
        "previous_digest": version.previous_digest,
        "digest": version.digest,
    }


def edition_data(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain data, without what is derived from its sealed content.

    Rows that its content refers to are included by uid, since the content of version 1 has no uids. The comment policy
    and the photo are included where a redaction removed the content that names them.
    """
    return {
        "number": edition.number,
        "kind": edition.kind,
        "note": edition.note,
        "ground": edition.ground,
        "live_from": instant(edition.live_from),
        "live_until": instant(edition.live_until),
        "first_published_at": instant(edition.first_published_at),
        "revision": edition.revision.number,
        "approval": _approval(edition.approval),
        "content": edition.content,
        "topic_name": edition.topic_name,
        "category_name": edition.category_name,
        "category": str(edition.category.uid),
        "section": str(edition.section.uid),
        "topic": str(edition.topic.uid) if edition.topic else None,
        "replies_to": str(edition.replies_to.uid) if edition.replies_to else None,
        **(_named_by_removed_content(edition) if edition.is_redacted else {}),
        "tags": sorted(str(row.tag.uid) for row in edition.edition_tags.all()),
        "credits": [
            {"role": row.role, "uid": str(row.contributor.uid), "order": row.order}
            for row in edition.edition_credits.all()
        ],
        "salt": edition.salt,
        "previous_digest": edition.previous_digest,
        "digest": edition.digest,
    }


def _named_by_removed_content(edition: Edition) -> dict[str, str | None]:
    """Return the uids of the comment policy and the lead photo of a redacted edition, whose content named them."""
    return {
        "comment_policy": str(edition.comment_policy.uid) if edition.comment_policy else None,
        "photo": str(edition.photo.uid) if edition.photo else None,
    }
