"""Scheduled editions: rescheduled, withdrawn, and scheduled again after a retraction was refused."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from articles.audit import name_of
from articles.content import content_of_revision
from articles.editions import sealed_content, with_locked_rows
from articles.models import Edition, Revision
from articles.text import instant
from articles.workflow import MoveNotAllowed, has_names_of_one_person, record_event

from .confirmed_names import with_confirmed_names
from .edition_lifecycle import approved_draft, draft_of_edition, make_edition, withdraw
from .publication import record_with_withdrawn
from .publication_checks import check_embargo, check_pictures, check_window

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from .article_editions import ArticleEditions


def reschedule(
    editions: ArticleEditions,
    name: str,
    by: AbstractUser,
    now: datetime,
    *,
    reason: str,
    at: datetime,
    until: datetime | None,
    **_unused: Any,
) -> None:
    """Change when the scheduled edition begins and ends. It stays as it was approved, whatever was saved since."""
    article = editions.article
    # Apart from ``editions``, because it is needed after it is withdrawn.
    planned = article.editions.filter(live_from__gt=now).select_related("approval", "revision").get()
    if planned.is_redacted:
        raise MoveNotAllowed(_("Words of the scheduled edition were removed from the record. Unschedule it."))
    content = sealed_content(planned)
    check_window(at, until, now)
    later = article.events.filter(move="request_changes", number__gt=planned.approval.number)
    if at < planned.live_from and later.exists():
        raise MoveNotAllowed(_("This article was sent back to its writers. It is not shown earlier than planned."))
    for embargo in (article.embargo, content.embargo):
        check_embargo(embargo, at)
    check_pictures(content, at)
    draft = with_locked_rows(draft_of_edition(article, planned), article)
    taken_back = withdraw(editions, now)
    edition, details = make_edition(
        editions,
        draft,
        kind=planned.kind,
        live_from=at,
        live_until=until,
        approval=planned.approval,
        by=by,
        note=planned.note,
    )
    record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def unschedule(
    editions: ArticleEditions, name: str, by: AbstractUser, now: datetime, *, reason: str, **_unused: Any
) -> None:
    """Withdraw the editions of an article that are scheduled."""
    record_event(editions.article, name, by=by, reason=reason, details=withdraw(editions, now))


def plan_of(edition: Edition) -> dict[str, Any]:
    """Return the JSON data needed to schedule an edition again after it was withdrawn."""
    return {
        "edition": edition.number,
        "approval": edition.approval.number,
        "kind": edition.kind,
        "note": edition.note,
        "live_from": instant(edition.live_from),
        "live_until": instant(edition.live_until),
    }


def schedule_again(
    editions: ArticleEditions, plan: dict[str, Any], *, by: AbstractUser, now: datetime
) -> tuple[Edition | None, dict[str, Any]]:
    """Schedule a withdrawn edition again, with the revision that was approved for it.

    Returns the edition and the details for its event. The edition is None, and the details have the hour, where that
    hour has passed, an embargo or the rights of a picture forbid it by now, the revision was redacted, or one person
    alone has given something in it another name since.
    """
    article, live_from = editions.article, datetime.fromisoformat(plan["live_from"])
    live_until = plan["live_until"] and datetime.fromisoformat(plan["live_until"])
    is_forbidden = live_from <= now or (article.embargo and live_from < article.embargo)
    approval = article.events.select_related("revision").get(number=plan["approval"])
    revision = cast("Revision", approval.revision)
    # What two people redacted is not shown again.
    if is_forbidden or revision.is_redacted or not _may_be_shown(revision, live_from):
        return None, {"not_scheduled_again": plan["live_from"]}
    draft = approved_draft(article, approval, published_by=name_of(by))
    return make_edition(
        editions,
        with_locked_rows(with_confirmed_names(article, draft, revision), article),
        kind=plan["kind"],
        live_from=live_from,
        live_until=live_until,
        approval=approval,
        by=by,
        note=plan["note"],
    )


def _may_be_shown(revision: Revision, live_from: datetime) -> bool:
    """Return whether the pictures of a revision, and the names in it, may be shown to readers from a time on."""
    content = content_of_revision(revision)
    try:
        check_pictures(content, live_from)
    except MoveNotAllowed:
        return False
    # While it was withdrawn, names in it could be changed by one person, and lists show the present ones.
    return not has_names_of_one_person(content)
