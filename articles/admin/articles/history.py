"""An article's history on the desk: its events, its revisions with their differences, and restoring a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import edit_sessions, revisions, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import LABELS, content_of_revision, difference, written_content_of_revision
from articles.models import fetch_guest_words
from articles.text import row_number

from .desk_pages import (
    article_for,
    article_page,
    page_about,
    redirect_from_lost_article,
    redirect_to_article,
)
from .redactions import confirmations_of, with_redactions

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse

    from articles.content.changes.presentation import FieldChanges
    from articles.models import Article, Edition, Revision

ROWS_PER_PAGE = 50


def history_view(request: HttpRequest, object_id: str) -> TemplateResponse:
    """Show the article's events, revisions and editions, newest first."""
    if row_number(object_id) is None:
        raise Http404
    article = article_for(request, object_id)
    before = row_number(request.GET.get("before"), 8)
    saved = article.revisions.order_by("-number").defer("content").prefetch_related("events")
    shown = list(with_redactions((saved.filter(number__lt=before) if before else saved)[: ROWS_PER_PAGE + 1]))
    return page_about(
        request,
        "history",
        article,
        title=_("History"),
        is_first=before is None,
        older=shown[ROWS_PER_PAGE - 1].number if len(shown) > ROWS_PER_PAGE else None,
        events=fetch_guest_words(article.events.select_related("revision").order_by("-number")[: ROWS_PER_PAGE * 4]),
        revisions=shown[:ROWS_PER_PAGE],
        editions=with_redactions(
            article.editions.select_related("receipt").order_by("-number").defer("body", "content")
        ),
    )


@article_page("<int:number>/difference/", "compare")
def compare_view(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Redirect from a form in which two revisions were chosen to the page that compares them, the older one first."""
    article = article_for(request, number)
    old, new = sorted(_chosen(request, name, article.revision_number) for name in ("from", "to"))
    page = reverse("desk:articles_article_difference", args=[article.pk, new])
    return HttpResponseRedirect(f"{page}?with={old}")


def _chosen(request: HttpRequest, name: str, default: int) -> int:
    """Return the number of a revision in the query, or a default if there is none. Raises Http404 for no number."""
    if name not in request.GET:
        return default
    number = row_number(request.GET[name], 8)
    if number is None:
        raise Http404
    return number


@article_page("<int:number>/difference/<int:revision>/", "difference")
def difference_view(request: HttpRequest, number: int, revision: int) -> TemplateResponse:
    """Compare a revision with the one before it, or with the one whose number is in ``?with=``."""
    article = article_for(request, number)
    new = get_object_or_404(article.revisions, number=revision)
    old: Revision | None
    if "with" in request.GET:
        old = get_object_or_404(article.revisions, number=_chosen(request, "with", 0))
    else:
        old = article.revisions.filter(number=revision - 1).first()
    redacted = confirmations_of(one for one in (old, new) if one and one.is_redacted)
    return page_about(
        request,
        "difference",
        article,
        title=_("Difference"),
        old=old,
        new=new,
        changes=None
        if redacted
        else difference(written_content_of_revision(old) if old else None, written_content_of_revision(new)),
        redacted=redacted,
    )


@article_page("<int:number>/restore/<int:revision>/", "restore")
def restore_view(request: HttpRequest, number: int, revision: int) -> TemplateResponse | HttpResponseRedirect:
    """Show what restoring a revision would change. When it is confirmed, save it as a new revision."""
    article = article_for(request, number)
    old = get_object_or_404(article.revisions, number=revision)
    if request.method == "POST":
        return _restore(request, article, old)
    latest = cast("Revision", article.latest_revision)
    if old.is_redacted or latest.is_redacted:
        changes = None
    else:
        changes = _changes_of_restore(article, old)
    return page_about(
        request,
        "restore",
        article,
        title=_("Restore revision %(number)s") % {"number": old.number},
        old=old,
        latest=latest,
        changes=changes,
        others=edit_sessions.other_sessions(article, None),
    )


def _changes_of_restore(article: Article, old: Revision) -> list[FieldChanges]:
    """Return what restoring a revision would change.

    An empty list if the content would stay the same: names and captions stay as they are, too.
    """
    after, latest = workflow.content_after_restore(article, old), cast("Revision", article.latest_revision)
    if content_of_revision(latest).is_same(after):
        return []
    return difference(written_content_of_revision(latest), after)


def _restore(request: HttpRequest, article: Article, old: Revision) -> HttpResponseRedirect:
    try:
        article, missed, saved = workflow.restore(article, old, by=desk_user(request), seen=seen_in(request.POST))
    except workflow.MoveNotAllowed as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)
    if saved:
        message = _("Revision %(number)s is back. The article is: %(state)s.")
        messages.success(request, message % {"number": old.number, "state": article.get_state_display()})
    else:
        message = _("The article already has the content of revision %(number)s. Nothing was saved.")
        messages.info(request, message % {"number": old.number})
    if missed:
        labels = ", ".join(str(LABELS[name]) for name in missed)
        messages.warning(request, _("No longer there, so left as it was: %(fields)s.") % {"fields": labels})
    if not article.is_editable_by(desk_user(request)):
        return redirect_from_lost_article(request, article)
    return redirect_to_article(article.pk)


def last_agreed(article: Article, live: Edition | None) -> Revision | None:
    """Return the revision that readers see, else the last one whose approval is valid, else None.

    A reviewer compares the working copy with it. ``live`` is the article's live edition, or None.
    """
    if live and not live.is_retraction:
        return live.revision
    number = revisions.approved_before(article, article.revision_number + 1)
    return article.revisions.get(number=number) if number else None
