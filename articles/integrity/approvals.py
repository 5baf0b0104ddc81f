"""Editions held against who approved them: two people, and what was submitted between their two events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from articles.models import Edition, Event, Revision
from articles.models.redactions import MARK_TEXT, is_mark

# Each of these ends the waiting of an approval for somebody who accepts what its approver changed.
VOIDING = frozenset({"create", "edit", "import", "take_present_names", "submit", "withdraw", "request_changes"})


def broken_approvals(editions: Iterable[Edition], events: Sequence[Event], revisions: Sequence[Revision]) -> str | None:
    """Return in words the first edition of an article that was not approved as the record says."""
    for edition in editions:
        if not (edition.is_redacted or edition.is_retraction):
            reason = _broken_approval(edition, events, revisions)
            if reason:
                return reason
    return None


def _broken_approval(edition: Edition, events: Sequence[Event], revisions: Sequence[Revision]) -> str | None:
    approval = edition.approval
    if edition.kind == Edition.Kind.RENAMED:
        # What was approved is the name, by the second person who confirmed it.
        named = [(one["kind"], one["uid"]) for one in edition.content["renamed"]]
        is_right = approval.move == "confirm_change" and (approval.subject_kind, str(approval.subject)) in named
    else:
        is_right = approval.revision_id == edition.revision_id
        if is_right and not _is_approval(approval, edition.revision, events, revisions):
            return _("edition %(number)s was approved by nobody but its author") % {"number": edition.number}
    if not is_right:
        return _("edition %(number)s is of another revision than was approved") % {"number": edition.number}
    return None


def _is_approval(event: Event, revision: Revision, events: Sequence[Event], revisions: Sequence[Revision]) -> bool:
    """Return whether an event approves a revision: of the right move, and not by whoever saved it."""
    if event.move == "import_publish":
        return True
    if not event.is_approval or _is_saver(event, revision):
        return False
    if is_mark(event.details):
        return True
    if event.move == "accept":
        return _completes_an_approval(event, revision, events, revisions)
    return "awaits_acceptance_of" not in event.details


def _completes_an_approval(
    event: Event, revision: Revision, events: Sequence[Event], revisions: Sequence[Revision]
) -> bool:
    """Return whether an event accepts what the approver of a revision changed after its submission, and nobody since.

    Whoever accepts is somebody else than the approver, and saved nothing after the submission.
    """
    approval = next((one for one in events if one.number == event.details.get("completes")), None)
    if approval is None or approval.move != "approve" or approval.revision_id != revision.pk:
        return False
    if not is_mark(approval.details) and approval.details.get("awaits_acceptance_of") != revision.number:
        return False
    before = [one for one in events if one.number < approval.number]
    between = [one for one in events if approval.number < one.number < event.number]
    submission = next((one for one in reversed(before) if one.move == "submit"), None)
    submitted = event.details.get("submitted")
    if submission is None or submission.revision is None or submission.revision.number != submitted:
        return False
    since = [one for one in before if one.number > submission.number and one.move in {"withdraw", "request_changes"}]
    if since or any(one.move in VOIDING for one in between) or _is_same_person(approval, event):
        return False
    return not any(_is_saver(event, one) for one in revisions if submitted < one.number <= revision.number)


def _is_saver(event: Event, revision: Revision) -> bool:
    """Return whether whoever made an event saved a revision."""
    if event.actor_id is not None and revision.author_id is not None:
        return event.actor_id == revision.author_id
    return event.actor_name == revision.author_name


def _is_same_person(one: Event, other: Event) -> bool:
    """Return whether two events are of one person. Of two names that were redacted nobody can tell."""
    if one.actor_id is not None and other.actor_id is not None:
        return one.actor_id == other.actor_id
    return one.actor_name == other.actor_name != MARK_TEXT
