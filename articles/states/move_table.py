"""The one table of moves between an article's states."""

from django.utils.translation import gettext_lazy as _

from .facts import Fact, State
from .move_type import Move
from .other_events import OTHER_EVENTS

ANY_STATE = frozenset(State)
DRAFT, IN_REVIEW, APPROVED = (frozenset({state}) for state in State)
RETRACTED = frozenset({Fact.RETRACTED})
RETRACTED_OR_PENDING = frozenset({Fact.RETRACTED, Fact.RETRACTION_PENDING})
RETRACTED_OR_SCHEDULED = RETRACTED_OR_PENDING | {Fact.SCHEDULED}

MOVES = {
    move.name: move
    for move in (
        Move(
            "submit",
            _("Submit for review"),
            _("The article goes to the editors for review."),
            _("Submitted for review: “%(headline)s”."),
            DRAFT,
            State.IN_REVIEW,
            "submit_article",
            forbids=RETRACTED,
            is_for_many=True,
        ),
        Move(
            "withdraw",
            _("Withdraw"),
            _("The article comes back from review as a draft."),
            _("Back as a draft: “%(headline)s”."),
            IN_REVIEW,
            State.DRAFT,
            "submit_article",
            forbids=RETRACTED,
            is_for_writers=True,
        ),
        Move(
            "request_changes",
            _("Request changes"),
            _("The article goes back to its writers with your reason."),
            _("Sent back to its writers: “%(headline)s”."),
            IN_REVIEW | APPROVED,
            State.DRAFT,
            "review_article",
            forbids=RETRACTED,
            requires_reason=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _(
                        "The article goes back to its writers with your reason. The edition that is scheduled still"
                        " appears: unschedule it to stop that."
                    ),
                ),
            ),
        ),
        Move(
            "approve",
            _("Approve"),
            _("This revision may be published. Readers see nothing yet."),
            _("Approved: “%(headline)s”. Readers see it once it is published."),
            IN_REVIEW,
            State.APPROVED,
            "review_article",
            forbids=RETRACTED,
            four_eyes=True,
            is_checked=True,
            is_for_many=True,
            other_consequences=(
                (
                    Fact.LIVE,
                    _("This revision may be published. Until then readers go on seeing the edition that is live now."),
                ),
            ),
        ),
        Move(
            "accept",
            _("Accept the changes"),
            _("The reviewer's changes are accepted, and this revision may be published. Readers see nothing yet."),
            _("Changes accepted and approved: “%(headline)s”. Readers see it once it is published."),
            IN_REVIEW,
            State.APPROVED,
            "submit_article",
            other_permission="review_article",
            forbids=RETRACTED,
            four_eyes=True,
            is_checked=True,
        ),
        Move(
            "publish",
            _("Publish now"),
            _("Readers see this revision at once."),
            _("Published: “%(headline)s”. Readers see it now."),
            APPROVED,
            None,
            "publish_article",
            needs=frozenset({Fact.CHANGED}),
            forbids=RETRACTED_OR_PENDING,
            takes_end=True,
            is_checked=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _("Readers see this revision at once, and the edition that is scheduled is withdrawn."),
                ),
                (Fact.LIVE, _("Readers see this revision at once, as an update: the page says when it was updated.")),
            ),
        ),
        Move(
            "minor",
            _("Publish as a minor edit"),
            _("Readers see this revision at once. The page does not say that it was updated."),
            _("Published as a minor edit: “%(headline)s”. Readers see it now."),
            APPROVED,
            None,
            "publish_article",
            needs=frozenset({Fact.LIVE, Fact.CHANGED}),
            forbids=RETRACTED_OR_PENDING,
            is_checked=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _(
                        "Readers see this revision at once, and the edition that is scheduled is withdrawn. The page"
                        " does not say that it was updated."
                    ),
                ),
            ),
        ),
        Move(
            "schedule",
            _("Schedule"),
            _("Readers see this revision from the time you set; until then nothing changes."),
            _("Scheduled: “%(headline)s”."),
            APPROVED,
            None,
            "schedule_article",
            needs=frozenset({Fact.CHANGED}),
            forbids=RETRACTED_OR_SCHEDULED,
            requires_time=True,
            takes_end=True,
            is_checked=True,
            is_for_many=True,
        ),
        Move(
            "reschedule",
            _("Change the schedule"),
            _("The scheduled edition is shown from the time you set instead. It stays as it was approved."),
            _("Scheduled anew: “%(headline)s”."),
            ANY_STATE,
            None,
            "schedule_article",
            needs=frozenset({Fact.SCHEDULED}),
            forbids=RETRACTED_OR_PENDING,
            requires_time=True,
            takes_end=True,
        ),
        Move(
            "unschedule",
            _("Unschedule"),
            _("The scheduled edition is withdrawn before anybody has seen it."),
            _("No longer scheduled: “%(headline)s”."),
            ANY_STATE,
            None,
            "schedule_article",
            needs=frozenset({Fact.SCHEDULED}),
        ),
        Move(
            "correct",
            _("Publish as a correction"),
            _("Readers see this revision at once, with your note saying what was wrong."),
            _("Published with a correction: “%(headline)s”. Readers see it and your note now."),
            APPROVED,
            None,
            "correct_article",
            needs=frozenset({Fact.LIVE, Fact.CHANGED}),
            forbids=RETRACTED_OR_PENDING,
            requires_reason=True,
            is_checked=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _(
                        "Readers see this revision at once, with your note saying what was wrong. The edition that is"
                        " scheduled is withdrawn."
                    ),
                ),
            ),
        ),
        Move(
            "reply",
            _("Publish as a right of reply"),
            _("Readers see this article at once as a right of reply, linked from the article it answers."),
            _("Published as a right of reply: “%(headline)s”. Readers see it now."),
            APPROVED,
            None,
            "publish_article",
            needs=frozenset({Fact.IS_REPLY, Fact.CHANGED}),
            forbids=RETRACTED_OR_PENDING | {Fact.LIVE},
            is_checked=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _(
                        "Readers see this article at once as a right of reply, linked from the article it answers. The"
                        " edition that is scheduled is withdrawn."
                    ),
                ),
            ),
        ),
        Move(
            "expire",
            _("Take off the site"),
            _("Readers no longer find the article; its record stays."),
            _("Taken off the site: “%(headline)s”. Readers no longer find it."),
            ANY_STATE,
            None,
            "publish_article",
            needs=frozenset({Fact.LIVE}),
            forbids=RETRACTED,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _("Readers no longer find the article, and the edition that is scheduled is withdrawn."),
                ),
            ),
        ),
        Move(
            "retract",
            _("Retract"),
            _("Asks a second person to confirm. Then readers permanently see your reason in place of the article."),
            _("Retraction requested: “%(headline)s”. For readers nothing changes until a second person confirms it."),
            ANY_STATE,
            None,
            "retract_article",
            needs=frozenset({Fact.SHOWN}),
            forbids=RETRACTED_OR_PENDING,
            requires_reason=True,
            takes_ground=True,
            requires_reauthentication=True,
            other_consequences=(
                (
                    Fact.SCHEDULED,
                    _(
                        "Asks a second person to confirm, and withdraws the edition that is scheduled until they have"
                        " decided. Once confirmed, readers permanently see your reason in place of the article."
                    ),
                ),
            ),
        ),
        Move(
            "confirm_retraction",
            _("Confirm the retraction"),
            _("Readers see the reason in place of the article at once and permanently."),
            _("Retracted: “%(headline)s”. Readers see the reason in its place."),
            ANY_STATE,
            None,
            "confirm_retraction",
            needs=frozenset({Fact.RETRACTION_PENDING}),
            four_eyes=True,
            requires_reauthentication=True,
        ),
        Move(
            "cancel_retraction",
            _("Refuse the retraction"),
            _(
                "What the request withdrew is scheduled again if its time has not passed."
                " The request and your reason are recorded."
            ),
            _("Retraction refused: “%(headline)s”."),
            ANY_STATE,
            None,
            "confirm_retraction",
            needs=frozenset({Fact.RETRACTION_PENDING}),
            requires_reason=True,
        ),
    )
}

MOVE_LABELS = [(move.name, move.label) for move in MOVES.values()] + list(OTHER_EVENTS.items())
# The moves that approve a revision. The importer's event takes the place of an approval.
APPROVALS = frozenset({"approve", "accept", "import_publish"})
EDITORIAL = frozenset(name for name, move in MOVES.items() if move.target is not None)
