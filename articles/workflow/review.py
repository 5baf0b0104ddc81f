"""The review of an article: what was submitted, who changed it since, and who may therefore approve or accept it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.contrib.auth.models import AbstractUser

from articles.content import Content, content_of_revision, written_content_of_revision
from articles.models import Article, Contributor, Credit, Event
from articles.models.actors import is_by
from articles.revisions import History, WaitingWords, approved_before
from articles.states import State

from .changed_names import NameGivers, names_changed_by, people_who_gave_names

# The key, in the details of a move, of the revision on the screen where that was not the one that was moved: the same
# button saved a newer one, or (0) the move was made from a list or a shell, where no text is on the screen.
SHOWN_DETAIL = "shown"


class Review:
    """The revision that was submitted last, and the latest revision of the article.

    A reviewer who changes the submitted text approves it together with somebody who accepts these changes. So two
    people answer for every word: the reviewer for what was submitted, the other for what the reviewer changed.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._changed_names: dict[int, list[str]] = {}

    @cached_property
    def submission(self) -> Event | None:
        """The event by which the article was submitted last."""
        return self.article.events.filter(move="submit").select_related("revision").order_by("-number").first()

    @cached_property
    def submitted_number(self) -> int | None:
        """The number of the revision from which a reviewer's changes are counted, or None where none was submitted.

        It is the revision that was submitted last, or a later one with a valid approval: a reviewer may change approved
        words too, and whoever accepts that compares with what readers see and not with something older.
        """
        if self.submission is None or self.submission.revision is None:
            return None
        return max(self.submission.revision.number, self._approved_number)

    @property
    def is_since_approval(self) -> bool:
        """Whether a reviewer's changes are counted from an approved revision that is later than the submitted one."""
        submitted = self.submission.revision if self.submission else None
        return submitted is not None and self._approved_number > submitted.number

    @cached_property
    def _approved_number(self) -> int:
        return approved_before(self.article, self.article.revision_number)

    @cached_property
    def awaited(self) -> Event | None:
        """The approval of the present revision that waits until somebody accepts what its approver changed."""
        if self.article.state != State.IN_REVIEW or self.submission is None:
            return None
        approved = self.article.events.filter(move="approve", number__gt=self.submission.number)
        waiting = approved.filter(details__awaits_acceptance_of=self.article.revision_number)
        return waiting.order_by("-number").first()

    @cached_property
    def _history(self) -> History:
        return History(self.article)

    @cached_property
    def _waiting_now(self) -> WaitingWords:
        return WaitingWords(self.article, since=self._approved_number, history=self._history)

    @cached_property
    def _waiting_at_submission(self) -> WaitingWords:
        is_latest = self.submitted_number == self.article.revision_number
        return (
            self._waiting_now if is_latest else WaitingWords(self.article, self.submitted_number, history=self._history)
        )

    @cached_property
    def _submitted_words(self) -> WaitingWords:
        """All words of the submitted revision, however long ago they were written."""
        return WaitingWords(self.article, self.submitted_number, since=0, history=self._history)

    @cached_property
    def _since_submission(self) -> WaitingWords:
        """Words written or saved after the submission."""
        return WaitingWords(self.article, since=self.submitted_number, history=self._history)

    @cached_property
    def _signers(self) -> frozenset[int | None]:
        """Primary keys of the users whose bylines are among the writers."""
        credits = self.article.credits.filter(role__in=Credit.WRITING)
        return frozenset(credits.values_list("contributor__user", flat=True))

    @cached_property
    def _signers_of_submission(self) -> frozenset[int | None]:
        """Primary keys of the users whose bylines were among the writers of what was submitted."""
        revision = self.submission.revision if self.submission and not self.is_since_approval else None
        if self.is_since_approval:
            revision = self.article.revisions.filter(number=self._approved_number).first()
        if revision is None or revision.is_redacted:
            return self._signers
        revision.article = self.article
        signed = {one.person.uid for one in content_of_revision(revision).credits if one.role in Credit.WRITING}
        people = Contributor.objects.filter(uid__in=filter(None, signed))
        return frozenset(people.values_list("user", flat=True))

    def wrote_part(self, user: AbstractUser) -> bool:
        """Return whether words of a person wait for approval, or they are in the byline."""
        return user.pk in self._signers or self._waiting_now.are_of(user)

    def wrote_part_of_submission(self, user: AbstractUser) -> bool:
        """Return whether a person wrote or saved part of what was submitted, or was in its byline."""
        if self.submitted_number is None:
            return self.wrote_part(user)
        signers = self._signers | self._signers_of_submission
        # Words of an approved revision do not wait any more.
        is_waiting = not self.is_since_approval and self._waiting_at_submission.are_of(user)
        return user.pk in signers or is_waiting

    def names_changed_by(self, user: AbstractUser) -> list[str]:
        """Return the names in the present revision that a person changed and no second person has agreed to."""
        content = self._content
        if content is None or not self._people_who_gave_names.include(user):
            return []
        if user.pk not in self._changed_names:
            read = self._read_by_others(user)
            self._changed_names[user.pk] = names_changed_by(user, self.article, content, read)
        return self._changed_names[user.pk]

    @cached_property
    def _people_who_gave_names(self) -> NameGivers:
        return people_who_gave_names(self._content) if self._content else NameGivers(frozenset(), frozenset())

    def _read_by_others(self, user: AbstractUser) -> Iterator[Content]:
        """Yield the contents that others had on the screen when they submitted or approved them."""
        for event in (self.submission, self.awaited):
            if event is None or event.revision is None or event.revision.is_redacted:
                continue
            if not is_by(event, user) and SHOWN_DETAIL not in event.details:
                event.revision.article = self.article
                yield written_content_of_revision(event.revision)

    @cached_property
    def _content(self) -> Content | None:
        revision = self.article.latest_revision if self.article.pk else None
        return None if revision is None or revision.is_redacted else written_content_of_revision(revision)

    def fetch_logins(self, users: Sequence[AbstractUser]) -> None:
        """Fetch the logins of several users at once, before questions about each of them."""
        self._history.fetch_logins(users)

    def may_answer_as_writer(self, user: AbstractUser) -> bool:
        """Return whether a person wrote words of what was submitted, or was in its byline."""
        is_known = self.submitted_number is not None
        signed = user.pk in self._signers_of_submission
        return is_known and (signed or self._submitted_words.are_written_by(user))

    def needs_acceptance(self, approver: AbstractUser) -> bool:
        """Return whether an approval by this person is complete only once somebody else accepts their changes.

        This is so for a person who changed what others submitted. Those who wrote part of the submission cannot
        approve.
        """
        return (
            self.submitted_number is not None
            and self.submitted_number < self.article.revision_number
            and self.wrote_part(approver)
            and not self.wrote_part_of_submission(approver)
        )

    def changed_since_submission(self, user: AbstractUser) -> bool:
        """Return whether a person saved or wrote part of what was added after the submission."""
        return self.submitted_number is None or self._since_submission.are_of(user)
