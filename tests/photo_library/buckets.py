"""Helpers to read a test bucket, and a photo that is quickly stored there."""

from articles.models import Photo
from articles.models.rendition_files import MEDIA_PATH
from tests.support import makers
from tests.support.drawing import unlike

ORIGINALS, RENDITIONS = "kabar/foto/originals/", "kabar/foto/renditions/"


def make_photo(by, **fields):
    """Make a photo so small that it has few files."""
    file = fields.pop("file", None) or unlike(Photo.objects.count(), (360, 240))
    return makers.make_photo(by, file=file, **fields)


def names(bucket, prefix=""):
    """Return the names of everything in the bucket under a prefix, without the prefix."""
    return {one.key.removeprefix(prefix) for one in bucket.objects.filter(Prefix=prefix)}


def media(photo, name, folder=None):
    """Return the address of a file for readers."""
    return f"/{MEDIA_PATH}/{photo.pk}/{folder or photo.renditions['folder']}/{name}"
