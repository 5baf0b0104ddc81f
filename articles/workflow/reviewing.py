"""The review of an article: what was submitted, who changed it since, and who may therefore approve or accept it."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, Credit, Event
from articles.revisions import WaitingWords
from articles.states import State


class Review:
    """The revision that was submitted last, and the revision that the article stands at.

    A reviewer who changes the submitted text approves it together with somebody who accepts these changes. So two
    people answer for every word: the reviewer for what was submitted, the other for what the reviewer changed.
    """

    def __init__(self, article: Article):
        self.article = article

    @cached_property
    def submission(self) -> Event | None:
        """The event by which the article was submitted last."""
        return self.article.events.filter(move="submit").select_related("revision").order_by("-number").first()

    @property
    def submitted_number(self) -> int | None:
        """The number of the revision that was submitted, where one was."""
        return self.submission.revision.number if self.submission and self.submission.revision else None

    @cached_property
    def awaited(self) -> Event | None:
        """The approval of the present revision that waits until somebody accepts what its approver changed."""
        if self.article.state != State.IN_REVIEW or self.submission is None:
            return None
        approved = self.article.events.filter(move="approve", number__gt=self.submission.number)
        waiting = approved.filter(details__awaits_acceptance_of=self.article.revision_number)
        return waiting.order_by("-number").first()

    @cached_property
    def _waiting_now(self) -> WaitingWords:
        return WaitingWords(self.article)

    @cached_property
    def _waiting_at_submission(self) -> WaitingWords:
        is_latest = self.submitted_number == self.article.revision_number
        return self._waiting_now if is_latest else WaitingWords(self.article, self.submitted_number)

    @cached_property
    def _signers(self) -> frozenset[int | None]:
        """Keys of the logins whose bylines are among the writers."""
        credits = self.article.credits.filter(role__in=Credit.WRITING)
        return frozenset(credits.values_list("contributor__user", flat=True))

    def wrote_part(self, user: AbstractBaseUser) -> bool:
        """Return whether words of a person wait for approval, or their byline does."""
        return user.pk in self._signers or self._waiting_now.are_of(user)

    def wrote_part_of_submission(self, user: AbstractBaseUser) -> bool:
        """Return whether a person wrote part of what was submitted."""
        if self.submitted_number is None:
            return self.wrote_part(user)
        return user.pk in self._signers or self._waiting_at_submission.are_of(user)

    def needs_acceptance(self, approver: AbstractBaseUser) -> bool:
        """Return whether an approval by this person is complete only once somebody else accepts their changes.

        It is so for whoever changed what others had submitted. Whoever wrote part of the submission cannot approve.
        """
        return (
            self.submitted_number is not None
            and self.submitted_number < self.article.revision_number
            and self.wrote_part(approver)
            and not self.wrote_part_of_submission(approver)
        )

    def changed_since_submission(self, user: AbstractBaseUser) -> bool:
        """Return whether a person saved the article after it was submitted."""
        return self.submitted_number is None or self._waiting_now.saved_since(user, self.submitted_number)
