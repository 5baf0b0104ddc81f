"""Deleting a photo that stands nowhere, with all its files."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.pictures import Refused

from .throwing_away import throw_away, throw_away_originals


def delete(photo):
    """Delete a photo for good; raises ``pictures.Refused`` where an article has it, or where it was ever published."""
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if photo.uses.exists() or photo.led_articles.exists():
            raise Refused(_("It stands in an article or was published: take it off the site instead."))
        for folder in filter(None, (photo.renditions.get("folder"), photo.former)):
            throw_away(photo.pk, folder)
        throw_away_originals(photo.original, photo.uid)
        photo.delete()
