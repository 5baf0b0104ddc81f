"""What an uploaded file is, found out by looking at all of it once, and believed in nothing it says of itself."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from .colours import on_white
from .file_types import check_name
from .fingerprints import fingerprint
from .metadata import Meta, read_meta
from .opening import open_picture
from .rendering import drawn, seen_size

if TYPE_CHECKING:
    from io import BufferedReader

# Small enough to be cheap, large enough for the fingerprint's fields to be averages of many pixels.
SKETCH_PIXELS = (144, 128)


class Examined(NamedTuple):
    """A sound picture: its kind, its size as seen (pixels) and as a file (bytes), and what it tells of itself.

    ``sha256`` is the same for the same bytes alone. ``fingerprint`` also for rescaled and recompressed copies, or
    nearly (see ``distance``).
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
    """Decode a seekable binary file once, and tell what it is. Raises ``ImageRejected`` in words for an editor.

    ``name`` is what the browser called it: only its extension is looked at, and must agree with the content.
    """
    opened = open_picture(file)
    check_name(name, opened.kind)
    sketch = drawn(opened, None, SKETCH_PIXELS)
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
