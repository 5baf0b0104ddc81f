"""Who sits at an article and what they type: heartbeats, autosaves, and what was left behind offered back."""

import json
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import revisions, sittings
from articles.models import Sitting
from articles.text import clock

from .tabs import is_saved, new_tab, remember_saved, tab_in, tabs_of
from .typed import as_querydict, typed_content

# Half of what a request may hold; a longer text is kept when it is saved.
LONGEST = 1_200_000
NOTHING = {"headline": "", "slug": "", "standfirst": "", "dateline": "", "body": "", "tags": [], "credits": []}


class Offer(NamedTuple):
    """What was typed and not saved: the sitting, and how it differs from what stands, as ``revisions.difference``."""

    sitting: Sitting
    changes: list


def _kept(text):
    """Text as every database keeps it: without NULs and halves of letters."""
    return text.replace("\x00", "").encode(errors="ignore").decode()


def _typed(text):
    """What a browser says was typed, as a dict of lists of text, or None where it says nothing of the kind."""
    try:
        pairs = json.loads(text)
        typed = {}
        for name, value in pairs:
            if isinstance(name, str) and isinstance(value, str) and name != "csrfmiddlewaretoken":
                typed.setdefault(_kept(name), []).append(_kept(value))
    except (ValueError, TypeError, RecursionError):
        return None
    return typed


def _name(user):
    return user.get_full_name() or user.get_username()


def forget_typing(request):
    """Forget what was typed in the tab a form came from: it has just been saved."""
    tabs = tabs_of(request.POST)
    sittings.stand_up(request.user, *tabs)
    remember_saved(request.session, *tabs)


class Sittings:
    """Heartbeats and autosaves of the edit page; mixed into its ModelAdmin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("sit/", wrap(require_POST(self.sit_view)), name="articles_article_sit_new"),
            path("<int:number>/sit/", wrap(require_POST(self.sit_view)), name="articles_article_sit"),
            path("typed/<int:pk>/throw/", wrap(require_POST(self.throw_view)), name="articles_article_throw"),
            *super().get_urls(),
        ]

    def sit_view(self, request, number=None):
        """A tab says that it is there, and perhaps what is typed in it; told in return: who else, and what stands."""
        article = self._article(request, number) if number else None
        may_write = self.has_change_permission(request, article) if article else self.has_add_permission(request)
        tab, said = tab_in(request.POST.get("tab", "")), request.POST.get("typed", "")
        if tab is None:
            return JsonResponse({"error": _("This page is too old. Load it again.")}, status=400)
        if len(said) > LONGEST:
            return JsonResponse({"error": _("Too long to be kept while you type. Save it.")}, status=413)
        typed = _typed(said) if said else None
        if said and not may_write:
            raise PermissionDenied
        if said and typed is None:
            return JsonResponse({"error": _("This page is too old. Load it again.")}, status=400)
        if is_saved(request.session, tab):
            return JsonResponse(self._there(request, article, tab) | {"saved": True, "kept": ""})
        base = request.POST.get("seen", "")
        base = int(base) if base.isdecimal() and len(base) < 9 else 0
        sittings.sit(request.user, article, tab, base=base, typed=typed)
        if "gone" in request.POST:
            sittings.leave(request.user, tab)
        took = tab_in(request.POST.get("took", ""))
        if typed is not None and took not in (None, tab):
            sittings.stand_up(request.user, took)
        return JsonResponse(self._there(request, article, tab) | {"kept": clock(timezone.now(), seconds=True)})

    def _there(self, request, article, tab):
        if article is None:
            return {"others": []}
        revision, standing = article.latest_revision, article.standing()
        return {
            "others": [
                {
                    "name": _name(one.user),
                    "since": clock(one.since),
                    "me": one.user_id == request.user.pk,
                }
                for one in sittings.others_at(article, tab)
            ],
            "revision": article.revision_number,
            "by": revision.author_name if revision else "",
            "at": clock(article.updated_at),
            "state": [article.state, article.get_state_display()],
            "public": [standing.public_state.value, str(standing.public_state.label)],
        }

    def throw_view(self, request, pk):
        """Forget what was typed and not saved."""
        sitting = get_object_or_404(Sitting, pk=pk, user=request.user)
        sittings.stand_up(request.user, sitting.tab)
        if sitting.article_id:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[sitting.article_id]))
        return HttpResponseRedirect(reverse("admin:articles_article_add"))

    def _taken(self, request, obj):
        """The sitting that ``?take=`` names, where it is this person's and of this article.

        None where it is gone, as it is once another tab has taken it up: the page then offers what there is.
        """
        number = request.GET.get("take", "") if request.method == "GET" else ""
        if not number.isdecimal() or len(number) > 18:
            return None
        return Sitting.objects.filter(pk=number, user=request.user, article=obj, typed__isnull=False).first()

    def _offers(self, request, article, at=None):
        """What this person typed here before and did not save; what says nothing new is forgotten."""
        stands = article.latest_revision.content if article and article.latest_revision else NOTHING
        offers = []
        for sitting in sittings.left_behind(request.user, article):
            changes = revisions.difference(stands, typed_content(as_querydict(sitting.typed), stands))
            if changes:
                offers.append(Offer(sitting, changes))
            elif timezone.now() - sitting.beat_at > sittings.GONE:
                sittings.stand_up(request.user, sitting.tab)
        return offers

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form; opened with what was typed before where that was asked for."""
        form = super().get_form(request, obj, change=change, **kwargs)
        taken = self._taken(request, obj)
        return type(form.__name__, (form,), {"taken": as_querydict(taken.typed)}) if taken else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        params, taken = (
            super().get_formset_kwargs(request, obj, inline, prefix),
            self._taken(request, obj if obj.pk else None),
        )
        return params | {"data": as_querydict(taken.typed)} if taken else params

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Tell the page its tab, who else is here and what may be taken up again."""
        tab, taken = tab_in(request.POST.get("tab", "")) or new_tab(), self._taken(request, obj)
        context |= {
            "tab": tab,
            "took": taken.tab if taken else request.POST.get("took", ""),
            "taken": taken,
            "offers": [] if taken or request.method == "POST" else self._offers(request, obj),
            "others": sittings.others_at(obj, tab) if obj else [],
            "sit_url": reverse("admin:articles_article_sit", args=[obj.pk])
            if obj
            else reverse("admin:articles_article_sit_new"),
        }
        if taken:
            context["seen"] = taken.base
        return super().render_change_form(request, context, add, change, form_url, obj)
