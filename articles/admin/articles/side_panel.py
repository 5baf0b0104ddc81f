"""What is done beside the text on the edit page: notes, boxes ticked, plans. Nothing of it saves the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import checklist, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import LABELS, content_of, content_of_revision
from articles.models import ChecklistItem
from articles.states import MOVES
from articles.text import is_ticked
from articles.workflow import MoveNotAllowed

from .article_pages import ArticlePages
from .move_buttons import buttons_for, typed_person, typed_time
from .unsent_reasons import grounds_to_show, reasons_to_show

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, HttpResponse, QueryDict
    from django.urls.resolvers import URLPattern
    from django.utils.functional import Promise

    from articles.admin.articles.move_buttons import Buttons
    from articles.content.fields import Content
    from articles.models import Article, Note

MOST_NOTES = 100


def assignee_in(data: QueryDict, article: Article) -> AbstractUser | None:
    """Return the person chosen for an article, or None for nobody. Whoever it is assigned to may always stay.

    Raises MoveNotAllowed for anybody else who cannot be assigned.
    """
    if article.assignee_id and data.get("assignee") == str(article.assignee_id):
        return article.assignee
    return typed_person(data, "assignee")


def notes_of(article: Article) -> list[Note]:
    """Return the article's notes with their replies, those not done first. Three queries, however many."""
    notes = article.notes.filter(parent=None).prefetch_related("replies").order_by("-created_at", "-pk")[:MOST_NOTES]
    return sorted(notes, key=lambda note: note.done_at is not None)


