"""The metadata of a picture: from IPTC first (XMP, then IIM), and from the camera's EXIF where IPTC has none.

IPTC asks developers to follow its Photo Metadata Mapping Guidelines, which define the EXIF tags for its properties:
caption (ImageDescription), creator (Artist), copyright notice (Copyright), date created (DateTimeOriginal with
OffsetTimeOriginal). What people wrote for publication has precedence over what a camera filled in.
"""

from __future__ import annotations

import contextlib
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from .exif_reader import read_exif
from .iptc_reader import RESOURCE, iim_instant, read_iim
from .xmp_reader import MAX_PACKET_BYTES, read_xmp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL import Image

# The most characters of a text and of a line, and the most entries of a list.
TEXT, LINE, LIST = 5000, 250, 50
KEPT_CONTROL_CHARACTERS = ("\n", "\t", "\u200c", "\u200d")
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
PLACE_FIELDS = ("sublocation", "city", "state", "country")


class Meta(NamedTuple):
    """Words for an editor to start from, never to publish unread. Empty where the file has none.

    ``credit`` is the credit line, else the photographer. ``owner`` is the copyright owner, else the copyright notice.
    ``licence`` is an address that states the rights. ``taken_at`` is aware where the file has the offset from UTC, and
    otherwise naive (local time at an unknown place). ``has_location`` is whether the original file, unlike the files
    rendered from it, contains coordinates.
    """

    caption: str = ""
    headline: str = ""
    credit: str = ""
    source: str = ""
    place: str = ""
    taken_at: datetime | None = None
    owner: str = ""
    licence: str = ""
    usage_terms: str = ""
    people: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    has_location: bool = False


def read_meta(image: Image.Image) -> Meta:
    """Return the metadata of an opened picture. Invalid data are left out and never a reason to refuse the picture."""
    xmp = read_xmp(image.info.get("xmp") or b"")
    photoshop = image.info.get("photoshop")
    block = photoshop.get(RESOURCE) if isinstance(photoshop, dict) else None
    iim = read_iim(block[:MAX_PACKET_BYTES]) if isinstance(block, bytes) else {}
    exif = read_exif(image)
    blocks: tuple[Mapping[str, Any], ...] = (xmp, iim, exif)

    def all_of(field: str) -> list[str]:
        return next((one[field] for one in blocks if any(map(_clean, one.get(field, ())))), [])

    def one(*fields: str, most: int = LINE) -> str:
        return next((text for field in fields for text in map(_clean, all_of(field)) if text), "")[:most]

    def many(field: str) -> tuple[str, ...]:
        lines = (_line(text)[:LINE] for text in all_of(field))
        return tuple(dict.fromkeys(line for line in lines if line))[:LIST]

    return Meta(
        caption=one("caption", most=TEXT),
        headline=_line(one("headline", "title")),
        credit=_line(one("credit") or ", ".join(many("creator"))[:LINE]),
        source=_line(one("source")),
        place=", ".join(dict.fromkeys(_line(one(field)) for field in PLACE_FIELDS if one(field))),
        taken_at=_xmp_instant(xmp) or iim_instant(iim) or exif.get("taken_at"),
        owner=_line(one("owner", "copyright")),
        licence=_address(one("licence", most=TEXT)),
        usage_terms=one("usage_terms", most=TEXT),
        people=many("people"),
        keywords=many("keywords"),
        has_location=bool(exif.get("has_location") or xmp.get("latitude")),
    )


def _xmp_instant(xmp: Mapping[str, list[str]]) -> datetime | None:
    with contextlib.suppress(ValueError):
        return datetime.fromisoformat(xmp.get("date", [""])[0].strip())
    return None


def _clean(text: str) -> str:
    """Return a text without characters that are invisible or change the direction of writing."""
    text = text[: 2 * TEXT].replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one for one in text if one in KEPT_CONTROL_CHARACTERS or unicodedata.category(one) not in INVISIBLE_CATEGORIES
    ).strip()


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


def _address(text: str) -> str:
    """Return a text that is an HTTP address, and an empty one for anything else, such as ``javascript:``."""
    return text if text.lower().startswith(("https://", "http://")) and len(text.split()) == 1 else ""
