"""The page on which a reviewer's changes are accepted: the submitted or approved revision beside the latest one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from articles import publishing, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import difference, written_content_of_revision
from articles.states import MOVES

from .desk_pages import article_for, article_page, page_about, redirect_to_article
from .move_messages import messages_after

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse

    from articles.models import Article, Revision


@article_page("<int:number>/acceptance/", "acceptance")
def acceptance_view(request: HttpRequest, number: int) -> TemplateResponse | HttpResponseRedirect:
    """Show what a reviewer changed since the submission or the approval after it. On POST, accept it."""
    article = article_for(request, number)
    if request.method == "POST":
        return _accept(request, article)
    review = workflow.Review(article)
    if review.awaited is None:
        messages.info(request, _("No changes by a reviewer are waiting to be accepted."))
        return redirect_to_article(article.pk)
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
    return page_about(
        request,
        "acceptance",
        article,
        title=_("Changes to accept"),
        approval=review.awaited,
        changed_by=_savers_since(submitted),
        submitted=submitted,
        is_since_approval=review.is_since_approval,
        changes=changes,
        move=MOVES["accept"],
        refusal=refusal,
    )


def _savers_since(submitted: Revision) -> str:
    """Return the names of everybody who saved the article after a revision, in order."""
    later = submitted.article.revisions.filter(number__gt=submitted.number).order_by("number")
    return ", ".join(dict.fromkeys(revision.who for revision in later.select_related("author").defer("content")))


def _accept(request: HttpRequest, article: Article) -> HttpResponseRedirect:
    try:
        article = publishing.perform(article, "accept", by=desk_user(request), seen=seen_in(request.POST))
    except workflow.MoveNotAllowed as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)
    for level, text in messages_after(article, "accept"):
        messages.add_message(request, level, text)
    return redirect_to_article(article.pk)
