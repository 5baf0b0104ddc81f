"""The shapes in which pictures are shown, and how each is cropped around the focal point."""

from __future__ import annotations

from fractions import Fraction
from math import isfinite
from typing import NamedTuple

# Left, top, right and bottom, in pixels.
Box = tuple[int, int, int, int]
WIDTHS = (320, 480, 640, 960, 1280, 1920)


FILE_KINDS = ("avif", "webp", "jpeg")


class Shape(NamedTuple):
    """A named shape: the ratio of width to height (None: the picture's own), and its widths in pixels.

    Widths larger than the picture are left out. ``kinds`` are the formats.
    """

    name: str
    ratio: Fraction | None
    widths: tuple[int, ...]
    kinds: tuple[str, ...] = FILE_KINDS


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("lead", Fraction(3, 2), WIDTHS),
        Shape("card", Fraction(3, 2), (320, 480, 640, 960)),
        # A figure in the text shows all of the picture.
        Shape("whole", None, WIDTHS),
        Shape("square", Fraction(1), (160, 320, 640)),
        Shape("classic", Fraction(4, 3), (640, 1280)),
        Shape("wide", Fraction(16, 9), (640, 1280, 1920)),
        # For previews of shared links on other sites, which may not support formats newer than JPEG.
        Shape("share", Fraction(191, 100), (1200,), ("jpeg",)),
    )
}


def crop_box(width: int, height: int, ratio: Fraction, focal: tuple[float, float] = (0.5, 0.5)) -> Box:
    """Return the largest box with a ratio inside a picture, with the focal point as near to its middle as possible.

    The size and the box (left, top, right, bottom) are in pixels of the picture as displayed. The focal point is in
    fractions of width and height, and one outside the picture counts as on its edge. Raises ``ValueError`` for an
    invalid size, ratio or point.
    """
    if width < 1 or height < 1 or not ratio > 0 or not all(isfinite(part) for part in (ratio, *focal)):
        raise ValueError("a picture has a size, a shape a ratio, and a focal point two numbers")
    ratio = Fraction(ratio)
    across = min(width, max(1, round(height * ratio)))
    down = min(height, max(1, round(width / ratio)))
    left, top = _start(width, across, focal[0]), _start(height, down, focal[1])
    return left, top, left + across, top + down


def box_of(
    width: int,
    height: int,
    shape: Shape,
    focal: tuple[float, float] = (0.5, 0.5),
    crop: tuple[float, float, float, float] = (0, 0, 1, 1),
) -> Box:
    """Return the box (pixels: left, top, right, bottom) of a picture for a shape, inside its crop.

    ``focal`` and ``crop`` (left, top, right, bottom) are in fractions of the whole picture as displayed. Raises
    ``ValueError`` as ``crop_box`` does.
    """
    left, right = _kept(width, crop[0], crop[2])
    top, bottom = _kept(height, crop[1], crop[3])
    across, down = right - left, bottom - top
    inside = ((focal[0] * width - left) / across, (focal[1] * height - top) / down)
    box = crop_box(across, down, shape.ratio or Fraction(across, down), inside)
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top


def widths(shape: Shape, box: Box) -> tuple[int, ...]:
    """Return the widths to render for a shape and a box: those that need no enlarging, else the box's own."""
    own = box[2] - box[0]
    return tuple(width for width in shape.widths if width <= own) or (own,)


def _kept(length: int, start: float, end: float) -> tuple[int, int]:
    """Return the start and end of a part of a side in whole pixels, at least one."""
    first = min(max(round(start * length), 0), length - 1)
    return first, max(min(round(end * length), length), first + 1)


def _start(length: int, part: int, focal: float) -> int:
    return min(max(round(focal * length - part / 2), 0), length - part)
