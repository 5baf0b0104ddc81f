"""The forms of the side panel: notes, checklist ticks, assignment and review claims. None of them saves the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from articles import workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.models import ChecklistItem
from articles.text import is_ticked
from articles.workflow import MoveNotAllowed

from .desk_pages import article_for, article_page, redirect_to_article
from .move_buttons import typed_person, typed_time
from .side_panel import side_panel_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, HttpResponse, QueryDict

    from articles.models import Article

    # The function that carries out one form. Raises MoveNotAllowed.
    Action = Callable[..., None]


def panel_form(address: str, name: str) -> Callable[[Action], Action]:
    """Return a decorator that turns a function that carries out one form into a view.

    The view answers a script with the updated panels (status 409 if the action was refused), and a form without
    scripts with a redirect to the edit page.

    Args:
        address: The route below that of the article.
        name: What follows ``desk:articles_article_`` in the name of the URL.
    """

    def register(action: Action) -> Action:
        @article_page(f"<int:number>/{address}", name)
        @require_POST
        def view(request: HttpRequest, number: int, **captured: Any) -> HttpResponse:
            refusal = ""
            try:
                action(request, article_for(request, number), **captured)
            except MoveNotAllowed as refused:
                refusal = str(refused)
            if request.headers.get("x-requested-with") != "fetch":
                if refusal:
                    messages.error(request, refusal)
                return redirect_to_article(number)
            article = article_for(request, number)
            context = {**side_panel_context(request, article), "original": article, "refusal": refusal}
            template = "admin/articles/article/side_panels.html"
            return TemplateResponse(request, template, context, status=409 if refusal else 200)

        return action

    return register


def assignee_in(data: QueryDict, article: Article) -> AbstractUser | None:
    """Return the user chosen as assignee, or None if nobody was chosen.

    The current assignee may always stay. Raises MoveNotAllowed for anybody else to whom articles cannot be assigned.
    """
    if article.assignee_id and data.get("assignee") == str(article.assignee_id):
        return article.assignee
    return typed_person(data, "assignee")


@panel_form("note/", "note")
def add_note(request: HttpRequest, article: Article) -> None:
    """Add a note to the article, or to the passage that ``quote`` names."""
    text, quote = request.POST.get("note", ""), request.POST.get("quote", "")
    workflow.add_note(article, by=desk_user(request), text=text, quote=quote)


@panel_form("note/<int:pk>/reply/", "reply")
def reply_to_note(request: HttpRequest, article: Article, pk: int) -> None:
    """Reply to a note."""
    parent = get_object_or_404(article.notes, pk=pk)
    workflow.add_note(article, by=desk_user(request), text=request.POST.get(f"reply-{pk}", ""), parent=parent)


@panel_form("note/<int:pk>/done/", "done")
def finish_note(request: HttpRequest, article: Article, pk: int) -> None:
    """Mark a note as done, or open it again."""
    note = get_object_or_404(article.notes, pk=pk)
    workflow.finish_note(note, by=desk_user(request), is_done=is_ticked(request.POST, "is_done"))


@panel_form("tick/<int:pk>/", "tick")
def tick_item(request: HttpRequest, article: Article, pk: int) -> None:
    """Tick an item of the checklist, or remove the tick."""
    item, ticked = get_object_or_404(ChecklistItem, pk=pk), is_ticked(request.POST, "is_ticked")
    workflow.set_tick(article, item, by=desk_user(request), is_ticked=ticked, seen=seen_in(request.POST))


@panel_form("assign/", "assign")
def assign(request: HttpRequest, article: Article) -> None:
    """Assign the article to a writer, with a deadline."""
    person, deadline = assignee_in(request.POST, article), typed_time(request.POST, "deadline")
    workflow.assign(article, by=desk_user(request), to=person, deadline=deadline)


@panel_form("claim/", "claim")
def claim_review(request: HttpRequest, article: Article) -> None:
    """Claim the article for review, or release it."""
    verb = workflow.claim if is_ticked(request.POST, "is_mine") else workflow.release
    verb(article, by=desk_user(request))


@panel_form("names/", "names")
def take_present_names(request: HttpRequest, article: Article) -> None:
    """Save the present names of references, and the present captions and credits of pictures, in the article."""
    workflow.take_present_names(article, by=desk_user(request), seen=seen_in(request.POST))