class BesideTheText(ArticlePages):
    """Small forms around the text. Mixed into its ModelAdmin. Each answers with the panels as they are then."""

    def get_urls(self) -> list[URLPattern]:
        views: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("note/", self.note_view, "note"),
            ("note/<int:pk>/reply/", self.reply_view, "reply"),
            ("note/<int:pk>/done/", self.done_view, "done"),
            ("tick/<int:pk>/", self.tick_view, "tick"),
            ("assign/", self.assign_view, "assign"),
            ("claim/", self.claim_view, "claim"),
            ("names/", self.names_view, "names"),
        ]
        return [
            *(
                path(
                    f"<int:number>/{address}",
                    self.admin_site.admin_view(require_POST(view)),
                    name=f"articles_article_{name}",
                )
                for address, view, name in views
            ),
            *super().get_urls(),
        ]

    def _beside(
        self, request: HttpRequest, number: int, act: Callable[[HttpRequest, Article], None]
    ) -> HttpResponseRedirect | TemplateResponse:
        """Do it, and answer with the panels. A refusal is told in words and changes nothing."""
        article, refusal = self.article(request, number), ""
        try:
            act(request, article)
        except MoveNotAllowed as refused:
            refusal = str(refused)
        if request.headers.get("x-requested-with") != "fetch":
            if refusal:
                messages.error(request, refusal)
            return HttpResponseRedirect(reverse("desk:articles_article_change", args=[number]))
        article = self.article(request, number)
        context = self.beside_context(request, article) | {"original": article, "refusal": refusal}
        return TemplateResponse(
            request, "admin/articles/article/side_panels.html", context, status=409 if refusal else 200
        )

    def beside_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """Return what the panels beside the text show."""
        content = content_of(article)
        findings = checklist.evaluate(article, content)
        still_open = [one for one in findings if one.item or not one.is_met]
        user, now = desk_user(request), timezone.now()
        standing, live = article.public_status(now), article.editions.live(now).select_related("revision").first()
        # Whoever is shown this page may work on the article.
        review = workflow.Review(article)
        known: dict[str, Any] = {"standing": standing, "findings": findings, "review": review, "is_within_reach": True}
        buttons = buttons_for(article, user, **known)
        return {
            "standing": standing,
            "renamed": self._renamed(article, content),
            "buttons": buttons,
            **self._reasons(request, article, buttons),
            "live": live,
            "awaited": review.awaited,
            "after_change": workflow.consequence_of_change(article, user, review),
            # What blocks comes first, then boxes to tick, then advice; what is done is folded away.
            "still_open": sorted(still_open, key=lambda one: (one.is_met, not one.is_required)),
            "done": [one for one in findings if one not in still_open],
            "missing": len(checklist.blocking(findings)),
            "notes": notes_of(article),
            **self._people(article, user),
            "may_review": user.has_perm("articles.review_article"),
            "has_change_permission": self.has_change_permission(request, article),
            "has_add_permission": self.has_add_permission(request),
            "retraction": article.last_retraction_request if standing.retraction_pending else None,
            "planned": article.editions.filter(live_from__gt=now).first() if standing.scheduled else None,
            "ending": live if live and live.live_until else None,
        }

    def _renamed(self, article: Article, content: Content) -> list[Promise]:
        """Labels of the fields whose names, or words of pictures, are others by now than in the latest revision."""
        latest = article.latest_revision
        said = content_of_revision(latest) if latest else content
        return [LABELS[name] for name in said.renamed_fields(content)]

    def _reasons(self, request: HttpRequest, article: Article, buttons: Buttons) -> dict[str, Any]:
        """Reasons typed for moves that were not made, and those of moves that cannot be made any more."""
        reasons = reasons_to_show(request, article)
        return {
            "reasons": reasons,
            "grounds": grounds_to_show(request, article),
            "reasons_without_move": [
                (MOVES[name].label, text) for name, text in reasons.items() if name not in buttons.names
            ],
        }

    def _people(self, article: Article, user: AbstractUser) -> dict[str, Any]:
        """Whom the article can be assigned to, and its assignee where they cannot be assigned any more."""
        people = list(workflow.assignable()) if user.has_perm("articles.assign_article") else []
        return {"people": people, "former": article.assignee if article.assignee not in people else None}

    def note_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect | TemplateResponse:
        """Write a note on the article, or on a passage."""

        def act(request: HttpRequest, article: Article) -> None:
            workflow.add_note(
                article, by=desk_user(request), text=request.POST.get("note", ""), quote=request.POST.get("quote", "")
            )

        return self._beside(request, number, act)

    def reply_view(self, request: HttpRequest, number: int, pk: int) -> HttpResponseRedirect | TemplateResponse:
        """Answer a note."""

        def act(request: HttpRequest, article: Article) -> None:
            parent = get_object_or_404(article.notes, pk=pk)
            text = request.POST.get(f"reply-{pk}", "")
            workflow.add_note(article, by=desk_user(request), text=text, parent=parent)

        return self._beside(request, number, act)

    def done_view(self, request: HttpRequest, number: int, pk: int) -> HttpResponseRedirect | TemplateResponse:
        """Say that a note is done, or open again."""

        def act(request: HttpRequest, article: Article) -> None:
            note = get_object_or_404(article.notes, pk=pk)
            workflow.finish_note(note, by=desk_user(request), is_done=is_ticked(request.POST, "is_done"))

        return self._beside(request, number, act)

    def tick_view(self, request: HttpRequest, number: int, pk: int) -> HttpResponseRedirect | TemplateResponse:
        """Tick a box of the checklist, or take the tick back."""

        def act(request: HttpRequest, article: Article) -> None:
            item = get_object_or_404(ChecklistItem, pk=pk)
            ticked = is_ticked(request.POST, "is_ticked")
            workflow.set_tick(article, item, by=desk_user(request), is_ticked=ticked, seen=seen_in(request.POST))

        return self._beside(request, number, act)

    def assign_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect | TemplateResponse:
        """Give the article to somebody, until a deadline."""

        def act(request: HttpRequest, article: Article) -> None:
            person = assignee_in(request.POST, article)
            deadline = typed_time(request.POST, "deadline")
            workflow.assign(article, by=desk_user(request), to=person, deadline=deadline)

        return self._beside(request, number, act)

    def names_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect | TemplateResponse:
        """Take the present names and words of pictures into the article."""

        def act(request: HttpRequest, article: Article) -> None:
            workflow.take_present_names(article, by=desk_user(request), seen=seen_in(request.POST))

        return self._beside(request, number, act)

    def claim_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect | TemplateResponse:
        """Take the article for review, or give it back."""

        def act(request: HttpRequest, article: Article) -> None:
            verb = workflow.claim if is_ticked(request.POST, "is_mine") else workflow.release
            verb(article, by=desk_user(request))

        return self._beside(request, number, act)
