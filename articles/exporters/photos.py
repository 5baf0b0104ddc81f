"""The photos an exported article speaks of: their words and rights; the files go another way."""

from articles.models import Photo
from articles.models.photos import MOMENTS, RECORDED
from articles.text import instant, photos_in, shown_photos


def photos_named(contents, editions):
    """The photos that contents of revisions and editions show, as plain data in the order of their uids."""
    uids = {uid for content in contents for uid in shown_photos(content["body"])}
    uids |= {content["picture"]["photo"] for content in contents if content.get("picture")}
    uids |= {uid for edition in editions for part in edition.body for uid in photos_in(part)}
    uids |= {edition.picture["photo"] for edition in editions if edition.picture}
    return [_photo(row) for row in Photo.objects.filter(uid__in=uids).order_by("uid")] if uids else []


def _photo(photo):
    return {
        "uid": str(photo.uid),
        **{name: getattr(photo, name) for name in RECORDED},
        **{name: instant(getattr(photo, name)) for name in MOMENTS},
    }
