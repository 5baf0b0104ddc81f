"""Pure functions over picture files: what an upload is, what it tells of itself, and what readers are sent of it."""

from .examining import Examined, examine
from .fingerprints import ALIKE, BANDS, bands_of, distance
from .limits import BYTES, LEAST, PIXELS, SIDE, WORKING
from .metadata import Meta
from .opening import Source
from .refusals import Refused
from .rendering import FORMATS, placeholder, render, render_all
from .shapes import SHAPES, Shape, box_of, crop_box, widths

__all__ = [
    "ALIKE",
    "BANDS",
    "BYTES",
    "FORMATS",
    "LEAST",
    "PIXELS",
    "SHAPES",
    "SIDE",
    "WORKING",
    "Examined",
    "Meta",
    "Refused",
    "Shape",
    "Source",
    "bands_of",
    "box_of",
    "crop_box",
    "distance",
    "examine",
    "placeholder",
    "render",
    "render_all",
    "widths",
]
