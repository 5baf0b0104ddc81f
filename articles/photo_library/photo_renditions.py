"""Making the files of a photo for readers, and letting the pages know that show it."""

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

# Photos looked at with one question.
BATCH_SIZE = 500


def out_of_date(photos: PhotoQuerySet | None = None) -> Iterator[int]:
    """Yield the numbers of photos (default: all) whose files are not what they should be.

    Photos that nobody may be shown need no files. They are fetched in batches, so that no query stays open for days.
    """
    photos = (Photo.objects.all() if photos is None else photos).order_by("pk")
    columns = ("pk", "sha256", "recipe", "focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom")
    last = 0
    while rows := list(photos.showable().filter(pk__gt=last).only(*columns)[:BATCH_SIZE]):
        last = rows[-1].pk
        yield from [photo.pk for photo in rows if photo.recipe != recipe_of(photo)]


class RenderedSet(NamedTuple):
    """Files made of a photo and kept in the store: the set as ``Photo.renditions`` holds it, or why there is none."""

    photo: Photo
    recipe: str
    made: dict[str, Any]
    reason: str


def make_ready(photo: Photo) -> bool:
    """Make the files of a photo where they are not what they should be. False where they cannot be made."""
    if photo.recipe == recipe_of(photo) and photo.renditions:
        # What failed was other files, which nobody wants any more.
        Photo.objects.filter(pk=photo.pk, recipe=photo.recipe).exclude(failure="").update(failure="")
        return True
    return activate(render(photo))


def render(photo: Photo) -> RenderedSet:
    """Make the files of a photo and keep them, where no page asks for them yet. The database is asked nothing."""
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


def activate(drawn: RenderedSet) -> bool:
    """Let readers see what was drawn. False, and the reason on the photo, where nothing was.

    What was decided about the photo in the meantime has its own call: files for what no longer holds are thrown away.
    The set before is kept until the next, for pages that were kept somewhere. The one before that is deleted.
    """
    if not drawn.made:
        return _fail(drawn.photo, drawn.recipe, drawn.reason)
    made = drawn.made
    with transaction.atomic():
        row = Photo.objects.select_for_update().filter(pk=drawn.photo.pk).first()
        if row is None:
            delete_renditions_later(drawn.photo.pk, made["folder"])
            return True
        if recipe_of(row) != drawn.recipe or row.withdrawn_at is not None:
            if made["folder"] not in {row.renditions.get("folder"), row.former}:
                delete_renditions_later(row.pk, made["folder"])
            return True
        if not _is_there(row.pk, made):
            # Thrown away between being kept and being put up, since the photo had been withdrawn for a moment.
            return _fail(row, drawn.recipe, _("Its files are gone again. Save the photo to have them made."))
        before, older = row.renditions.get("folder", ""), row.former
        row.renditions, row.recipe, row.failure = made, drawn.recipe, ""
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
