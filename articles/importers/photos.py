"""Restoring the photos that an export names, with their words and rights. Their originals are copied as files."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from articles.content.parts import WORDS_OF_PICTURES
from articles.imaging import bands_of
from articles.imaging.file_types import FILE_TYPES
from articles.models import Photo
from articles.models.photos import RECORDED_FIELDS, TIME_FIELDS
from articles.renditions import original_name

from .records import Refused

EXTENSIONS = {kind.mime: kind.extensions[0] for kind in FILE_TYPES.values()}
SHA256_PATTERN = re.compile(r"[0-9a-f]{64}")
TEXT_FIELDS = tuple(
    name for name in RECORDED_FIELDS if Photo._meta.get_field(name).get_internal_type() in {"CharField", "TextField"}
)
# A login after ``LOGIN_SIGN``.
LOGIN_PATTERN = re.compile(r"@[\w.@+-]{1,150}")
FINGERPRINT_PATTERN = re.compile(r"[0-9a-f]{16}")


def restore_photos(rows: list[dict[str, Any]]) -> None:
    """Create the photos that are new here. Raises Refused, or one of ``MALFORMED_ERRORS``, for invalid data.

    ``make_renditions`` makes their files for readers once the originals have been copied to the storage.
    """
    for row in rows:
        uid = UUID(row["uid"])
        if Photo.objects.filter(uid=uid).exists():
            continue
        _check(row, uid)
        photo = Photo(
            uid=uid,
            **{name: row[name] for name in RECORDED_FIELDS},
            **{name: _moment(row[name]) for name in TIME_FIELDS},
            word_authors=_authors(row.get("word_authors", {})),
            **{f"band_{number}": band for number, band in enumerate(bands_of(row["fingerprint"]), 1)},
        )
        photo.full_clean()
        photo.save(force_insert=True)


def _check(row: dict[str, Any], uid: UUID) -> None:
    """Check what no field validates: types of texts, the path of the original, and the forms of digests."""
    if not all(isinstance(row[name], str) for name in TEXT_FIELDS):
        raise TypeError([row[name] for name in TEXT_FIELDS])
    extension = EXTENSIONS.get(row["mime"])
    if extension is None or row["original"] != original_name(uid, extension):
        raise Refused(_("The original of photo %(uid)s is at a place where originals may not be.") % {"uid": uid})
    if not (SHA256_PATTERN.fullmatch(row["sha256"]) and FINGERPRINT_PATTERN.fullmatch(row["fingerprint"])):
        raise ValueError(row["sha256"])


def _authors(data: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return who wrote the words of a photo, by login. Raises TypeError for other data."""
    for name, authors in data.items():
        if name not in WORDS_OF_PICTURES or not all(LOGIN_PATTERN.fullmatch(one) for one in authors):
            raise TypeError(data)
    return data


def _moment(value: str | None) -> datetime | None:
    """Return an instant, or None. Raises ValueError for a time without a UTC offset."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment
