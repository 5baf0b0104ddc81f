"""Changing the words, rights and crop of a photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.content.parts import WORDS_OF_PICTURES as WORDS
from articles.models import Photo
from articles.renditions import recipe_of
from articles.signals import announce

from .events import record
from .permissions import check_change
from .tasks import enqueue_renditions
from .uses import articles_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser


def _authors(before: Photo, name: str, by: AbstractUser | None) -> list[int]:
    """Return the authors of a changed text of a photo: those of all texts before it, and ``by`` as the last.

    Those of an earlier text remain even where it was emptied, because somebody else may put it back.
    """
    authors = before.word_authors.get(name, [])
    return [*(one for one in authors if by is None or one != by.pk), *([by.pk] if by else [])]


def change(photo: Photo, names: Sequence[str], *, by: AbstractUser | None = None) -> Photo:
    """Save changed fields of a photo. New files are made where the crop has changed.

    ``names`` are those of the fields. Articles that show the photo are announced where a change affects their pages.
    Changed words reach readers only with the next edition.

    Raises:
        PhotoChangeNotAllowed: ``by``, a user, may not change one of the fields.
    """
    with transaction.atomic():
        before = Photo.objects.select_for_update().get(pk=photo.pk)
        if by:
            check_change(before, names, by)
            record(photo, "change_photo", by=by, details={"fields": list(names)})
        photo.updated_at = timezone.now()
        changed = [name for name in WORDS if name in names and getattr(photo, name) != getattr(before, name)]
        photo.word_authors = before.word_authors | {name: _authors(before, name, by) for name in changed}
        photo.save(update_fields=[*names, "word_authors", "updated_at"])
        if before.expires_at != photo.expires_at:
            announce(articles_with(photo))
        is_wanting = recipe_of(photo) != photo.recipe or not photo.renditions or photo.failure
        if is_wanting and photo.may_be_shown(photo.updated_at):
            enqueue_renditions(photo)
    return photo
