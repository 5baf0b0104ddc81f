"""Moves of many articles at once: each is judged alone, and each refusal says why."""

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import publishing
from articles.states import MOVES
from articles.workflow import MoveNotAllowed

from .buttons import typed_time

NAMES = ("submit", "approve", "schedule")
MOST = 200
REFUSALS = 20


class MoveForm(ActionForm):
    """The choice of a move, and the hour where it needs one, in the newsroom's zone."""

    at = forms.CharField(
        label=_("Hour (newsroom's zone), for scheduling:"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


def seen_field(article):
    """A hidden field that says which revision the row showed, so that nobody approves what they have not seen."""
    return format_html('<input type="hidden" name="seen-{}" value="{}">', article.pk, article.revision_number)


def _seen(request, article):
    number = request.POST.get(f"seen-{article.pk}", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 0


def _move_all(request, articles, name):
    """Move each article, or gather why not: ``(how many moved, [(article, reason)])``."""
    moved, refused = 0, []
    for article in articles:
        try:
            options = {"at": typed_time(request.POST, "at")} if MOVES[name].owes_time else {}
            publishing.perform(article, name, by=request.user, seen=_seen(request, article), **options)
        except MoveNotAllowed as refusal:
            refused.append((article, refusal))
        else:
            moved += 1
    return moved, refused


def action_for(name):
    """The action of the list that makes one move of the articles ticked."""

    def act(admin, request, queryset):
        articles = list(queryset.defer("body")[: MOST + 1])
        if len(articles) > MOST:
            text = gettext("At most %(most)s articles at once; tick fewer.") % {"most": MOST}
            messages.error(request, text)
            return
        moved, refused = _move_all(request, articles, name)
        if moved:
            done = ngettext("%(move)s: %(count)s article.", "%(move)s: %(count)s articles.", moved)
            messages.success(request, done % {"move": MOVES[name].label, "count": moved})
        for article, refusal in refused[:REFUSALS]:
            messages.error(request, f"{article.headline}: {refusal}")
        if len(refused) > REFUSALS:
            text = gettext("%(count)s more were refused.") % {"count": len(refused) - REFUSALS}
            messages.error(request, text)

    act.__name__ = name
    act.short_description = MOVES[name].label
    return act


def actions_for(user):
    """The actions this person's role has any use for, as Django's admin wants them."""
    allowed = [name for name in NAMES if user.has_perm(f"articles.{MOVES[name].permission}")]
    return {name: (action_for(name), name, MOVES[name].label) for name in allowed}
