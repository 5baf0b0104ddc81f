"""Photos an export speaks of, put back with their words and rights; their originals are brought along as files."""

from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

from django.utils.translation import gettext as _

from articles.models import Photo
from articles.models.photos import MOMENTS, RECORDED
from articles.pictures import bands_of
from articles.renditions import original_name

from .records import Refused


def restore_photos(rows):
    """Make the photos that are new here; raises Refused, ValueError or ValidationError for what is none.

    Their files for readers are made by ``make_renditions`` once the originals lie where they lay.
    """
    for row in rows:
        uid = UUID(row["uid"])
        if Photo.objects.filter(uid=uid).exists():
            continue
        extension = PurePosixPath(row["original"]).suffix.lstrip(".")
        if not extension.isalnum() or row["original"] != original_name(uid, extension):
            raise Refused(_("The original of photo %(uid)s lies where none may lie.") % {"uid": uid})
        photo = Photo(
            uid=uid,
            **{name: row[name] for name in RECORDED},
            **{name: row[name] and datetime.fromisoformat(row[name]) for name in MOMENTS},
            **{f"band_{number}": band for number, band in enumerate(bands_of(row["fingerprint"]), 1)},
        )
        photo.full_clean()
        photo.save(force_insert=True)
