"""What the mixins of the edit page share: the article as this person may see it, its pages, and where a save leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import Outdated
from articles.models import Article
from articles.states import MOVES

from .lost_access import Refusal
from .unsent_reasons import reasons_in

if TYPE_CHECKING:
    from django.http import HttpRequest


class ArticlePages(admin.ModelAdmin):
    """What the mixins of the article's ModelAdmin share."""

    def article(self, request: HttpRequest, number: int | str) -> Article:
        """Return the article, where this person may see it on the desk."""
        article = self.get_queryset(request).filter(pk=number).first()
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def page(self, request: HttpRequest, template: str, article: Article, **context: Any) -> TemplateResponse:
        """Return a page about the article, made with one of its templates."""
        return TemplateResponse(
            request,
            f"admin/articles/article/{template}.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "article": article,
                "can_change": self.has_change_permission(request, article),
                **context,
            },
        )

    def refusal_to_add(self, request: HttpRequest) -> Refusal | None:
        """Return why this person may not add articles, or None where they may."""
        if self.has_add_permission(request):
            return None
        return Refusal(_("Your role at the desk does not allow you to add articles any more."), 403, None)

    def hold(self, request: HttpRequest, number: int, revision_number: int) -> Article:
        """Lock an article that is at a revision and that this person may edit. Raises Outdated for any other."""
        article = workflow.lock(Article(pk=number))
        if article.revision_number != revision_number:
            raise Outdated
        try:
            workflow.check_may_edit(article, desk_user(request))
        except workflow.MoveNotAllowed as refusal:
            raise Outdated from refusal
        return article

    def to_article(self, article: Article) -> HttpResponseRedirect:
        """To the article's edit page."""
        return HttpResponseRedirect(reverse("desk:articles_article_change", args=[article.pk]))

    def leave_article(self, request: HttpRequest, article: Article, move: str = "") -> HttpResponseRedirect:
        """To the list, from an article that one's own save put out of one's reach. Says what was saved."""
        text = _(
            "Saved: “%(headline)s”, revision %(number)s, now in %(category)s. It is not in your categories, and you are"
            " neither on its byline nor assigned to it, so you cannot open it any more."
        )
        told = {
            "headline": article.headline,
            "number": article.revision_number,
            "category": Article.objects.values_list("category__name", flat=True).get(pk=article.pk),
        }
        messages.warning(request, text % told)
        if move in MOVES:
            text = _("%(move)s was not done, because the article is no longer yours to move. Ask somebody who can.")
            messages.error(request, text % {"move": MOVES[move].label})
        for name, reason in reasons_in(request.POST).items():
            text = _("You typed for “%(move)s”: %(reason)s")
            messages.warning(request, text % {"move": MOVES[name].label, "reason": reason})
        return HttpResponseRedirect(reverse("desk:articles_article_changelist"))
