"""Taking articles off the site: expiry, and retractions that one person requests and another confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from articles import photo_library
from articles.audit import name_of
from articles.editions import draft_of_retraction
from articles.models import Edition
from articles.states import Ground
from articles.workflow import MoveNotAllowed, record_event

from .edition_lifecycle import make_edition, set_end, withdraw
from .publication import record_with_withdrawn
from .rescheduling import plan_of, schedule_again

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Event

    from .article_editions import ArticleEditions


def expire(
    editions: ArticleEditions, name: str, by: AbstractUser, now: datetime, *, reason: str, **_unused: Any
) -> None:
    """End the live edition now and withdraw a scheduled one, which would publish the article again."""
    article, details = editions.article, withdraw(editions, now)
    live = editions.live(now)
    if live:
        details["closed"].append(set_end(live, editions.start_now(now)))
    record_event(article, name, by=by, reason=reason, details=details)


def request_retraction(
    editions: ArticleEditions, name: str, by: AbstractUser, now: datetime, *, reason: str, ground: str, **_unused: Any
) -> None:
    """Request a retraction, and withdraw a scheduled edition so that nothing new appears while the request waits."""
    ground = ground or Ground.SPECIAL
    if ground not in Ground.values:
        raise MoveNotAllowed(
            _("%(ground)s is not a ground for a retraction. The grounds are: %(grounds)s.")
            % {"ground": ground, "grounds": ", ".join(Ground.values)}
        )
    # The table of moves allows one scheduled edition at a time.
    planned = next(iter(editions.planned(now)), None)
    details: dict[str, Any] = {"ground": str(ground)}
    if planned:
        details |= {"plan": plan_of(planned), **withdraw(editions, now)}
    record_event(editions.article, name, by=by, reason=reason, details=details)


def retract(
    editions: ArticleEditions,
    name: str,
    by: AbstractUser,
    now: datetime,
    *,
    reason: str,
    withdraws_pictures: bool = False,
    **_unused: Any,
) -> None:
    """Retract an article, as the second person, and withdraw its pictures where asked. Raises MoveNotAllowed."""
    if withdraws_pictures and not by.has_perm("articles.withdraw_photo"):
        raise MoveNotAllowed(_("Your role may not take pictures off the site."))
    article = editions.article
    asked = cast("Event", article.last_retraction_request)
    taken_back = withdraw(editions, now)
    edition, details = make_edition(
        editions,
        draft_of_retraction(article, published_by=name_of(by)),
        kind=Edition.Kind.RETRACTION,
        live_from=editions.start_now(now),
        approval=asked,
        by=by,
        note=asked.reason,
        ground=asked.details["ground"],
    )
    if withdraws_pictures:
        gone, kept = photo_library.withdraw_with(article)
        details["pictures"] = {"withdrawn": [photo.pk for photo in gone], "kept": [photo.pk for photo in kept]}
    record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def cancel_retraction(
    editions: ArticleEditions, name: str, by: AbstractUser, now: datetime, *, reason: str, **_unused: Any
) -> None:
    """Refuse a retraction, and schedule again what its request withdrew where that is still in the future."""
    article = editions.article
    asked = cast("Event", article.last_retraction_request)
    plan = asked.details.get("plan")
    # Somebody who took the article off the site since, or sent it back, does not want it to be published.
    was_stopped = article.events.filter(move__in=("expire", "request_changes"), number__gt=asked.number).exists()
    if plan and was_stopped:
        edition, details = None, {"not_scheduled_again": plan["live_from"]}
    else:
        edition, details = schedule_again(editions, plan, by=by, now=now) if plan else (None, {})
    record_event(article, name, by=by, reason=reason, edition=edition and edition.number, details=details)
