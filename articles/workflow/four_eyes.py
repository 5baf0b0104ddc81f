"""The four-eyes rule: nobody approves, accepts or confirms their own work. It also finds who may do so instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import notifications
from articles.content import count_changes, difference, written_content_of_revision
from articles.models import Article
from articles.models.actors import display_name, is_by
from articles.states import Move, MoveNotAllowed, State

from .review import Review

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser

    from articles.models import Revision

# The most people named in a message that somebody else has to act.
MAX_NAMES = 4


class NeedsSecondPerson(MoveNotAllowed):
    """Somebody else has to make the move. The message names who could make it."""

    def __init__(self, why: str, people: Sequence[AbstractUser]) -> None:
        super().__init__(f"{why} {_who_could(people)}")


def check_four_eyes(article: Article, move: Move, by: AbstractUser, review: Review) -> None:
    """Raise MoveNotAllowed for a person whose own work or own request the move would confirm."""
    if move.name == "confirm_retraction":
        asked = article.last_retraction_request
        if asked and is_by(asked, by):
            raise MoveNotAllowed(_("You asked for this retraction; a second person confirms it."))
    elif move.name == "accept":
        _check_may_accept(by, review)
    elif names := review.names_changed_by(by):
        raise NeedsSecondPerson(_own_name(names[0]), approvers(review))
    elif review.needs_acceptance(by):
        if review.awaited and is_by(review.awaited, by):
            raise NeedsSecondPerson(_own_approval(), acceptors(review))
    elif review.wrote_part(by):
        why = _("You wrote part of this revision; somebody else approves it.")
        raise NeedsSecondPerson(why, approvers(review))


def _own_name(name: str) -> str:
    text = _(
        "You alone gave something in this article the name “%(name)s”. Somebody else has to approve it, or its writer"
        " has to submit it again after reading that name."
    )
    return text % {"name": name}


def _check_may_accept(by: AbstractUser, review: Review) -> None:
    if review.awaited is None:
        raise MoveNotAllowed(_("No changes by a reviewer are waiting to be accepted."))
    if names := review.names_changed_by(by):
        raise NeedsSecondPerson(_own_name(names[0]), acceptors(review))
    if review.changed_since_submission(by) or is_by(review.awaited, by):
        why = _("You wrote part of what was changed after the text was submitted; somebody else accepts that.")
        raise NeedsSecondPerson(why, acceptors(review))
    if not (by.has_perm("articles.review_article") or review.may_answer_as_writer(by)):
        why = _("Those who wrote part of what was submitted, and reviewers, accept a reviewer's changes.")
        raise NeedsSecondPerson(why, acceptors(review))


def approvers(review: Review) -> list[AbstractUser]:
    """Return who may approve the present revision, with those whose own changes somebody has to accept after that."""
    people = notifications.who_may_see(review.article).filter(notifications.holders_of("review_article"))
    return [one for one in people.order_by("pk") if _may_approve(one, review)]


def _may_approve(person: AbstractUser, review: Review) -> bool:
    if review.names_changed_by(person):
        return False
    if review.needs_acceptance(person):
        return not (review.awaited and is_by(review.awaited, person))
    return not review.wrote_part(person)


def _writers_who_accept(review: Review) -> list[AbstractUser]:
    who = notifications.who_may_see(review.article).filter(notifications.holders_of("submit_article"))
    people = list(who.order_by("pk"))
    review.fetch_logins(people)
    return [one for one in people if review.may_answer_as_writer(one) and _may_accept(one, review)]


def _may_accept(person: AbstractUser, review: Review) -> bool:
    return not (review.changed_since_submission(person) or review.names_changed_by(person))


def _reviewers_who_accept(review: Review) -> list[AbstractUser]:
    people = notifications.who_may_see(review.article).filter(notifications.holders_of("review_article")).order_by("pk")
    return [one for one in people if _may_accept(one, review)]


def acceptors(review: Review) -> list[AbstractUser]:
    """Return who may accept what a reviewer changed. Those who wrote part of what was submitted come first."""
    people = dict.fromkeys([*_writers_who_accept(review), *_reviewers_who_accept(review)])
    return [person for person in people if not (review.awaited and is_by(review.awaited, person))]


def people_to_ask(review: Review, approver: AbstractUser) -> list[AbstractUser]:
    """Return the people to notify of changes to accept: writers, or reviewers where no writer can accept them."""
    writers = [person for person in _writers_who_accept(review) if person != approver]
    return writers or [person for person in _reviewers_who_accept(review) if person != approver]


def _own_approval() -> str:
    return _("You approved this revision. It may be published once somebody else has accepted your changes.")


def awaited_acceptance_in_words(article: Article) -> str:
    """Return a message for the approver that their changes wait to be accepted, and by whom. Empty where none do."""
    review = Review(article)
    return f"{_own_approval()} {_who_could(acceptors(review))}" if review.awaited else ""


def changes_to_accept_in_words(article: Article, approver: AbstractUser) -> str:
    """Return a message for a reviewer: what somebody has to accept after their approval. Empty for nothing."""
    review = Review(article)
    is_incomplete = article.state == State.IN_REVIEW and review.needs_acceptance(approver)
    return own_changes_in_words(review) if is_incomplete else ""


def own_changes_in_words(review: Review) -> str:
    """Return a message for a reviewer: how much changed since the submission, and what this means for approving it."""
    submitted = review.article.revisions.get(number=cast("int", review.submitted_number))
    latest = cast("Revision", review.article.latest_revision)
    if submitted.is_redacted or latest.is_redacted:
        return _("What was submitted has changed since. Its writer or another reviewer has to accept that after you.")
    count = count_changes(difference(written_content_of_revision(submitted), written_content_of_revision(latest)))
    if not count:
        return _(
            "You saved this after it was submitted, and nothing differs any more. Its writer or another reviewer has to"
            " accept that after you."
        )
    if review.is_since_approval:
        text = ngettext(
            "What was approved has changed in %(count)d place. Its writer or another reviewer has to accept that"
            " after you.",
            "What was approved has changed in %(count)d places. Its writer or another reviewer has to accept that"
            " after you.",
            count,
        )
        return text % {"count": count}
    return ngettext(
        "What was submitted has changed in %(count)d place. Its writer or another reviewer has to accept that"
        " after you.",
        "What was submitted has changed in %(count)d places. Its writer or another reviewer has to accept that"
        " after you.",
        count,
    ) % {"count": count}


def _who_could(people: Sequence[AbstractUser]) -> str:
    names = [display_name(person) for person in people]
    if not names:
        return _("Nobody else on this desk can do that yet. Ask an administrator for a second reviewer.")
    if len(names) > MAX_NAMES:
        text = _("Among those who can do that: %(people)s.")
    else:
        text = _("Who can do that: %(people)s.")
    return text % {"people": ", ".join(names[:MAX_NAMES])}
