"""Inspecting an uploaded file by decoding all of it once, without trusting its name or its header."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from .colours import on_white
from .file_types import check_name
from .fingerprints import fingerprint
from .metadata_reader import Meta, read_meta
from .opening import open_picture
from .rendering import crop_and_resize, seen_size

if TYPE_CHECKING:
    from io import BufferedReader

# Small enough to be cheap, large enough for the fingerprint's fields to be averages of many pixels.
SKETCH_PIXELS = (144, 128)


class Examined(NamedTuple):
    """A valid picture: its kind, its size as displayed (pixels) and as a file (bytes), and its metadata.

    ``sha256`` is the same only for the same bytes. ``fingerprint`` is the same, or nearly (see ``distance``), also for
    rescaled and recompressed copies.
    """

    kind: str
    mime: str
    extension: str
    width: int
    height: int
    size: int
    sha256: str
    fingerprint: str
    meta: Meta


def examine(file: IO[bytes], name: str = "") -> Examined:
    """Decode a seekable binary file once, and return what it is. Raises ``ImageRejected``.

    ``name`` is the file name that the browser sent. Only its extension is used, and it must match the content.
    """
    opened = open_picture(file)
    check_name(name, opened.kind)
    sketch = crop_and_resize(opened, None, SKETCH_PIXELS)
    width, height = seen_size(opened)
    meta = read_meta(opened.image)
    size = file.seek(0, 2)
    file.seek(0)
    return Examined(
        kind=opened.kind.name,
        mime=opened.kind.mime,
        extension=opened.kind.extensions[0],
        width=width,
        height=height,
        size=size,
        sha256=hashlib.file_digest(cast("BufferedReader", file), "sha256").hexdigest(),
        fingerprint=fingerprint(on_white(sketch)),
        meta=meta,
    )
