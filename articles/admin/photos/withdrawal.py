"""The buttons on the page of a photo: take it off the site, restore it to the site, and request its files again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import photo_library
from articles.accounts.signed_in import desk_user
from articles.admin.model_pages import model_page
from articles.models import Photo
from articles.states.other_events import PHOTO_EVENTS
from articles.text import typed_text

if TYPE_CHECKING:
    from django.http import HttpRequest


def _back(number: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:articles_photo_change", args=[number]))


def _photo_for(request: HttpRequest, number: int, permission: str) -> Photo:
    if not request.user.has_perm(f"articles.{permission}"):
        raise PermissionDenied
    return get_object_or_404(Photo, pk=number)


def _report(request: HttpRequest, move: str) -> None:
    messages.success(request, f"{PHOTO_EVENTS[move]}.")


@model_page("photo", "<int:number>/withdraw/", "withdraw")
@require_POST
def withdraw_view(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Take a photo off the site at once. A reason is required."""
    photo = _photo_for(request, number, "withdraw_photo")
    reason = typed_text(request.POST, "reason", 400)
    if photo.withdrawn_at:
        messages.warning(request, _("It is off the site already."))
    elif not reason:
        messages.error(request, _("Say why it is taken off the site."))
    else:
        try:
            photo_library.withdraw(photo, because=reason, by=desk_user(request))
        except photo_library.PhotoChangeNotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            _report(request, "withdraw_photo")
    return _back(number)


@model_page("photo", "<int:number>/restore/", "restore")
@require_POST
def restore_view(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Restore a photo to the site."""
    photo = _photo_for(request, number, "withdraw_photo")
    if not photo.withdrawn_at:
        messages.warning(request, _("It is on the site already."))
        return _back(number)
    try:
        photo_library.restore(photo, by=desk_user(request))
    except photo_library.PhotoChangeNotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        _report(request, "give_back_photo")
    return _back(number)


@model_page("photo", "<int:number>/again/", "again")
@require_POST
def request_renditions_view(request: HttpRequest, number: int) -> HttpResponseRedirect:
    """Make the files of a photo again, unless it is off the site."""
    photo = _photo_for(request, number, "change_photo")
    if photo.withdrawn_at is None:
        with transaction.atomic():
            photo_library.record(photo, "request_renditions", by=desk_user(request))
            photo_library.enqueue_renditions(photo)
        _report(request, "request_renditions")
    else:
        messages.warning(request, _("Nothing is made for readers of a picture that was taken off the site."))
    return _back(number)
