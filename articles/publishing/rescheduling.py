"""Scheduled editions that a request for a retraction withdraws, and that are scheduled again if it is refused."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, Edition
from articles.text import instant

from .making import Words, make_edition, words_now, words_of


def plan_of(edition: Edition) -> dict:
    """Return as plain data what is needed to schedule an edition again after it was withdrawn."""
    return {
        "edition": edition.number,
        "approval": edition.approval.number,
        "kind": edition.kind,
        "note": edition.note,
        "live_from": instant(edition.live_from),
        "live_until": instant(edition.live_until),
    }


def _approved_words(article: Article, revision) -> Words | None:
    """Return what the approved revision says, or None where something that it names is no longer there."""
    if article.revision_number == revision.number:
        return words_now(article, revision.content.get("photos"))
    return words_of(article, revision.content)


def schedule_again(article: Article, plan: dict, *, by: AbstractBaseUser, now: datetime) -> tuple[Edition | None, dict]:
    """Schedule a withdrawn edition again, of the revision that was approved for it.

    Returns the edition and the details for its event. The edition is None, and the details name the hour, where
    that hour has passed, an embargo forbids it by now, or the revision names what is no longer there.
    """
    live_from = datetime.fromisoformat(plan["live_from"])
    live_until = plan["live_until"] and datetime.fromisoformat(plan["live_until"])
    is_forbidden = live_from <= now or article.embargo and live_from < article.embargo
    approval = article.events.select_related("revision").get(number=plan["approval"])
    words = None if is_forbidden else _approved_words(article, approval.revision)
    if words is None:
        return None, {"not_scheduled_again": plan["live_from"]}
    return make_edition(
        article,
        kind=plan["kind"],
        live_from=live_from,
        live_until=live_until,
        approval=approval,
        by=by,
        note=plan["note"],
        words=words,
    )
