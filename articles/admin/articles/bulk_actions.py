"""Moves and assignments of many articles at once: each is checked on its own, and each refusal has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth import get_user_model
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import publishing, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.models.actors import display_name
from articles.states import MOVES
from articles.workflow import MoveNotAllowed

from .export import EXPORT_PERMISSION, export
from .move_buttons import typed_person, typed_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest
    from django.utils.functional import Promise

    from articles.admin.articles.article_admin import ArticleAdmin
    from articles.models import Article
    from articles.models.article_queryset import ArticleQuerySet

    # What is done to one article, given the request and the name of the action.
    Act = Callable[[HttpRequest, Article, str], None]
    # The function for the ticked articles, its name and its label.
    Action = tuple[Callable[..., Any], str, Promise | str]

MAX_ARTICLES_AT_ONCE = 200
MAX_SHOWN_REFUSALS = 20


class PersonField(forms.ModelChoiceField):
    """A choice of a user by name. The action validates it, so that it can give the reason for a refusal."""

    def clean(self, value: str | None) -> str | None:
        return value

    def label_from_instance(self, user: AbstractUser) -> str:
        return display_name(user)


class MoveForm(ActionForm):
    """The choice of an action and what it needs: a time, or a person and a deadline, in the newsroom's time zone."""

    at = forms.CharField(
        label=_("Time (newsroom's time zone), for scheduling:"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}),
    )
    assignee = PersonField(
        label=_("Assigned to:"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("as before"),
    )
    deadline = forms.CharField(
        label=_("Deadline (newsroom's zone):"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PersonField", self.fields["assignee"]).queryset = workflow.assignable()

    def only_for(self, user: AbstractUser) -> None:
        """Remove the fields that the user's role has no permission for."""
        if not user.has_perm("articles.schedule_article"):
            del self.fields["at"]
        if not user.has_perm("articles.assign_article"):
            del self.fields["assignee"], self.fields["deadline"]


def seen_field(article: Article) -> str:
    """Return a hidden field with the number of the revision that the row shows.

    With it a move is refused if somebody has saved since: nobody approves a text that they have not seen.
    """
    return format_html('<input type="hidden" name="seen-{}" value="{}">', article.pk, article.revision_number)


def _seen(request: HttpRequest, article: Article) -> int:
    """Return the number of the revision that the list showed.

    Raises MoveNotAllowed if the list did not show the article.
    """
    number = seen_in(request.POST, f"seen-{article.pk}")
    if number is None:
        raise MoveNotAllowed(gettext("It was not on the page you sent. Open the page of the list that shows it."))
    return number


def _move(request: HttpRequest, article: Article, name: str) -> None:
    at = typed_time(request.POST, "at") if MOVES[name].requires_time else None
    seen = _seen(request, article)
    if name == "approve" and (changes := workflow.changes_to_accept_in_words(article, desk_user(request))):
        # The article's own page shows this next to the button before it is pressed.
        raise MoveNotAllowed(" ".join([changes, gettext("Approve it on its own page.")]))
    until = publishing.planned_end(article, name)
    publishing.perform(article, name, by=desk_user(request), seen=seen, at=at, until=until, shown=workflow.UNREAD)


def _assign(request: HttpRequest, article: Article, _name: str) -> None:
    """Assign an article, or set its deadline, and leave unchanged what was not chosen.

    So nobody loses an assignment by a form that was sent too soon.
    """
    person, deadline = typed_person(request.POST, "assignee"), typed_time(request.POST, "deadline")
    if person is None and deadline is None:
        raise MoveNotAllowed(gettext("Choose somebody, or type a deadline."))
    to, until = person or article.assignee, deadline or article.deadline
    workflow.assign(article, by=desk_user(request), to=to, deadline=until)


def _do_all(
    request: HttpRequest, articles: list[Article], name: str, act: Act
) -> tuple[int, list[tuple[Article, MoveNotAllowed]]]:
    """Apply ``act`` to each article, and return the number of successes and ``(article, refusal)`` for each failure."""
    moved = 0
    refused: list[tuple[Article, MoveNotAllowed]] = []
    for article in articles:
        try:
            act(request, article, name)
            moved += 1
        except MoveNotAllowed as refusal:
            refused.append((article, refusal))
    return moved, refused


def action_for(
    name: str, label: Promise | str, do: Act
) -> Callable[[ArticleAdmin, HttpRequest, ArticleQuerySet], None]:
    """Return the admin action that applies ``do`` to each ticked article."""

    def act(admin: ArticleAdmin, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        articles = list(queryset.defer("body")[: MAX_ARTICLES_AT_ONCE + 1])
        if len(articles) > MAX_ARTICLES_AT_ONCE:
            text = gettext("At most %(most)s articles at once; tick fewer.") % {"most": MAX_ARTICLES_AT_ONCE}
            messages.error(request, text)
            return
        moved, refused = _do_all(request, articles, name, do)
        if moved:
            done = ngettext("%(move)s: %(count)s article.", "%(move)s: %(count)s articles.", moved)
            messages.success(request, done % {"move": label, "count": moved})
        for article, refusal in refused[:MAX_SHOWN_REFUSALS]:
            messages.error(request, f"{article.headline}: {refusal}")
        if len(refused) > MAX_SHOWN_REFUSALS:
            text = gettext("%(count)s more were refused.") % {"count": len(refused) - MAX_SHOWN_REFUSALS}
            messages.error(request, text)

    act.__name__ = name
    act.short_description = label  # type: ignore[attr-defined]
    return act


def actions_for(user: AbstractUser) -> dict[str, Action]:
    """Return the actions that the user's role allows, in the form that Django's admin expects."""
    allowed: list[tuple[str, Promise | str, Act]] = [
        (name, move.label, _move) for name, move in MOVES.items() if move.is_for_many and move.is_permitted_to(user)
    ]
    if user.has_perm("articles.assign_article"):
        allowed.append(("assign", _("Assign"), _assign))
    actions: dict[str, Action] = {name: (action_for(name, label, do), name, label) for name, label, do in allowed}
    if user.has_perm(EXPORT_PERMISSION):
        actions["export"] = (export, "export", _("Export"))
    return actions
