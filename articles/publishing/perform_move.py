"""The moves that change what readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.content import content_of
from articles.editions import lock_named_rows
from articles.signals import announce
from articles.states import EDITORIAL, MOVES
from articles.workflow import MoveNotAllowed, Seen, check_fresh, check_minor, check_move, lock, lock_with_names

from .article_editions import ArticleEditions
from .publication import draft_before_lock, publish
from .record_violations import violations_as_refusals
from .rescheduling import reschedule, unschedule
from .retraction import cancel_retraction, expire, request_retraction, retract

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Article

MOVE_FUNCTIONS: dict[str, Callable[..., None]] = {
    "publish": publish,
    "schedule": publish,
    "correct": publish,
    "reply": publish,
    "minor": publish,
    "reschedule": reschedule,
    "unschedule": unschedule,
    "expire": expire,
    "retract": request_retraction,
    "confirm_retraction": retract,
    "cancel_retraction": cancel_retraction,
}


def perform(
    article: Article,
    name: str,
    *,
    by: AbstractUser,
    seen: Seen,
    reason: str = "",
    at: datetime | None = None,
    until: datetime | None = None,
    ground: str = "",
    withdraws_pictures: bool = False,
    shown: int | None = None,
) -> Article:
    """Make any move of the table, or raise MoveNotAllowed and change nothing.

    ``at`` is the hour of a schedule and ``until`` the end of an edition, both aware datetimes. ``ground`` is a
    ``Ground`` for a retraction. ``seen`` is the number of the revision the person was looking at, or ``LATEST``. With
    ``withdraws_pictures`` a confirmed retraction withdraws the article's pictures too, except those that other
    articles show. ``shown`` is that of ``workflow.move``.
    """
    if name in EDITORIAL or name not in MOVE_FUNCTIONS:
        return workflow.move(article, name, by=by, reason=reason, seen=seen, shown=shown)
    options: dict[str, Any] = {"reason": reason, "at": at, "until": until, "ground": ground}
    is_publication = MOVE_FUNCTIONS[name] is publish
    prepared = draft_before_lock(article, by) if is_publication else None
    is_minor = name == "minor" and MOVES[name].is_permitted_to(by) and article.revision_number > 0
    minor = check_minor(article) if is_minor else None
    if name == "confirm_retraction":
        options["withdraws_pictures"] = withdraws_pictures
    with violations_as_refusals(), transaction.atomic():
        if prepared:
            prepared = prepared._replace(rows=lock_named_rows(prepared.content))
        article = lock(article) if is_publication else lock_with_names(article)
        check_fresh(article, seen)
        editions = ArticleEditions(article)
        now = editions.event_time()
        working_copy = content_of(article) if is_publication else None
        rule = check_move(
            article,
            name,
            by,
            reason=reason,
            at=at,
            public_status=editions.public_status(now),
            working_copy=working_copy,
            minor=minor,
        )
        if at is not None and not rule.requires_time:
            raise MoveNotAllowed(_("“%(move)s” takes no time. Use “schedule” for that.") % {"move": rule.label})
        if until is not None and not rule.takes_end:
            raise MoveNotAllowed(_("“%(move)s” takes no end time.") % {"move": rule.label})
        if is_publication:
            options |= {"prepared": prepared, "working_copy": working_copy}
        MOVE_FUNCTIONS[name](editions, name, by, now, **options)
        announce([article])
    return article
