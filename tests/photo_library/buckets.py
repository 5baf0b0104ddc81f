"""What tests ask of a bucket, and a photo that is quickly put there."""

from articles.models import Photo
from articles.models.rendition_files import MEDIA_PATH
from tests import makers
from tests.imaging.drawing import unlike

ORIGINALS, RENDITIONS = "kabar/foto/originals/", "kabar/foto/renditions/"


def make_photo(by, **fields):
    """A photo so small that few files are made of it."""
    file = fields.pop("file", None) or unlike(Photo.objects.count(), (360, 240))
    return makers.make_photo(by, file=file, **fields)


def names(bucket, prefix=""):
    """The names of everything in the bucket under a prefix, without it."""
    return {one.key.removeprefix(prefix) for one in bucket.objects.filter(Prefix=prefix)}


def media(photo, name, folder=None):
    """The address readers are given of one file."""
    return f"/{MEDIA_PATH}/{photo.pk}/{folder or photo.renditions['folder']}/{name}"
