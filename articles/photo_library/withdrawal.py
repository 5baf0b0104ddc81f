"""Withdrawing photos from readers by somebody's decision, and deleting their files once their rights have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.signals import announce

from .events import record
from .file_deletion import delete_renditions_later
from .permissions import check_shown_photo
from .tasks import enqueue_renditions
from .uses import articles_with, elsewhere

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Article


def _forget_files(photo: Photo) -> None:
    """Delete the files for readers after the commit. The original stays. The caller saves the row."""
    folders = [folder for folder in (photo.renditions.get("folder"), photo.former) if folder]
    photo.renditions, photo.recipe, photo.former = {}, "", ""
    for folder in folders:
        delete_renditions_later(photo.pk, folder)


def withdraw(photo: Photo, *, because: str, by: AbstractUser | None = None) -> Photo:
    """Withdraw a photo from readers wherever it is shown, and delete its files except the original.

    Raises:
        PhotoChangeNotAllowed: ``by``, a user, may not withdraw it from all the articles that show it.
    """
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if by:
            check_shown_photo(photo, by)
            record(photo, "withdraw_photo", by=by, reason=because)
        photo.withdrawn_at, photo.withdrawn_because = timezone.now(), because.strip()[:400]
        _forget_files(photo)
        photo.save()
        announce(articles_with(photo))
    return photo


def restore(photo: Photo, *, by: AbstractUser | None = None) -> Photo:
    """Show a withdrawn photo to readers again.

    Raises:
        PhotoChangeNotAllowed: ``by``, a user, may not restore it in all the articles that would show it.
    """
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if by:
            check_shown_photo(photo, by)
            record(photo, "give_back_photo", by=by)
        photo.withdrawn_at, photo.withdrawn_because = None, ""
        photo.save()
        announce(articles_with(photo))
        enqueue_renditions(photo)
    return photo


def withdraw_with(article: Article) -> tuple[list[Photo], list[Photo]]:
    """Withdraw the photos of a retracted article, except those that other articles show. Returns ``(gone, kept)``."""
    gone, kept = [], []
    for photo in Photo.objects.filter(uses__article=article, uses__is_in_editions=True, withdrawn_at=None):
        if elsewhere(photo, article):
            kept.append(photo)
        else:
            gone.append(
                withdraw(photo, because=_("Taken off the site with article %(number)s.") % {"number": article.pk})
            )
    return gone, kept


def clear_expired(at: datetime | None = None) -> int:
    """Delete the files of photos whose rights have ended, which readers no longer see, and return their number."""
    at, count = at or timezone.now(), 0
    for pk in list(Photo.objects.filter(expires_at__lte=at).exclude(renditions={}).values_list("pk", flat=True)):
        with transaction.atomic():
            photo = Photo.objects.select_for_update().get(pk=pk)
            if photo.renditions and not photo.may_be_shown(at):
                _forget_files(photo)
                photo.save(update_fields=["renditions", "recipe", "former"])
                count += 1
    return count
