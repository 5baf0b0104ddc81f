"""Pure functions over picture files: inspecting uploads, reading their metadata, and rendering files for readers."""

from .errors import ImageRejected
from .fingerprints import BAND_COUNT, MAX_ALIKE_DISTANCE, bands_of, distance
from .inspection import Examined, examine
from .limits import MAX_BYTES, MAX_PIXELS, MAX_SIDE_PIXELS, MAX_WORKING_BYTES, MIN_SIDE_PIXELS
from .metadata_reader import Meta
from .opening import ImageSource
from .rendering import FORMATS, placeholder, render, render_all
from .rendition_sizes import SHAPES, Shape, box_of, crop_box, widths

__all__ = [
    "BAND_COUNT",
    "FORMATS",
    "MAX_ALIKE_DISTANCE",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE_PIXELS",
    "MAX_WORKING_BYTES",
    "MIN_SIDE_PIXELS",
    "SHAPES",
    "Examined",
    "ImageRejected",
    "ImageSource",
    "Meta",
    "Shape",
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
