"""The page of a photo: what it shows besides its form, and the buttons to withdraw and restore the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import photo_library
from articles.accounts.signed_in import desk_user
from articles.imaging import SHAPES, box_of
from articles.models import Article, Photo, PhotoUse
from articles.states import PublicState
from articles.states.other_events import PHOTO_EVENTS
from articles.text import typed_text

from .cards import problems_of
from .log import log_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, HttpResponse
    from django.urls.resolvers import URLPattern
    from django.utils.functional import Promise
    from django_stubs_ext import WithAnnotations

    class Found(TypedDict):
        """What the page shows of an article in addition to its own fields."""

        use: PhotoUse
        public: PublicState
        is_seen: bool


# The most articles that are listed on the page.
MAX_LISTED_ARTICLES = 100
LABELS = {
    "lead": gettext_lazy("Lead and cards, 3:2"),
    "square": gettext_lazy("Square"),
    "classic": gettext_lazy("4:3"),
    "wide": gettext_lazy("16:9"),
    "share": gettext_lazy("Shared links, 1.91:1"),
    "whole": gettext_lazy("In the text, whole"),
}


class Shown(NamedTuple):
    """A shape as the page previews it: ``ratio`` is such as "3/2" or empty, ``box`` is the viewBox of an SVG."""

    name: str
    label: Promise | str
    ratio: str
    box: str


def shapes_of(photo: Photo) -> list[Shown]:
    """Return every shape with its current crop."""
    shown = []
    for name, label in LABELS.items():
        shape = SHAPES[name]
        left, top, right, bottom = box_of(photo.width, photo.height, shape, photo.focal, photo.crop)
        ratio = f"{shape.ratio.numerator}/{shape.ratio.denominator}" if shape.ratio else ""
        shown.append(Shown(name, label, ratio, f"{left} {top} {right - left} {bottom - top}"))
    return shown


def uses_of(photo: Photo, user: AbstractUser, now: datetime) -> dict[str, Any]:
    """Return where a photo is used, in a fixed number of queries.

    Returns:
        ``named``: the articles that this user may edit. ``others``: how many more articles use it. ``total``: how many
        use it, up to ``MAX_LISTED_ARTICLES``. ``is_more``: whether more than that use it. ``seen``: how many articles
        show it to readers now. ``planned``: how many will. ``seen`` and ``planned`` are 0 if ``is_more``.
    """
    uses = {
        use.article_id: use
        for use in PhotoUse.objects.filter(photo=photo).order_by("-article")[: MAX_LISTED_ARTICLES + 1]
    }
    is_more = len(uses) > MAX_LISTED_ARTICLES
    shown = [] if is_more else photo_library.shown_in(photo, now)
    live = {edition.article_id for edition in shown if edition.live_from <= now}
    reach = Article.objects.editable_by(user).filter(pk__in=uses).with_public_state(now).defer("body")
    named = cast("list[WithAnnotations[Article, Found]]", list(reach.order_by("-updated_at", "-pk")))
    for article in named:
        article.use = uses[article.pk]
        article.public = PublicState(article.shown_as)
        article.is_seen = article.pk in live
    return {
        "named": named,
        "others": len(uses) - len(named),
        "total": min(len(uses), MAX_LISTED_ARTICLES),
        "is_more": is_more,
        "seen": len(live),
        "planned": len({edition.article_id for edition in shown} - live),
    }


def _refusal_to_withdraw(photo: Photo, user: AbstractUser) -> str:
    """Return why this user may neither withdraw nor restore the photo, or ``""`` if they may."""
    try:
        photo_library.check_shown_photo(photo, user)
    except photo_library.PhotoChangeNotAllowed as refusal:
        return str(refusal)
    return ""


class PhotoPage(admin.ModelAdmin):
    """Mixin for the ModelAdmin of photos: what a photo's page shows besides the form, and its buttons."""

    def get_urls(self) -> list[URLPattern]:
        views = [("withdraw", self.withdraw_view), ("give_back", self.give_back_view), ("again", self.again_view)]
        return [
            *(
                path(
                    f"<int:number>/{name.replace('_', '-')}/",
                    self.admin_site.admin_view(require_POST(view)),
                    name=f"articles_photo_{name}",
                )
                for name, view in views
            ),
            *super().get_urls(),
        ]

    def _back(self, number: int) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("desk:articles_photo_change", args=[number]))

    def _photo_for(self, request: HttpRequest, number: int, permission: str) -> Photo:
        if not request.user.has_perm(f"articles.{permission}"):
            raise PermissionDenied
        return get_object_or_404(Photo, pk=number)

    def _done(self, request: HttpRequest, move: str) -> None:
        messages.success(request, f"{PHOTO_EVENTS[move]}.")

    def withdraw_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect:
        """Withdraw a photo from readers at once. A reason is required."""
        photo = self._photo_for(request, number, "withdraw_photo")
        reason = typed_text(request.POST, "reason", 400)
        if photo.withdrawn_at:
            messages.warning(request, _("It was off the site already."))
        elif not reason:
            messages.error(request, _("Say why it is taken off the site."))
        else:
            try:
                photo_library.withdraw(photo, because=reason, by=desk_user(request))
            except photo_library.PhotoChangeNotAllowed as refusal:
                messages.error(request, str(refusal))
            else:
                self._done(request, "withdraw_photo")
        return self._back(number)

    def give_back_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect:
        """Show a withdrawn photo to readers again."""
        photo = self._photo_for(request, number, "withdraw_photo")
        if not photo.withdrawn_at:
            messages.warning(request, _("It is on the site already."))
            return self._back(number)
        try:
            photo_library.give_back(photo, by=desk_user(request))
        except photo_library.PhotoChangeNotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            self._done(request, "give_back_photo")
        return self._back(number)

    def again_view(self, request: HttpRequest, number: int) -> HttpResponseRedirect:
        """Make the files of a photo again, unless it is withdrawn."""
        photo = self._photo_for(request, number, "change_photo")
        if photo.withdrawn_at is None:
            with transaction.atomic():
                photo_library.record(photo, "request_renditions", by=desk_user(request))
                photo_library.enqueue_renditions(photo)
            self._done(request, "request_renditions")
        else:
            messages.warning(request, _("Nothing is made for readers of a picture that was taken off the site."))
        return self._back(number)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Redirect to the log on the photo's page, which replaces Django's history page."""
        return HttpResponseRedirect(reverse("desk:articles_photo_change", args=[object_id]) + "#log")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Photo | None = None,
    ) -> HttpResponse:
        """Return the form and the rest of the page, which shows the saved photo and not the user's input."""
        photo, user, now = cast("Photo", obj), desk_user(request), timezone.now()
        stands = Photo.objects.select_related("uploaded_by").get(pk=photo.pk)
        form = context["adminform"].form
        log = log_of(stands)
        context |= {
            "photo": stands,
            "show_save_and_add_another": False,
            "seen": form.stands,
            "shapes": shapes_of(stands),
            "problems": problems_of(stands, now),
            "alike": [one for one in Photo.objects.alike(stands.fingerprint) if one.pk != stands.pk][:12],
            "uses": uses_of(stands, user, now),
            "log": log,
            "may_withdraw": user.has_perm("articles.withdraw_photo"),
            "may_download": photo_library.may_download_original(stands, user),
        }
        if context["may_withdraw"]:
            context["withdrawal_refusal"] = _refusal_to_withdraw(stands, user)
        if form.stale:
            context |= {"stale": form.against_what_stands(), "last": log[0] if log else None}
        return super().render_change_form(request, context, add, change, form_url, obj)
