"""The photos an exported article speaks of: their words and rights; the files go another way."""

from articles.models import Photo
from articles.models.photos import MOMENTS, RECORDED
from articles.text import instant, photos_in


def photos_named(contents, editions):
    """The photos that contents of revisions and editions show, in the order of their uids."""
    uids = {uid for content in contents for uid in content.photos}
    uids |= {uid for edition in editions for part in edition.body for uid in photos_in(part)}
    uids |= {edition.picture["photo"] for edition in editions if edition.picture}
    return list(Photo.objects.filter(uid__in=uids).order_by("uid")) if uids else []


def photo_data(photo):
    """A photo as plain data."""
    return {
        "uid": str(photo.uid),
        **{name: getattr(photo, name) for name in RECORDED},
        **{name: instant(getattr(photo, name)) for name in MOMENTS},
    }
