"""Reading EXIF, the metadata that the camera wrote."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

CAPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
DETAILS, PLACE = 0x8769, 0x8825
TAKEN, OFFSET = 0x9003, 0x9011
# Latitude and longitude. The other tags of the GPS block do not give the position.
COORDINATES = (2, 4)


def read_exif(image: Image.Image) -> dict[str, Any]:
    """Return the metadata in EXIF.

    It is a dictionary of lists of texts by field, with ``taken_at`` and ``has_location`` where present.
    """
    found: dict[str, Any] = {}
    # An invalid block is ignored. What reading one raises is not documented.
    with contextlib.suppress(Exception):
        exif = image.getexif()
        for field, tag in (("caption", CAPTION), ("creator", ARTIST), ("copyright", COPYRIGHT)):
            if text := _text(exif.get(tag)):
                found[field] = [text]
        with contextlib.suppress(Exception):
            found["has_location"] = any(one in exif.get_ifd(PLACE) for one in COORDINATES)
        details = exif.get_ifd(DETAILS)
        found["taken_at"] = exif_instant(_text(details.get(TAKEN)), _text(details.get(OFFSET)))
    return found


def exif_instant(taken: str, offset: str) -> datetime | None:
    """Return when a photo was taken: aware with an offset from UTC (EXIF 2.31), else naive. None for invalid text."""
    for text, pattern in ((taken + offset, "%Y:%m:%d %H:%M:%S%z"), (taken, "%Y:%m:%d %H:%M:%S")):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, pattern)
    return None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    # Pillow decodes the bytes as Latin-1, but most programs write UTF-8.
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return value.strip("\0 ")
