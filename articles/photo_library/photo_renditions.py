"""Rendering the files of a photo for readers, and announcing the articles that show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from articles.imaging import ImageRejected
from articles.models import Photo
from articles.renditions import StorageUnavailable, has_set, make_set, names_of, open_original, recipe_of, save_set
from articles.signals import announce

from .file_deletion import delete_renditions_later
from .uses import articles_with

if TYPE_CHECKING:
    from articles.models.photo_queryset import PhotoQuerySet

# Photos that are fetched with one query.
BATCH_SIZE = 500


def out_of_date(photos: PhotoQuerySet | None = None) -> Iterator[int]:
    """Yield the primary keys of photos (default: all) whose files are out of date.

    Photos that readers may not see need no files. Rows are fetched in batches, so that no query stays open for days.
    """
    photos = (Photo.objects.all() if photos is None else photos).order_by("pk")
    columns = ("pk", "sha256", "recipe", "focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom")
    last = 0
    while rows := list(photos.showable().filter(pk__gt=last).only(*columns)[:BATCH_SIZE]):
        last = rows[-1].pk
        yield from [photo.pk for photo in rows if photo.recipe != recipe_of(photo)]


def without_files(photos: PhotoQuerySet) -> Iterator[int | None]:
    """Yield the primary key of each photo whose files are up to date and not in their store, and None for the others.

    Raises:
        StorageUnavailable: The store did not answer.
    """
    last = 0
    columns = ("pk", "renditions")
    while rows := list(photos.showable().order_by("pk").filter(pk__gt=last).only(*columns)[:BATCH_SIZE]):
        last = rows[-1].pk
        for photo in rows:
            made = photo.renditions
            yield photo.pk if made and not has_set(photo.pk, made["folder"], names_of(made)) else None


class RenderedSet(NamedTuple):
    """The files rendered of a photo and saved: ``made`` for ``Photo.renditions``, or the ``reason`` for none."""

    photo: Photo
    recipe: str
    made: dict[str, Any]
    reason: str


def make_ready(photo: Photo) -> bool:
    """Render the files of a photo where they are out of date. Return False where that failed."""
    if photo.recipe == recipe_of(photo) and photo.renditions:
        # The failure was of other files, which are not needed any more.
        Photo.objects.filter(pk=photo.pk, recipe=photo.recipe).exclude(failure="").update(failure="")
        return True
    return activate(render(photo))


def render(photo: Photo) -> RenderedSet:
    """Render the files of a photo and save them, not used by any page yet. It makes no query."""
    recipe = recipe_of(photo)
    try:
        with open_original(photo.original) as file:
            made, files = make_set(photo, file)
        save_set(photo.pk, made["folder"], files)
    except FileNotFoundError:
        return RenderedSet(photo, recipe, {}, _("The original is not there."))
    except ImageRejected as refusal:
        return RenderedSet(photo, recipe, {}, str(refusal))
    except ValueError:
        return RenderedSet(photo, recipe, {}, _("The original is another picture than the one described here."))
    except StorageUnavailable:
        reason = _("The store of pictures did not answer. Save the photo to try again.")
        return RenderedSet(photo, recipe, {}, reason)
    return RenderedSet(photo, recipe, made, "")


def activate(rendered: RenderedSet) -> bool:
    """Show rendered files to readers. Where rendering failed, save the reason on the photo and return False.

    Where the photo was changed or withdrawn in the meantime, the files are deleted. The previous set is kept for cached
    pages until the next one, and the set before it is deleted.
    """
    if not rendered.made:
        return _fail(rendered.photo, rendered.recipe, rendered.reason)
    made = rendered.made
    with transaction.atomic():
        row = Photo.objects.select_for_update().filter(pk=rendered.photo.pk).first()
        if row is None:
            delete_renditions_later(rendered.photo.pk, made["folder"])
            return True
        if recipe_of(row) != rendered.recipe or row.withdrawn_at is not None:
            if made["folder"] not in {row.renditions.get("folder"), row.former}:
                delete_renditions_later(row.pk, made["folder"])
            return True
        if not _is_there(row.pk, made):
            # The files were deleted since they were saved, because the photo was withdrawn for a moment.
            return _fail(row, rendered.recipe, _("The files disappeared. Save the photo to make them again."))
        before, older = row.renditions.get("folder", ""), row.former
        row.renditions, row.recipe, row.failure = made, rendered.recipe, ""
        if before != made["folder"]:
            row.former = before
            if older and older != made["folder"]:
                delete_renditions_later(row.pk, older)
            announce(articles_with(row))
        row.save(update_fields=["renditions", "recipe", "failure", "former"])
    return True


def _is_there(pk: int, made: dict[str, Any]) -> bool:
    try:
        return has_set(pk, made["folder"], names_of(made))
    except StorageUnavailable:
        return False


def _fail(photo: Photo, recipe: str, reason: str) -> bool:
    with transaction.atomic():
        row = Photo.objects.select_for_update().filter(pk=photo.pk).first()
        if row and recipe_of(row) == recipe:
            row.failure = reason[:400]
            row.save(update_fields=["failure"])
    return False
