"""Whose words in a revision wait for approval."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max

from articles.authorship import waiting_authors
from articles.models import Article, Edition

from .history import History

SENT_BACK = "request_changes"


class WaitingWords:
    """Whose words wait for approval in a revision: those since the last approval before it that still holds.

    Args:
        number: The number of the revision (default: the latest one).
    """

    def __init__(self, article: Article, number: int | None = None):
        self._history = History(article)
        numbers = self._history.numbers
        number = number or (numbers[-1] if numbers else 0)
        self._authors: frozenset[str] = frozenset()
        if number:
            base = _approved_before(article, number)
            savers = {self._history.keys[one] for one in numbers if base < one <= number}
            before = self._history.attributed(base) if base else None
            self._authors = waiting_authors(self._history.attributed(number), before, savers)

    def are_of(self, user: AbstractBaseUser) -> bool:
        """Return whether some of the words are this person's."""
        return any(self._history.is_key_of(key, user) for key in self._authors)

    def saved_since(self, user: AbstractBaseUser, number: int) -> bool:
        """Return whether this person saved a revision after the one of a number."""
        later = {key for one, key in self._history.keys.items() if one > number}
        return any(self._history.is_key_of(key, user) for key in later)


def _approved_before(article: Article, latest: int) -> int:
    """Return the number of the newest revision before the latest one whose approval holds, or 0.

    An approval that was sent back before anything of it was published does not hold.
    """
    published = Edition.objects.filter(article=article, revision__number__lt=latest)
    base = published.exclude(kind=Edition.Kind.RETRACTION).aggregate(Max("revision__number"))["revision__number__max"]
    earlier = article.events.filter(revision__number__lt=latest)
    decided = earlier.approvals() | earlier.filter(move=SENT_BACK)
    last: dict[int, str] = {}
    for number, move in decided.order_by("number").values_list("revision__number", "move"):
        last[number] = move
    return max(base or 0, *(number for number, move in last.items() if move != SENT_BACK), 0)
