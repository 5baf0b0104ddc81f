"""Autosaves on the edit page: those it offers to restore, and the form opened with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.content import difference
from articles.models import Article, EditSession
from articles.text import Work, row_number

from .autosaved_content import as_querydict, content_of_autosave, saved_content
from .browser_tabs import new_tab, tabs_of
from .lost_access import access_token
from .unsaved_text_limits import headline_in

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from articles.content.changes.presentation import FieldChanges


class Offer(NamedTuple):
    """An autosave that can be restored, with its headline and how it differs from the latest revision."""

    edit_session: EditSession
    headline: str
    changes: list[FieldChanges]


def restored_autosave(request: HttpRequest, article: Article | None) -> EditSession | None:
    """Return the user's autosave of this article that ``?take=`` names.

    None if there is none, for example because another tab has restored it. The page then offers the existing autosaves.
    """
    number = row_number(request.GET.get("take")) if request.method == "GET" else None
    if number is None:
        return None
    own = EditSession.objects.filter(
        user=request.user.pk, article=article, form_content__isnull=False, discarded_at=None
    )
    return own.filter(pk=number).first()


def restored_form_data(request: HttpRequest, article: Article | None) -> QueryDict | None:
    """Return the form data of the autosave that ``?take=`` names, or None."""
    autosave = restored_autosave(request, article)
    return as_querydict(autosave.form_content) if autosave else None


def offers_for(request: HttpRequest, article: Article | None) -> list[Offer]:
    """Return the user's autosaves of this article that differ from its latest revision.

    Delete the others whose tab is closed.
    """
    saved, work, user = saved_content(article), Work(), desk_user(request)
    offers: list[Offer] = []
    for edit_session in edit_sessions.autosaves_for(user, article):
        changes = difference(saved, content_of_autosave(edit_session, saved), work)
        if changes:
            offers.append(Offer(edit_session, headline_in(edit_session.form_content), changes))
        elif timezone.now() - edit_session.last_seen_at > edit_sessions.PRESENCE_TIMEOUT:
            edit_sessions.delete_sessions(user, edit_session.tab)
    return offers


def edit_session_context(request: HttpRequest, article: Article | None, can_change: bool) -> dict[str, Any]:
    """Return what the edit page shows of its tab: who else edits the article, and autosaves to restore."""
    sent_tab, restored_tab = tabs_of(request.POST)
    tab, restored = sent_tab or new_tab(), restored_autosave(request, article)
    return {
        "tab": tab,
        "access": access_token(desk_user(request), article) if article and can_change else "",
        "restored_tab": restored.tab if restored else restored_tab or "",
        "restored": restored,
        "offers": [] if restored or request.method == "POST" else offers_for(request, article),
        "others": edit_sessions.other_sessions(article, tab) if article else [],
        "edit_session_url": reverse("desk:articles_article_edit_session", args=[article.pk])
        if article
        else reverse("desk:articles_article_edit_session_new"),
        **({"seen": restored.base} if restored else {}),
    }
