"""The page of an article for users who may see but not edit it: as readers see it, and why it cannot be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.models import Edition
from articles.states import Ground, State

from .desk_pages import page_about
from .side_panel import notes_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.models import Article


def retraction_of(article: Article) -> dict[str, Any] | None:
    """Return the facts of a confirmed retraction as a dict, or None: ground, reason, and the events of both people."""
    confirmed = article.events.filter(move="confirm_retraction").order_by("-number").first()
    asked = article.last_retraction_request
    if confirmed is None or asked is None:
        return None
    # A redaction may have taken the details away.
    ground = asked.details.get("ground", "")
    ground = dict(Ground.choices).get(ground, ground)
    return {"ground": ground, "reason": asked.reason, "requested": asked, "confirmed": confirmed}


def read_only_page(request: HttpRequest, article: Article) -> HttpResponse:
    """Return the page of an article for a user who may see but not edit it."""
    return page_about(
        request,
        "read_only",
        article,
        title=_("Article"),
        original=article,
        public_status=article.public_status(),
        state=State(article.state),
        retraction=retraction_of(article),
        has_unsaved_text=edit_sessions.autosaves_of(desk_user(request)).filter(article=article).exists(),
        notes=notes_of(article),
        # Readers have not seen what was typed since.
        last_shown=article.editions.exclude(kind=Edition.Kind.RETRACTION)
        .filter(live_from__lte=timezone.now())
        .order_by("-live_from")
        .values_list("number", flat=True)
        .first(),
        events=article.events.order_by("-number")[:8],
    )
