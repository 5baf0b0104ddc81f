"""Reading the header of a JPEG without decoding anything, to know beforehand what decoding it would cost."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

from .errors import ImageRejected

# Baseline, extended and progressive. No browser shows the others (lossless, arithmetic, differential).
FRAMES = {0xC0, 0xC1, 0xC2}
ODD_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
START_OF_SCAN, END = 0xDA, 0xD9
# Markers without a length after them.
BARE = {0x01, 0xD8, *range(0xD0, 0xD8)}
# Far more than any real picture has. Each scan passes over all pixels, so a small file with many scans is an attack.
SCANS, SEGMENTS = 100, 5000
# Inside a scan, every byte 255 is followed by 0 or a restart marker.
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
STEP_BYTES = 1 << 16
# Blocks that make Pillow fail when they are invalid, and the length that Adobe's must have at least.
POSSIBLY_INVALID, ADOBE, ADOBE_LENGTH = {0xE0, 0xE2, 0xED}, 0xEE, 14


class Header(NamedTuple):
    """The size, the number of colours, how many samples a pixel has, and whether decoding keeps all scans in memory."""

    width: int
    height: int
    colours: int
    samples: float
    is_kept: bool


def read_header(file: IO[bytes]) -> Header:
    """Read a JPEG's header and count its scans. Raises ``ImageRejected`` for a missing or unsupported frame."""
    frame: tuple[int, bytes] | None = None
    scans = 0
    file.seek(0)
    for _segment in range(SEGMENTS):
        marker = _next_marker(file)
        if marker is None or marker == END or scans > SCANS:
            break
        if marker in BARE:
            continue
        length = int.from_bytes(file.read(2), "big")
        if length < 2:
            break
        if marker in ODD_FRAMES:
            raise ImageRejected(_("This kind of JPEG cannot be shown in browsers. Export it as an ordinary JPEG."))
        if marker in FRAMES and frame is None:
            frame = marker, file.read(length - 2)
        else:
            file.seek(length - 2, 1)
            scans += marker == START_OF_SCAN
    else:
        scans = SCANS + 1
    if scans > SCANS:
        raise ImageRejected(_("This JPEG is made in a way that would keep the site busy for long. Export it again."))
    return _header(frame, scans)


def without_invalid_blocks(file: IO[bytes]) -> IO[bytes]:
    """Return a copy of a JPEG, whose header was read, without blocks that make Pillow refuse a valid picture."""
    file.seek(2)
    kept = BytesIO(b"\xff\xd8")
    kept.seek(2)
    while (marker := _next_marker(file)) not in (None, START_OF_SCAN, END):
        if marker in BARE:
            continue
        length = int.from_bytes(file.read(2), "big")
        body = file.read(length - 2)
        if marker not in POSSIBLY_INVALID and (marker != ADOBE or length >= ADOBE_LENGTH):
            kept.write(bytes((0xFF, marker)) + length.to_bytes(2, "big") + body)
    if marker is not None:
        kept.write(bytes((0xFF, marker)) + file.read())
    kept.seek(0)
    return kept


def _header(frame: tuple[int, bytes] | None, scans: int) -> Header:
    marker, body = frame or (0, b"")
    colours = body[5] if len(body) > 5 else 0
    factors = [(one >> 4, one & 15) for one in body[7::3][:colours]]
    if not factors or len(factors) < colours or not all(across and down for across, down in factors):
        raise ImageRejected(_("The JPEG is damaged: its size cannot be read. Export it again."))
    most = max(across for across, _down in factors) * max(down for _across, down in factors)
    return Header(
        width=int.from_bytes(body[3:5], "big"),
        height=int.from_bytes(body[1:3], "big"),
        colours=colours,
        samples=sum(across * down for across, down in factors) / most,
        is_kept=marker == 0xC2 or scans > 1,
    )


def _next_marker(file: IO[bytes]) -> int | None:
    """Return the next marker from the file's position on, or None at its end. The file is then after the marker."""
    while chunk := file.read(STEP_BYTES):
        if found := MARKER.search(chunk):
            file.seek(found.end() - len(chunk), 1)
            return chunk[found.end() - 1]
        if chunk.endswith(b"\xff") and len(chunk) > 1:
            file.seek(-1, 1)
    return None
