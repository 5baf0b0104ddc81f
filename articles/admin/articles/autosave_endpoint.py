"""Heartbeats of the edit page: each browser tab reports that it is open and what is typed in it, which is autosaved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.models import Article
from articles.models.actors import display_name
from articles.text import clock

from .browser_tabs import clock_in, last_save_of, tabs_of
from .desk_pages import article_for, article_page, refusal_to_add
from .lost_access import refusal_for
from .unsaved_text_limits import MAX_FORM_BYTES, READ_AT, digest_of, form_content_in, keep

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, QueryDict

    from articles.admin.articles.lost_access import Refusal


class Heartbeat(NamedTuple):
    """What a tab sent.

    Attributes:
        tab: The tab, or None where the page is too old to send it.
        restored_tab: The tab whose autosave this one opened with, or None.
        typed: The form as JSON, or "" where nothing new was typed.
        base: The number of the revision that the page showed, 0 for none.
        access: The token that proves that this user was shown the edit page.
        at: The browser's clock when the form was read, in milliseconds.
        is_leaving: Whether the page is being closed.
    """

    tab: UUID | None
    restored_tab: UUID | None
    typed: str
    base: int
    access: str
    at: int
    is_leaving: bool


def heartbeat_in(data: QueryDict) -> Heartbeat:
    """Return the heartbeat in what a browser sent."""
    tab, restored_tab = tabs_of(data)
    typed, access = data.get("typed", ""), data.get("access", "")
    return Heartbeat(tab, restored_tab, typed, seen_in(data) or 0, access, clock_in(data) or 0, "gone" in data)


def _error(text: str, status: int) -> JsonResponse:
    return JsonResponse({"error": text}, status=status)


@article_page("session/", "edit_session_new")
@article_page("<int:number>/session/", "edit_session")
@require_POST
def edit_session_view(request: HttpRequest, number: int | None = None) -> JsonResponse:
    """Record a heartbeat, autosave the form content in it, and return the article's other editors, revision and state.

    A user who may not edit the article any more receives the reason and nothing about the article. What they type is
    kept.
    """
    sent, user = heartbeat_in(request.POST), desk_user(request)
    # An open tab alone does not keep a login session alive, but typing does.
    request.is_background = True  # type: ignore[attr-defined]
    refusal = refusal_for(user, number, token=sent.access, seen=sent.base) if number else refusal_to_add(request)
    lost = refusal if refusal and (number is None or (sent.access and refusal.article)) else None
    article = lost.article if lost else article_for(request, number) if number else None
    if sent.typed and refusal and not lost:
        raise PermissionDenied
    if sent.tab and len(sent.typed) > MAX_FORM_BYTES:
        return _error(_("Too long to be kept while you type. Save it."), 413)
    content = form_content_in(sent.typed) if sent.tab and sent.typed else None
    if sent.tab is None or (sent.typed and content is None):
        return _error(_("This page is too old. Load it again."), 400)
    save = last_save_of(request.session, sent.tab)
    answer, place, base = {"saved": True, "kept": ""}, article, sent.base
    if not save or (content is not None and not save.covers(sent.at, digest_of(content))):
        if save:
            # The tab continues from its last save, whose answer it may not have received.
            place = article or Article.objects.filter(pk=save.article).first()
            base = base if save.revision is None else max(base, save.revision)
        if content is not None:
            content[READ_AT] = [str(sent.at)]
        try:
            _record(user, place, sent, base, content, is_present=not lost)
        except edit_sessions.TooManyAutosaves:
            text = _("%(count)s unsaved texts of yours are kept here already. This tab is kept in this browser only.")
            return _error(text % {"count": edit_sessions.MAX_AUTOSAVES}, 409)
        answer = {"kept": clock(timezone.now(), seconds=True)}
        request.is_background = content is None  # type: ignore[attr-defined]
    return JsonResponse((_refusal_data(lost) if lost else _article_data(user, article, sent.tab)) | answer)


def _record(
    user: AbstractUser,
    article: Article | None,
    sent: Heartbeat,
    base: int,
    content: dict[str, list[str]] | None,
    is_present: bool,
) -> None:
    """Record that a tab is open, and autosave what is typed in it. Raises TooManyAutosaves."""
    if sent.tab is None:
        return
    if content is not None:
        keep(user, article, sent.tab, base, content, is_present=is_present)
    elif is_present:
        edit_sessions.touch(user, article, sent.tab, base=base)
    if sent.is_leaving:
        edit_sessions.leave(user, sent.tab)
    if content is not None and sent.restored_tab not in (None, sent.tab):
        edit_sessions.delete_sessions(user, sent.restored_tab)


def _refusal_data(refusal: Refusal) -> dict[str, Any]:
    return {"others": [], "refused": refusal.reason + " " + _("What you type is still kept for you.")}


def _article_data(user: AbstractUser, article: Article | None, tab: UUID) -> dict[str, Any]:
    """Return who else edits the article, its latest revision and its two states, as the edit page shows them."""
    if article is None:
        return {"others": []}
    revision, status = article.latest_revision, article.public_status()
    return {
        "others": [
            {
                "name": display_name(one.user),
                "since": clock(one.opened_at),
                "me": one.user_id == user.pk,
            }
            for one in edit_sessions.other_sessions(article, tab)
        ],
        "revision": article.revision_number,
        "by": revision.who if revision else "",
        "at": clock(article.updated_at),
        "state": [article.state, article.get_state_display()],
        "public": [status.public_state.value, str(status.public_state.label)],
    }
