"""Checking that each edition was approved by somebody who did not write it, from the events of its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from articles.models import Edition, Event, Revision
from articles.models.redactions import is_mark
from articles.revisions import SENT_BACK, History, WaitingWords, newest_approved
from articles.states.other_events import EVENTS_VOIDING_AN_APPROVAL

from .redactions import are_two_people


def broken_approvals(editions: Iterable[Edition], events: Sequence[Event], history: History) -> str | None:
    """Return a message about the first edition of an article that was not approved as the record claims, or None."""
    shown = list(editions)
    replay = _Replay(shown, events, history)
    for edition in shown:
        if edition.is_retraction:
            if not replay.is_confirmed_retraction(edition):
                return _("edition %(number)s was confirmed only by the person who asked for it") % {
                    "number": edition.number
                }
        elif reason := _broken_approval(edition, replay):
            return reason
    return None


def _broken_approval(edition: Edition, replay: _Replay) -> str | None:
    approval = edition.approval
    if edition.kind == Edition.Kind.RENAMED:
        # The second person who confirmed the name approved the edition. A redaction removes which name it was.
        is_right = approval.move == "confirm_change"
        if is_right and not edition.is_redacted:
            named = [(one["kind"], one["uid"]) for one in edition.content["renamed"]]
            is_of_name = is_mark(approval.details) or "name" in approval.details.get("fields", {})
            is_right = is_of_name and (approval.subject_kind, str(approval.subject)) in named
    else:
        is_right = approval.revision_id == edition.revision_id
        if is_right and not replay.is_approval(approval, edition.revision):
            return _("edition %(number)s was approved by nobody but its author") % {"number": edition.number}
    if not is_right:
        return _("edition %(number)s is of another revision than was approved") % {"number": edition.number}
    return None


class _Replay:
    """The events of an article, replayed in order to find out which of them approve a revision."""

    def __init__(self, editions: Sequence[Edition], events: Sequence[Event], history: History) -> None:
        self._editions = editions
        self._events = events
        self._history = history
        self._revisions: Mapping[int, Revision] = history.fetched or {}

    def is_approval(self, event: Event, revision: Revision) -> bool:
        """Return whether an event approves a revision: the right move, by somebody who wrote none of it."""
        if event.move == "import_publish":
            return True
        if not event.is_approval or _is_saver(event, revision):
            return False
        if event.move == "accept" and not is_mark(event.details):
            return self._completes_an_approval(event, revision)
        if is_mark(event.details):
            return True
        return "awaits_acceptance_of" not in event.details and not self._wrote_part(event, revision.number)

    def is_confirmed_retraction(self, edition: Edition) -> bool:
        """Return whether somebody confirmed a retraction that somebody else had requested."""
        asked = edition.approval
        made = [one for one in self._events if one.edition_number == edition.number]
        confirmed = [one for one in made if one.move == "confirm_retraction"]
        return asked.move == "retract" and bool(confirmed) and are_two_people(asked, confirmed[0])

    def _completes_an_approval(self, event: Event, revision: Revision) -> bool:
        """Return whether an event accepts what the approver of a revision changed after its submission.

        The approver must have written nothing of what was submitted. The person who accepts must be somebody else,
        and must have written nothing after it.
        """
        approval = next((one for one in self._events if one.number == event.details.get("completes")), None)
        if approval is None or approval.move != "approve" or approval.revision_id != revision.pk:
            return False
        if not is_mark(approval.details) and approval.details.get("awaits_acceptance_of") != revision.number:
            return False
        before = [one for one in self._events if one.number < approval.number]
        between = [one for one in self._events if approval.number < one.number < event.number]
        submission = next((one for one in reversed(before) if one.move == "submit"), None)
        submitted = event.details.get("submitted")
        if submission is None or submission.revision is None:
            return False
        # Changes are counted from what was submitted, or from a later revision that was approved.
        is_since_approval = submission.revision.number < submitted == self._approved_before(approval, revision.number)
        if not is_since_approval and submission.revision.number != submitted:
            return False
        since = [one for one in before if one.number > submission.number and one.move in {"withdraw", SENT_BACK}]
        if since or EVENTS_VOIDING_AN_APPROVAL & {one.move for one in between} or not are_two_people(approval, event):
            return False
        wrote_submission = not is_since_approval and self._wrote_part(approval, submitted)
        return not (wrote_submission or self._wrote_part(event, revision.number, since=submitted))

    def _wrote_part(self, event: Event, number: int, *, since: int | None = None) -> bool:
        """Return whether the person who made an event wrote words of a revision that waited for approval then.

        Args:
            number: The number of the revision.
            since: The number of a revision to count from, instead of the one approved before.
        """
        if self._revisions[number].authorship is None:
            # Version 1 had another rule. All that can be checked is that nobody approved what they saved.
            return False
        base = self._approved_before(event, number) if since is None else since
        saved = [self._revisions[one] for one in self._history.numbers if base < one <= number]
        if any(_is_saver(event, one) for one in saved):
            return True
        if base and self._revisions[base].is_redacted:
            # Which words were approved with it can no longer be found out.
            return False
        words = WaitingWords(self._history.article, number, since=base, history=self._history)
        return words.are_of_actor_of(event)

    def _approved_before(self, event: Event, number: int) -> int:
        """Return the number of the newest revision before ``number`` with a valid approval at an event, or 0."""
        published = [
            one.revision.number
            for one in self._editions
            if one.live_from <= event.at and not one.is_retraction and one.revision.number < number
        ]
        decided = [
            (one.revision.number, one.move)
            for one in self._events
            if one.number < event.number and one.revision and one.revision.number <= number
            if one.move == SENT_BACK or (one.is_approval and one.revision.number < number)
        ]
        return newest_approved(published, decided)


def _is_saver(event: Event, revision: Revision) -> bool:
    """Return whether the person who made an event saved a revision."""
    if event.actor_id is not None and revision.author_id is not None:
        return event.actor_id == revision.author_id
    return event.actor_name == revision.author_name
