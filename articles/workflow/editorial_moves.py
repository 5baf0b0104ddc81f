"""The editorial moves: each locks the row, checks permission, changes the state, records an event and announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.signals import announce
from articles.states import EDITORIAL, MOVES, MoveNotAllowed

from .events import record_event
from .four_eyes import people_to_ask
from .permissions import Seen, check_fresh, check_move, lock, lock_with_names
from .review import SHOWN_DETAIL, Review

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from articles.models import Article, Event
    from articles.states import State

# The value of ``shown`` for a move that is made without reading the article.
UNREAD = 0
# The moves by which somebody agrees to the names in an article.
NAMING_MOVES = frozenset({"submit", "approve", "accept"})


def move(
    article: Article, name: str, *, by: AbstractUser, seen: Seen, reason: str = "", shown: int | None = None
) -> Article:
    """Make one editorial move, or raise MoveNotAllowed and change nothing.

    ``seen`` is the number of the revision the person was looking at, or ``LATEST``. The move is refused where there is
    a newer one. ``shown`` is the number of the older revision that was on the screen where the same button saved the
    latest one, or 0 (``UNREAD``) where none was, as in a list or a shell: that person has not read what the latest one
    took over from elsewhere, such as a new name of a topic.
    """
    if name in MOVES and name not in EDITORIAL:
        raise MoveNotAllowed(_("%(move)s is made by publishing.") % {"move": MOVES[name].label})
    with transaction.atomic():
        # An approval is of names too, so nobody gives one another name meanwhile.
        article = lock_with_names(article) if name in NAMING_MOVES else lock(article)
        check_fresh(article, seen)
        make_move(article, name, by=by, reason=reason, details=None if shown is None else {SHOWN_DETAIL: shown})
    return article


def make_move(
    article: Article,
    name: str,
    *,
    by: AbstractUser,
    reason: str = "",
    actor_name: str = "",
    details: dict[str, Any] | None = None,
    typed: str = "",
) -> Event:
    """Check, make, record and announce an editorial move of an article whose row is held by ``lock``.

    An approval by a reviewer who changed what was submitted leaves the article in review until it is accepted.
    Where somebody else made the move in this person's name, ``actor_name``, ``details`` and ``typed`` record that in
    the event, which is returned.
    """
    review = Review(article)
    rule = check_move(article, name, by, reason=reason, review=review)
    before, details = article.state, dict(details or {})
    asked: list[AbstractUser] = []
    if name == "approve" and review.needs_acceptance(by):
        details["awaits_acceptance_of"] = article.revision_number
        asked = people_to_ask(review, by)
    else:
        article.state = cast("State", rule.target)
    if name == "accept":
        details |= {"submitted": review.submitted_number, "completes": cast("Event", review.awaited).number}
    article.updated_at = timezone.now()
    article.save(update_fields=["state", "updated_at"])
    who = {"actor_name": actor_name, "typed": typed}
    event = record_event(article, name, by=by, from_state=before, reason=reason, details=details, asked=asked, **who)
    announce([article])
    return event
