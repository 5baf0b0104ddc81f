"""Pure functions over picture files: what an upload is, what it tells of itself, and what readers are sent of it."""

from .errors import ImageRejected
from .fingerprints import ALIKE, BANDS, bands_of, distance
from .inspection import Examined, examine
from .limits import BYTES, LEAST, PIXELS, SIDE, WORKING
from .metadata import Meta
from .opening import Source
from .rendering import FORMATS, placeholder, render, render_all
from .rendition_sizes import SHAPES, Shape, box_of, crop_box, widths

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
    "ImageRejected",
    "Meta",
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
