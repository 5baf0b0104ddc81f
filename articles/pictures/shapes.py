"""The shapes pictures are shown in, and how each is cut around the point that matters."""

from fractions import Fraction
from math import isfinite
from typing import NamedTuple

WIDTHS = (320, 480, 640, 960, 1280, 1920)


class Shape(NamedTuple):
    """A named shape: width to height, and the widths (pixels) it is rendered in where the picture is large enough."""

    name: str
    ratio: Fraction
    widths: tuple[int, ...]


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("card", Fraction(3, 2), (320, 480, 640, 960)),
        Shape("lead", Fraction(3, 2), WIDTHS),
        Shape("square", Fraction(1), (160, 320, 640)),
        Shape("classic", Fraction(4, 3), WIDTHS),
        Shape("wide", Fraction(16, 9), WIDTHS),
        # What other sites show beside a shared link.
        Shape("share", Fraction(191, 100), (600, 1200)),
    )
}


def crop_box(width, height, ratio, focal=(0.5, 0.5)):
    """The largest box of a ratio inside a picture, with the focal point as near its middle as the edges let.

    Pixels in and out (left, top, right, bottom), of the picture as seen; the focal point is in parts of width and
    height, and one outside the picture counts as on its edge. Raises ``ValueError`` for a size, ratio or point that
    is none.
    """
    if width < 1 or height < 1 or not ratio > 0 or not all(isfinite(part) for part in (ratio, *focal)):
        raise ValueError("a picture has a size, a shape a ratio, and a focal point two numbers")
    ratio = Fraction(ratio)
    across = min(width, max(1, round(height * ratio)))
    down = min(height, max(1, round(width / ratio)))
    left, top = _start(width, across, focal[0]), _start(height, down, focal[1])
    return left, top, left + across, top + down


def widths(shape, box):
    """The widths to render of a shape cut by a box: those that need no enlarging, else the box's own."""
    own = box[2] - box[0]
    return tuple(width for width in shape.widths if width <= own) or (own,)


def _start(length, part, focal):
    return min(max(round(focal * length - part / 2), 0), length - part)
