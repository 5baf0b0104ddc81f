"""The side panel of the edit page: status and moves, checklist, notes and assignment, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles import checklist, publishing, workflow
from articles.accounts.signed_in import desk_user
from articles.content import LABELS, content_of, content_of_revision
from articles.states import MOVES

from .desk_pages import article_admin
from .move_buttons import buttons_for
from .unsent_reasons import grounds_to_show, reasons_to_show

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest
    from django.utils.functional import Promise

    from articles.admin.articles.move_buttons import Buttons
    from articles.content.fields import Content
    from articles.models import Article, Note

MAX_NOTES = 100


def notes_of(article: Article) -> list[Note]:
    """Return the article's notes with their replies, those not done first, in a fixed number of queries."""
    notes = article.notes.filter(parent=None).prefetch_related("replies").order_by("-created_at", "-pk")[:MAX_NOTES]
    return sorted(notes, key=lambda note: note.done_at is not None)


def side_panel_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the template context of the side panel."""
    content = content_of(article)
    findings = checklist.evaluate(article, content)
    still_open = [one for one in findings if one.item or not one.is_met]
    user, now = desk_user(request), timezone.now()
    public_status, live = article.public_status(now), article.editions.live(now).select_related("revision").first()
    scheduled = article.editions.filter(live_from__gt=now).select_related("revision")
    planned = scheduled.first() if public_status.scheduled else None
    # Only users who may work on the article see this page.
    review = workflow.Review(article)
    known: dict[str, Any] = {
        "public_status": public_status,
        "findings": findings,
        "review": review,
        "is_editable": True,
    }
    buttons = buttons_for(article, user, **known)
    return {
        "public_status": public_status,
        "renamed": _renamed(article, content),
        "buttons": buttons,
        **_reasons(request, article, buttons),
        "live": live,
        "awaited": review.awaited,
        "after_change": workflow.consequence_of_change(article, user, review),
        # Blocking findings come first, then boxes to tick, then advice. Those that are done are collapsed.
        "still_open": sorted(still_open, key=lambda one: (one.is_met, not one.is_required)),
        "done": [one for one in findings if one not in still_open],
        "missing": len(checklist.blocking(findings)),
        "notes": notes_of(article),
        **_people(article, user),
        "may_review": user.has_perm("articles.review_article"),
        "has_change_permission": article_admin().has_change_permission(request, article),
        "has_add_permission": article_admin().has_add_permission(request),
        "retraction": article.last_retraction_request if public_status.retraction_pending else None,
        "planned": planned,
        "ending": live if live and live.live_until else None,
        "ends": {name: publishing.end_of_next(article, name, live, planned) for name in MOVES if MOVES[name].takes_end},
    }


def _renamed(article: Article, content: Content) -> list[Promise]:
    """Return the labels of fields whose reference names or picture captions have changed since the latest revision."""
    latest = article.latest_revision
    before = content_of_revision(latest) if latest else content
    return [LABELS[name] for name in before.renamed_fields(content)]


def _reasons(request: HttpRequest, article: Article, buttons: Buttons) -> dict[str, Any]:
    """Return the reasons typed for moves that were not made, and those of moves without a button any more."""
    reasons = reasons_to_show(request, article)
    return {
        "reasons": reasons,
        "grounds": grounds_to_show(request, article),
        "reasons_without_move": [
            (MOVES[name].label, text) for name, text in reasons.items() if name not in buttons.names
        ],
    }


def _people(article: Article, user: AbstractUser) -> dict[str, Any]:
    """Return the users the article can be assigned to, and its assignee if they are no longer one of them."""
    people = list(workflow.assignable()) if user.has_perm("articles.assign_article") else []
    return {"people": people, "former": article.assignee if article.assignee not in people else None}
