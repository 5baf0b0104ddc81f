"""Deleting a photo that stands nowhere, with all its files."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.pictures import Refused
from articles.renditions import delete_originals, delete_set


def delete(photo):
    """Delete a photo for good; raises ``pictures.Refused`` where an article has it, or where it was ever published."""
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if photo.uses.exists() or photo.led_articles.exists():
            raise Refused(_("It stands in an article or was published: take it off the site instead."))
        pk, folders = photo.pk, [folder for folder in (photo.renditions.get("folder"), photo.former) if folder]
        photo.delete()

        def forget():
            for folder in folders:
                delete_set(pk, folder)
            delete_originals(photo.original, photo.uid)

        transaction.on_commit(forget)
