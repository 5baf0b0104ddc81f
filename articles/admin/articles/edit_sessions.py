"""Presence and autosaves of the edit page: heartbeats of its tabs, and unsaved text that is offered again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import difference
from articles.models import Article, EditSession
from articles.text import Work, clock, row_number

from .article_pages import ArticlePages
from .browser_tabs import clock_in, last_save_of, new_tab, tab_in
from .form_content import as_querydict, content_of_autosave, saved_content
from .lost_access import access_token, refusal_for
from .unsaved_form_content import MAX_FORM_BYTES, READ_AT, digest_of, form_content_in, headline_in, keep

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.admin.options import InlineModelAdmin
    from django.contrib.auth.models import AbstractUser
    from django.forms import ModelForm
    from django.http import HttpRequest, HttpResponse
    from django.urls.resolvers import URLPattern

    from articles.admin.articles.lost_access import Refusal
    from articles.content.changes.presentation import FieldChanges


class Offer(NamedTuple):
    """What was typed and not saved: the edit_session, its headline, and how it differs from what stands."""

    edit_session: EditSession
    headline: str
    changes: list[FieldChanges]


def _name(user: AbstractUser) -> str:
    return user.get_full_name() or user.get_username()


class EditSessions(ArticlePages):
    """Heartbeats and autosaves of the edit page. Mixed into its ModelAdmin."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("session/", wrap(require_POST(self.edit_session_view)), name="articles_article_edit_session_new"),
            path(
                "<int:number>/session/",
                wrap(require_POST(self.edit_session_view)),
                name="articles_article_edit_session",
            ),
            *super().get_urls(),
        ]

    def edit_session_view(self, request: HttpRequest, number: int | None = None) -> JsonResponse:
        """Return a tab says that it is there, and perhaps what is typed in it.

        Told in return: who else, and what stands.

        Of an article that this person may not edit any more nothing is told but why. What they type is kept.
        """
        tab, said = tab_in(request.POST.get("tab", "")), request.POST.get("typed", "")
        # A tab that is open keeps no session alive, somebody who types does.
        request.is_background = True  # type: ignore[attr-defined]
        user, base, token = desk_user(request), seen_in(request.POST) or 0, request.POST.get("access", "")
        refusal = refusal_for(user, number, token=token, seen=base) if number else self.refusal_to_add(request)
        lost = refusal if refusal and (number is None or (token and refusal.article)) else None
        article = lost.article if lost else self.article(request, number) if number else None
        if said and refusal and not lost:
            raise PermissionDenied
        if tab is None:
            return JsonResponse({"error": _("This page is too old. Load it again.")}, status=400)
        if len(said) > MAX_FORM_BYTES:
            return JsonResponse({"error": _("Too long to be kept while you type. Save it.")}, status=413)
        content = form_content_in(said) if said else None
        if said and content is None:
            return JsonResponse({"error": _("This page is too old. Load it again.")}, status=400)
        at, save = clock_in(request.POST) or 0, last_save_of(request.session, tab)
        answer, place = {"saved": True, "kept": ""}, article
        if not save or (content is not None and not save.covers(at, digest_of(content))):
            if save:
                # The tab goes on from its save, of which it may never have heard.
                place = article or Article.objects.filter(pk=save.article).first()
                base = base if save.revision is None else max(base, save.revision)
            if content is not None:
                content[READ_AT] = [str(at)]
            try:
                self._note(request, place, tab, base, content, is_present=not lost)
            except edit_sessions.TooManyAutosaves:
                text = _(
                    "%(count)s unsaved texts of yours are kept here already. This tab is kept in this browser only."
                )
                return JsonResponse({"error": text % {"count": edit_sessions.MAX_AUTOSAVES}}, status=409)
            answer = {"kept": clock(timezone.now(), seconds=True)}
            request.is_background = content is None  # type: ignore[attr-defined]
        return JsonResponse((self._refused(lost) if lost else self._there(request, article, tab)) | answer)

    def _note(
        self,
        request: HttpRequest,
        article: Article | None,
        tab: UUID,
        base: int,
        content: dict[str, list[str]] | None,
        is_present: bool,
    ) -> None:
        """Note that a tab is there, with what is typed in it where something is."""
        user = desk_user(request)
        if content is not None:
            keep(user, article, tab, base, content, is_present=is_present)
        elif is_present:
            edit_sessions.touch(user, article, tab, base=base)
        if "gone" in request.POST:
            edit_sessions.leave(user, tab)
        took = tab_in(request.POST.get("took", ""))
        if content is not None and took not in (None, tab):
            edit_sessions.delete_sessions(user, took)

    def _refused(self, refusal: Refusal) -> dict[str, Any]:
        return {
            "others": [],
            "refused": refusal.reason + " " + _("What you type is still kept for you."),
        }

    def _there(self, request: HttpRequest, article: Article | None, tab: UUID) -> dict[str, Any]:
        if article is None:
            return {"others": []}
        revision, standing = article.latest_revision, article.public_status()
        return {
            "others": [
                {
                    "name": _name(one.user),
                    "since": clock(one.opened_at),
                    "me": one.user_id == request.user.pk,
                }
                for one in edit_sessions.other_sessions(article, tab)
            ],
            "revision": article.revision_number,
            "by": revision.who if revision else "",
            "at": clock(article.updated_at),
            "state": [article.state, article.get_state_display()],
            "public": [standing.public_state.value, str(standing.public_state.label)],
        }

    def _taken(self, request: HttpRequest, obj: Article | None) -> EditSession | None:
        """Return the edit_session that ``?take=`` names, where it is this person's and of this article.

        None where it is gone, as it is once another tab has taken it up: the page then offers what there is.
        """
        number = row_number(request.GET.get("take")) if request.method == "GET" else None
        if number is None:
            return None
        mine = EditSession.objects.filter(
            user=request.user.pk, article=obj, form_content__isnull=False, discarded_at=None
        )
        return mine.filter(pk=number).first()

    def _offers(self, request: HttpRequest, article: Article | None) -> list[Offer]:
        """Return what this person typed here before and did not save. What says nothing new is forgotten."""
        saved, work, user = saved_content(article), Work(), desk_user(request)
        offers: list[Offer] = []
        for edit_session in edit_sessions.autosaves_for(user, article):
            changes = difference(saved, content_of_autosave(edit_session, saved), work)
            if changes:
                offers.append(Offer(edit_session, headline_in(edit_session.form_content), changes))
            elif timezone.now() - edit_session.last_seen_at > edit_sessions.PRESENCE_TIMEOUT:
                edit_sessions.delete_sessions(user, edit_session.tab)
        return offers

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Article]]:
        """Return the form, with what was typed before where that was asked for."""
        form = super().get_form(request, obj, change=change, **kwargs)
        taken = self._taken(request, obj)
        return type(form.__name__, (form,), {"taken": as_querydict(taken.form_content)}) if taken else form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: InlineModelAdmin[Any, Article], prefix: str
    ) -> dict[str, Any]:
        params, taken = (
            super().get_formset_kwargs(request, obj, inline, prefix),
            self._taken(request, obj if obj.pk else None),
        )
        return params | {"data": as_querydict(taken.form_content)} if taken else params

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        """Tell the page its tab, who else is here and what may be taken up again."""
        tab, taken = tab_in(request.POST.get("tab", "")) or new_tab(), self._taken(request, obj)
        context |= {
            "tab": tab,
            "access": access_token(desk_user(request), obj) if obj and self.has_change_permission(request, obj) else "",
            "took": taken.tab if taken else request.POST.get("took", ""),
            "taken": taken,
            "offers": [] if taken or request.method == "POST" else self._offers(request, obj),
            "others": edit_sessions.other_sessions(obj, tab) if obj else [],
            "edit_session_url": reverse("desk:articles_article_edit_session", args=[obj.pk])
            if obj
            else reverse("desk:articles_article_edit_session_new"),
        }
        if taken:
            context["seen"] = taken.base
        return super().render_change_form(request, context, add, change, form_url, obj)
