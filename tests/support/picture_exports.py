"""Exports with pictures, and a photo library that is emptied before they are imported."""

import json

from articles.models import Article, Photo, PhotoUse
from tests.support.drawing import unlike
from tests.support.exports import empty, export

LOST = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"


def small(number, kind="JPEG"):
    """Return a picture file so small that its renditions are made quickly."""
    return unlike(number, (240, 160), kind)


def delete_everything():
    """Delete all articles and photos. The files of originals stay."""
    PhotoUse.objects.all().delete()
    Article.objects.update(photo=None)
    empty()
    Photo.objects.all().delete()


def write(folder, *rows):
    """Write lines, given as text or as data, into a file."""
    path = folder / "semua.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def line_of(headline):
    """Return the line of one article as data."""
    return json.loads(export("--article", str(Article.objects.get(headline=headline).pk)))
