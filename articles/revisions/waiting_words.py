"""The authors of the words in a revision that wait for approval."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from articles.authorship import waiting_authors
from articles.models import Article, Edition, Event

from .history import History

SENT_BACK = "request_changes"


class WaitingWords:
    """The authors of the words in a revision that wait for approval: those added since the last valid approval.

    Args:
        number: The number of the revision (default: the latest one).
        since: The number of a revision to count from instead of the approved one.
        history: The revisions of the article, where they were read already.
    """

    def __init__(
        self,
        article: Article,
        number: int | None = None,
        *,
        since: int | None = None,
        history: History | None = None,
    ) -> None:
        self._history = history or History(article)
        numbers = self._history.numbers
        number = number or (numbers[-1] if numbers else 0)
        self._authors: frozenset[str] = frozenset()
        self._savers: frozenset[str] = frozenset()
        if number:
            base = approved_before(article, number) if since is None else since
            before = self._history.attributed(base) if base else None
            self._savers = frozenset(self._history.keys[one] for one in numbers if base < one <= number)
            self._savers |= self._history.deleters(base, number)
            self._authors = waiting_authors(self._history.attributed(number), before, ())

    def are_of(self, user: AbstractUser) -> bool:
        """Return whether some of the words may be this person's, who wrote or saved some of what waits.

        Those who saved are counted, because what they deleted or reordered is in no part of the revision.
        """
        return self._include(self._authors | self._savers, user)

    def are_written_by(self, user: AbstractUser) -> bool:
        """Return whether this person wrote some of the words, not counting what they deleted or reordered."""
        return self._include(self._authors, user)

    def are_of_people(self) -> bool:
        """Return whether some of the words are those of a person and not of an import."""
        return bool((self._authors | self._savers) - {self._history.key_of(None, 0)})

    def are_of_actor_of(self, event: Event) -> bool:
        """Return whether some of the words may be those of the person who made an event, here or elsewhere."""
        return any(self._history.is_key_of_actor(key, event) for key in self._authors | self._savers)

    def _include(self, keys: frozenset[str], user: AbstractUser) -> bool:
        return any(self._history.is_key_of(key, user) for key in keys)


def approved_before(article: Article, latest: int) -> int:
    """Return the number of the newest revision before ``latest`` that was published or is approved, or 0."""
    # An edition that is still scheduled has been seen by nobody, and may have been sent back since.
    shown = Edition.objects.filter(article=article, live_from__lte=timezone.now())
    published = shown.filter(revision__number__lt=latest).exclude(kind=Edition.Kind.RETRACTION)
    approvals = article.events.filter(revision__number__lt=latest).approvals()
    decided = (approvals | article.events.filter(revision__number__lte=latest, move=SENT_BACK)).order_by("number")
    return newest_approved(
        published.values_list("revision__number", flat=True), decided.values_list("revision__number", "move")
    )


def newest_approved(published: Iterable[int], decided: Iterable[tuple[int, str]]) -> int:
    """Return the number of the newest revision with a valid approval, or 0.

    Where a revision was sent back, its approval and those of earlier ones are not valid unless readers have seen them:
    what was sent back contains their words.

    Args:
        published: The numbers of the revisions that readers have seen.
        decided: The numbers of the revisions that were approved or sent back, each with the move, in this order.
    """
    approved: set[int] = set()
    for number, move in decided:
        approved = {one for one in approved if one > number} if move == SENT_BACK else approved | {number}
    return max((0, *published, *approved))
