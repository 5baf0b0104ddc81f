"""The page of an article that somebody may see and not edit: shown as readers see it, with what ended its editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.models import Edition
from articles.states import Ground, State

from .article_pages import ArticlePages
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


class ReadOnlyPage(ArticlePages):
    """Answers instead of the edit page where there is nothing to edit. Mixed into the ModelAdmin of articles."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Return the edit page, or for whoever may only see the article a page to read."""
        article = self.get_object(request, object_id) if request.method in {"GET", "HEAD"} and object_id else None
        if (
            article is None
            or not self.has_view_permission(request, article)
            or self.has_change_permission(request, article)
        ):
            return super().changeform_view(request, object_id, form_url, extra_context)
        return self.page(
            request,
            "read_only",
            article,
            title=_("Article"),
            original=article,
            standing=article.public_status(),
            state=State(article.state),
            retraction=retraction_of(article),
            has_kept_text=edit_sessions.autosaves_of(desk_user(request)).filter(article=article).exists(),
            notes=notes_of(article),
            # Readers have not seen what was typed since.
            last_shown=article.editions.exclude(kind=Edition.Kind.RETRACTION)
            .filter(live_from__lte=timezone.now())
            .order_by("-live_from")
            .values_list("number", flat=True)
            .first(),
            events=article.events.order_by("-number")[:8],
        )
