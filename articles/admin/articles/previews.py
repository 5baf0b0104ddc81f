"""Previews of an article in the readers' template: the working copy, unsaved text, a revision or a past edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csp.decorators import csp
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import editions, related
from articles.content import content_of, content_of_revision
from articles.content_security_policy import PREVIEW_POLICY
from articles.models import Article
from articles.text import row_number

from .autosaved_content import content_of_autosave, saved_content
from .browser_tabs import tab_in
from .desk_pages import article_for, article_page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.content.fields import Content
    from articles.models import Edition


def _typed_in(request: HttpRequest, article: Article) -> Content | None:
    """Return the content that the user has typed in the tab ``?tab=`` and not saved, or None."""
    tab = tab_in(request.GET)
    edit_session = (
        tab and article.edit_sessions.filter(user=request.user.pk, tab=tab, form_content__isnull=False).first()
    )
    return content_of_autosave(edit_session, saved_content(article)) if edit_session else None


def _shown(request: HttpRequest, article: Article) -> tuple[Edition, dict[str, Any]]:
    """Return the requested version as an edition, and template context that describes it.

    Raises Http404 if the version is redacted or there is none. Nobody who asked for one is shown another.
    """
    if "revision" in request.GET:
        found = get_object_or_404(article.revisions, number=row_number(request.GET["revision"]))
        if found.is_redacted:
            raise Http404
        return editions.preview(article, content_of_revision(found)), {"shown_revision": found}
    if "edition" in request.GET:
        begun = article.editions.filter(live_from__lte=timezone.now())
        seen = get_object_or_404(begun, number=row_number(request.GET["edition"]))
        if seen.is_redacted:
            raise Http404
        return seen, {"is_past": True}
    typed = _typed_in(request, article)
    if typed:
        return editions.preview(article, typed), {"is_typed": True}
    fetched = Article.objects.select_related("category__parent", "topic", "photo", "comment_policy")
    working_copy = fetched.get(pk=article.pk)
    return editions.preview(working_copy, content_of(working_copy)), {}


@article_page("<int:number>/preview/", "preview")
@csp(PREVIEW_POLICY)  # type: ignore[arg-type]
def preview_view(request: HttpRequest, number: int) -> TemplateResponse:
    """Show the working copy in the readers' template, or what is typed in ``?tab=``. The response is not cached.

    ``?revision=`` shows a revision, and ``?edition=`` an edition that readers have seen, as they saw it.
    """
    article = article_for(request, number)
    edition, named = _shown(request, article)
    response = TemplateResponse(
        request,
        "site/article.html",
        {
            "edition": edition,
            "preview_of": article,
            "is_sandboxed": True,
            **named,
            **related.article_context(edition),
        },
    )
    response.headers["Cache-Control"] = "private, no-store"
    # The edit page may show it in a frame beside the form.
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
