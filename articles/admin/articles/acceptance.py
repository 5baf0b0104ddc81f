"""The page on which a reviewer's changes are accepted: what was submitted beside what would be approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _

from articles import publishing, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import difference, written_content_of_revision
from articles.states import MOVES

from .article_pages import ArticlePages
from .move_messages import messages_after

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse
    from django.urls.resolvers import URLPattern

    from articles.models import Article, Revision


class AcceptancePages(ArticlePages):
    """Mixed into the article's ModelAdmin beside ``HistoryPages``."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<int:number>/acceptance/",
                self.admin_site.admin_view(self.acceptance_view),
                name="articles_article_acceptance",
            ),
            *super().get_urls(),
        ]

    def acceptance_view(self, request: HttpRequest, number: int) -> TemplateResponse | HttpResponseRedirect:
        """Return what a reviewer changed after the submission, and the button by which somebody else accepts it."""
        article = self.article(request, number)
        if request.method == "POST":
            return self._accept(request, article)
        review = workflow.Review(article)
        if review.awaited is None:
            messages.info(request, _("No changes of a reviewer wait for somebody to accept them."))
            return self.to_article(article)
        submitted = article.revisions.get(number=cast("int", review.submitted_number))
        latest = cast("Revision", article.latest_revision)
        changes = None
        if not (submitted.is_redacted or latest.is_redacted):
            changes = difference(written_content_of_revision(submitted), written_content_of_revision(latest))
        try:
            workflow.check_move(article, "accept", desk_user(request), review=review)
            refusal = None
        except workflow.MoveNotAllowed as refused:
            refusal = refused
        return self.page(
            request,
            "acceptance",
            article,
            title=_("Changes to accept"),
            approval=review.awaited,
            submitted=submitted,
            changes=changes,
            move=MOVES["accept"],
            refusal=refusal,
        )

    def _accept(self, request: HttpRequest, article: Article) -> HttpResponseRedirect:
        try:
            article = publishing.perform(article, "accept", by=desk_user(request), seen=seen_in(request.POST))
        except workflow.MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)
        for level, text in messages_after(article, "accept"):
            messages.add_message(request, level, text)
        return self.to_article(article)
