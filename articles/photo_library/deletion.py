"""Deleting an unused photo with all its files."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.imaging import ImageRejected
from articles.models import Photo

from .file_deletion import delete_originals_later, delete_renditions_later


def delete(photo: Photo) -> None:
    """Delete a photo permanently. Raises ``ImageRejected`` where it is used (see ``Photo.is_used``)."""
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if photo.is_used:
            raise ImageRejected(
                _("An article uses it, it was published, or it is a portrait. Take it off the site instead.")
            )
        for folder in filter(None, (photo.renditions.get("folder"), photo.former)):
            delete_renditions_later(photo.pk, folder)
        delete_originals_later(photo.original, photo.uid)
        photo.delete()
