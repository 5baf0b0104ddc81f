"""Rendering the files for readers: cropped, upright, in sRGB and without metadata."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from PIL import Image

from .colours import convert_for_resizing, on_white, srgb
from .opening import UPRIGHT, call_untrusted, open_picture, orientation

if TYPE_CHECKING:
    from .opening import ImageSource, Opened
    from .rendition_sizes import Box

# The options that each format is saved with. One thread and no automatic tiling make the bytes the same everywhere.
FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1, "autotiling": False}),
    "webp": ("WEBP", {"quality": 78, "method": 2}),
    "jpeg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
# The longer side (pixels) and the quality of a placeholder, from the best to one that always fits.
PLACEHOLDER_SIZES = ((16, 40), (16, 10), (12, 5), (8, 1))
# The most characters of a placeholder.
MAX_SKETCH_CHARACTERS = 300


def render(file: IO[bytes], box: Box, width: int, kind: str, quality: int | None = None) -> bytes:
    """Return the bytes of a picture in a format (avif, webp or jpeg), cropped to a box, at most ``width`` pixels wide.

    The box is in pixels of the picture as displayed. It is never enlarged, and no metadata are kept: no place, no
    camera, no name. Transparency is kept, except in a JPEG, which has a white background. ``quality`` is 1–100. Raises
    ``ImageRejected`` for an invalid picture, and ``ValueError`` for a box outside of it or an unknown format.
    """
    if kind not in FORMATS:
        raise ValueError(f"not a format that is written: {kind}")
    across, down = box[2] - box[0], box[3] - box[1]
    width = min(width, across)
    image = crop_and_resize(open_picture(file), box, (width, max(1, round(width * down / max(across, 1)))))
    return _written(on_white(image) if kind == "jpeg" else image, kind, quality)


def render_all(
    source: ImageSource, box: Box, widths: Sequence[int], kinds: Sequence[str]
) -> Iterator[tuple[int, int, str, bytes]]:
    """Render a ``ImageSource`` in several widths and formats while decoding it once.

    Yields ``(width, height, kind, bytes)`` for each, in the order of ``widths`` and ``kinds``.
    """
    across, down = box[2] - box[0], box[3] - box[1]
    sizes = [(width, max(1, round(width * down / across))) for width in (min(width, across) for width in widths)]
    largest = crop_and_resize(source.open(), box, max(sizes))
    for size in sizes:
        image = largest if size == largest.size else largest.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        for kind in kinds:
            yield *size, kind, _written(on_white(image) if kind == "jpeg" else image, kind, None)


def placeholder(source: ImageSource, box: Box) -> str:
    """Return a data URI of at most 300 characters to show, blurred, until the picture has loaded."""
    longest = PLACEHOLDER_SIZES[0][0]
    image = on_white(crop_and_resize(source.open(), box, _within(box, longest)))
    for side, quality in PLACEHOLDER_SIZES:
        small = image.resize(_within(box, side), Image.Resampling.BOX)
        uri = "data:image/webp;base64," + b64encode(_written(small, "webp", quality)).decode()
        if len(uri) <= MAX_SKETCH_CHARACTERS:
            return uri
    return uri


def crop_and_resize(opened: Opened, box: Box | None, size: tuple[int, int]) -> Image.Image:
    """Return a box of an opened picture at a size, upright and in sRGB. Decodes the picture, once.

    The mode is RGB, or RGBA where the picture has transparency.

    Args:
        box: In pixels of the picture as displayed. None is all of it.
    """
    image = opened.image
    if opened.kind.name == "jpeg":
        turned = orientation(image)
        _decode_smaller(opened, box, size, turned)
    call_untrusted(image.load)
    if opened.kind.name != "jpeg":
        # A PNG may have its EXIF after its pixels.
        turned = orientation(image)
    stored = _as_stored(opened, box, turned)
    across, down = image.width / opened.width, image.height / opened.height
    part = (stored[0] * across, stored[1] * down, min(stored[2] * across, image.width), stored[3] * down)
    part = (*part[:3], min(part[3], image.height))
    asked = size[::-1] if turned > 4 else size
    small = call_untrusted(
        convert_for_resizing(image).resize, asked, Image.Resampling.LANCZOS, box=part, reducing_gap=2.0
    )
    small = srgb(small, image.info.get("icc_profile"))
    if turned in UPRIGHT:
        small = small.transpose(UPRIGHT[turned])
    # A new image, since the old one keeps the metadata of the file and encoders would write some of them.
    clean = Image.new(small.mode, small.size)
    clean.paste(small)
    return clean


def seen_size(opened: Opened) -> tuple[int, int]:
    """Return the width and height of a picture as displayed."""
    size = opened.width, opened.height
    return size[::-1] if orientation(opened.image) > 4 else size


def _decode_smaller(opened: Opened, box: Box | None, size: tuple[int, int], turned: int) -> None:
    """Let Pillow decode a JPEG smaller, to no less than twice the pixels needed unless memory requires it."""
    left, top, right, bottom = _as_stored(opened, box, turned)
    asked = size[::-1] if turned > 4 else size
    spare = min((right - left) / asked[0], (bottom - top) / asked[1]) / 2
    reduction = max(opened.reduction, *(step for step in (1, 2, 4, 8) if step <= max(spare, 1)))
    opened.image.draft(None, (max(1, opened.width // reduction), max(1, opened.height // reduction)))


def _as_stored(opened: Opened, box: Box | None, turned: int) -> Box:
    """Convert a box of the picture as displayed to pixels as the file stores them."""
    width, height = opened.width, opened.height
    seen = (height, width) if turned > 4 else (width, height)
    left, top, right, bottom = box or (0, 0, *seen)
    if not (0 <= left < right <= seen[0] and 0 <= top < bottom <= seen[1]):
        raise ValueError(f"the box {box} is not inside a picture of {seen[0]} × {seen[1]}")
    if turned > 4:
        left, top, right, bottom = top, left, bottom, right
    if turned in (2, 3, 7, 8):
        left, right = width - right, width - left
    if turned in (3, 4, 6, 7):
        top, bottom = height - bottom, height - top
    return left, top, right, bottom


def _within(box: Box, longest: int) -> tuple[int, int]:
    across, down = box[2] - box[0], box[3] - box[1]
    part = min(1, longest / max(across, down, 1))
    return max(1, round(across * part)), max(1, round(down * part))


def _written(image: Image.Image, kind: str, quality: int | None) -> bytes:
    name, options = FORMATS[kind]
    options = options | ({} if quality is None else {"quality": quality})
    out = BytesIO()
    try:
        image.save(out, name, **options)
    except OSError:
        # Pillow's buffer is too small for a progressive JPEG with much noise. A baseline one needs less.
        if kind != "jpeg":
            raise
        out = BytesIO()
        image.save(out, name, quality=options["quality"])
    return out.getvalue()
