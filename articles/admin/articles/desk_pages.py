"""Helpers shared by the desk's pages about an article: registration, access, rendering and redirects."""

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
from articles.admin.model_pages import model_page
from articles.admin.seen_revision import Outdated
from articles.models import Article
from articles.states import MOVES

from .lost_access import Refusal
from .unsent_reasons import reasons_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from articles.admin.model_pages import View
    from articles.content import Content


def article_page(address: str, name: str) -> Callable[[View], View]:
    """Return a decorator that registers a view below the list of articles, as ``model_page`` does."""
    return model_page("article", address, name)


def article_admin() -> admin.ModelAdmin[Article]:
    """Return the ModelAdmin of articles, which decides who may see and edit what."""
    return admin.site.get_model_admin(Article)


def article_for(request: HttpRequest, number: int | str) -> Article:
    """Return the article that a user may see on the desk.

    Raises:
        Http404: No article with this number is within the user's categories, byline or assignments.
        PermissionDenied: The user's role may not see articles.
    """
    article = article_admin().get_queryset(request).filter(pk=number).first()
    if article is None:
        raise Http404
    if not article_admin().has_view_permission(request, article):
        raise PermissionDenied
    return article


def desk_page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> TemplateResponse:
    """Return a page of the desk below the list of articles, rendered with one of the articles' templates."""
    shared = {**admin.site.each_context(request), "opts": Article._meta}
    return TemplateResponse(request, f"admin/articles/article/{template}.html", {**shared, **context}, status=status)


def page_about(request: HttpRequest, template: str, article: Article, **context: Any) -> TemplateResponse:
    """Return a page about one article, rendered with one of the articles' templates."""
    can_change = article_admin().has_change_permission(request, article)
    return desk_page(request, template, article=article, can_change=can_change, **context)


def check_writes_articles(request: HttpRequest) -> None:
    """Raise PermissionDenied unless the user's role may add or edit articles."""
    if not (article_admin().has_change_permission(request) or article_admin().has_add_permission(request)):
        raise PermissionDenied


def refusal_to_add(request: HttpRequest) -> Refusal | None:
    """Return why the user may not add articles, or None if they may."""
    if article_admin().has_add_permission(request):
        return None
    return Refusal(_("Your role at the desk does not allow you to add articles any more."), 403, None)


def lock_for_save(request: HttpRequest, number: int, revision_number: int, content: Content) -> Article:
    """Lock an article, and what its new content refers to, for a save by the user who sent the request.

    Raises:
        Outdated: The article is at another revision, or the user may not edit it any more.
    """
    article = workflow.lock(Article(pk=number), naming=content)
    if article.revision_number != revision_number:
        raise Outdated
    try:
        workflow.check_may_edit(article, desk_user(request))
    except workflow.MoveNotAllowed as refusal:
        raise Outdated from refusal
    return article


def redirect_to_article(number: int) -> HttpResponseRedirect:
    """Redirect to the edit page of the article with this number."""
    return HttpResponseRedirect(reverse("desk:articles_article_change", args=[number]))


def redirect_from_lost_article(request: HttpRequest, article: Article, move: str = "") -> HttpResponseRedirect:
    """Redirect to the list, with explanatory messages, after a save by which the user lost access to the article.

    Args:
        move: The name of the move whose button was pressed, which is not made, or "".
    """
    text = _(
        "Saved: “%(headline)s”, revision %(number)s, now in %(category)s. It is not in your categories, and you are"
        " neither on its byline nor assigned to it, so you cannot open it any more."
    )
    values = {
        "headline": article.headline,
        "number": article.revision_number,
        "category": Article.objects.values_list("category__name", flat=True).get(pk=article.pk),
    }
    messages.warning(request, text % values)
    if move in MOVES:
        text = _("%(move)s was not done, because the article is no longer yours to move. Ask somebody who can.")
        messages.error(request, text % {"move": MOVES[move].label})
    for name, reason in reasons_in(request.POST).items():
        text = _("You typed for “%(move)s”: %(reason)s")
        messages.warning(request, text % {"move": MOVES[name].label, "reason": reason})
    return HttpResponseRedirect(reverse("desk:articles_article_changelist"))
