"""Reading the older metadata block of IPTC (IIM 4.2), which wire services still write to JPEGs."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime

# The resource of a Photoshop block that contains IIM, and the data sets of record 2 that are read.
RESOURCE = 0x0404
FIELDS = {
    5: "title",
    25: "keywords",
    55: "date",
    60: "time",
    80: "creator",
    90: "city",
    92: "sublocation",
    95: "state",
    101: "country",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "caption",
}
UTF8 = b"\x1b%G"
# More data sets than any newsroom writes.
MAX_DATASETS = 2000


def read_iim(data: bytes) -> dict[str, list[str]]:
    """Return the metadata in an IIM block: a dictionary of lists of texts by field.

    Reading stops where the block becomes invalid.
    """
    found: dict[str, list[str]] = {}
    charset, at = "", 0
    for _set in range(MAX_DATASETS):
        head = data[at : at + 5]
        if len(head) < 5 or head[0] != 0x1C:
            break
        record, number, length = head[1], head[2], int.from_bytes(head[3:5], "big")
        at += 5
        if length & 0x8000:
            octets = length & 0x7FFF
            if octets > 4:
                break
            length = int.from_bytes(data[at : at + octets], "big")
            at += octets
        value = data[at : at + length]
        at += length
        if (record, number) == (1, 90):
            charset = "utf-8" if value == UTF8 else ""
        elif record == 2 and number in FIELDS:
            found.setdefault(FIELDS[number], []).append(_text(value, charset))
    return found


def iim_instant(found: Mapping[str, list[str]]) -> datetime | None:
    """Return when the picture was made, from date (CCYYMMDD) and time (HHMMSS±HHMM). Naive without offset, or None."""
    date, time = found.get("date", [""])[0].strip(), found.get("time", [""])[0].strip()
    for text, pattern in ((date + time, "%Y%m%d%H%M%S%z"), (date + time[:6], "%Y%m%d%H%M%S"), (date, "%Y%m%d")):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, pattern)
    return None


def _text(value: bytes, charset: str) -> str:
    # Few programs declare their character set. What is not UTF-8 is nearly always Windows-1252.
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode(charset or "cp1252", "replace")
