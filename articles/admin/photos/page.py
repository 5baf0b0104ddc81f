"""The page of a photo: what it shows besides its form, and the buttons to withdraw and restore the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles import photo_library
from articles.imaging import SHAPES, box_of
from articles.models import Article, Photo, PhotoUse
from articles.states import PublicState

from .cards import problems_of
from .log import log_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser
    from django.utils.functional import Promise
    from django_stubs_ext import WithAnnotations

    from .forms import PhotoForm

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
    editable = Article.objects.editable_by(user).filter(pk__in=uses).with_public_state(now).defer("body")
    named = cast("list[WithAnnotations[Article, Found]]", list(editable.order_by("-updated_at", "-pk")))
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


def photo_page_context(photo: Photo, form: PhotoForm, user: AbstractUser) -> dict[str, Any]:
    """Return what the page of a photo shows besides the form: the saved photo, not what is being typed."""
    now = timezone.now()
    saved = Photo.objects.select_related("uploaded_by").get(pk=photo.pk)
    log, may_withdraw = log_of(saved), user.has_perm("articles.withdraw_photo")
    context = {
        "photo": saved,
        "show_save_and_add_another": False,
        "seen": form.saved_state,
        "shapes": shapes_of(saved),
        "problems": problems_of(saved, now),
        "alike": [one for one in Photo.objects.alike(saved.fingerprint) if one.pk != saved.pk][:12],
        "uses": uses_of(saved, user, now),
        "log": log,
        "may_withdraw": may_withdraw,
        "may_download": photo_library.may_download_original(saved, user),
    }
    if may_withdraw:
        context["withdrawal_refusal"] = _refusal_to_withdraw(saved, user)
    if form.stale:
        context |= {"stale": form.differences_from_saved(), "last": log[0] if log else None}
    return context
