"""The editorial moves: lock, ask, change, witness, announce."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.signals import announce
from articles.states import EDITORIAL, MOVES

from .asking import MoveNotAllowed, Seen, ask, check_fresh, lock
from .witnessing import witness


def move(article, name, *, by, seen: Seen, reason=""):
    """Make one editorial move, or raise MoveNotAllowed and change nothing.

    ``seen`` is the number of the revision the person was looking at, or ``LATEST``. A newer one refuses the move.
    """
    if name in MOVES and name not in EDITORIAL:
        raise MoveNotAllowed(_("%(move)s is made by publishing.") % {"move": MOVES[name].label})
    with transaction.atomic():
        article = lock(article)
        check_fresh(article, seen)
        make(article, name, by=by, reason=reason)
    return article


def make(article, name, *, by, reason="", called="", details=None):
    """Ask, change, witness and announce an editorial move of an article whose row is held by ``lock``.

    ``called`` and ``details`` are for the event, where somebody else made the move in this person's name.
    """
    rule = ask(article, name, by, reason=reason)
    before = article.state
    article.state = rule.target
    article.updated_at = timezone.now()
    article.save(update_fields=["state", "updated_at"])
    witness(article, name, by=by, from_state=before, reason=reason, details=details, called=called)
    announce([article])
