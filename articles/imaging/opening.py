"""Opening a picture file safely, so that no file takes more memory or time than a picture should."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.utils.translation import gettext as _
from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from .avif_header import coded_pixels
from .errors import ImageRejected
from .file_types import FileType, kind_of
from .jpeg_header import read_header, without_invalid_blocks
from .limits import MAX_WORKING_BYTES, check_bytes, check_size, check_working

if TYPE_CHECKING:
    from .jpeg_header import Header

# The plugins are called directly: Image.open would try others on a file that only begins like a picture.
T = TypeVar("T")
PLUGINS = {"jpeg": JpegImageFile, "png": PngImageFile, "webp": WebPImageFile, "avif": AvifImageFile}
# Bytes that a pixel takes while a whole picture is decoded and resized, measured, by mode (PNG) or by kind.
BY_MODE = {"1": 2, "L": 2, "P": 6, "I;16": 5, "RGB": 5, "LA": 9, "RGBA": 9}
BYTES_PER_TRANSPARENT_PIXEL = 13
BY_KIND = {"webp": 16, "avif": 12}
# JPEGs are decoded at half or quarter size where the whole would take too much, and no smaller.
REDUCTIONS = (1, 2, 4)
# The orientations of EXIF, and how to transpose each to upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112


class Opened(NamedTuple):
    """A picture whose header was checked and whose pixels are not decoded yet.

    ``width`` and ``height`` are in pixels as stored. ``reduction`` is the factor by which it must at least be decoded
    smaller.
    """

    image: Image.Image
    kind: FileType
    width: int
    height: int
    reduction: int


def open_picture(file: IO[bytes]) -> Opened:
    """Open a seekable binary file without decoding its pixels. Raises ``ImageRejected``."""
    check_bytes(file.seek(0, 2))
    kind = kind_of(file)
    reduction = 1
    if kind.name == "jpeg":
        header = read_header(file)
        check_size(header.width, header.height)
        reduction = _reduction(header)
    else:
        _check_before_opening(file, kind)
    file.seek(0)
    try:
        image = call_untrusted(PLUGINS[kind.name], file)
    except ImageRejected:
        if kind.name != "jpeg":
            raise
        # Invalid metadata are no reason to refuse the picture.
        image = call_untrusted(JpegImageFile, without_invalid_blocks(file))
    width, height = image.size
    check_size(width, height)
    if getattr(image, "n_frames", 1) > 1:
        _refuse_moving()
    if kind.name in BY_KIND:
        check_working(width * height, BY_KIND[kind.name])
    elif kind.name == "png":
        check_working(
            width * height, BYTES_PER_TRANSPARENT_PIXEL if "transparency" in image.info else BY_MODE.get(image.mode, 9)
        )
    return Opened(image, kind, width, height, reduction)


class ImageSource:
    """A picture file that is rendered many times and decoded once, or a JPEG decoded each time at the needed size."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.opened: Opened | None = None

    def open(self) -> Opened:
        """Return the opened picture. What was decoded before is not decoded again, except for a JPEG."""
        if self.opened is None or self.opened.kind.name == "jpeg":
            self.opened = open_picture(self.file)
        return self.opened


def call_untrusted(work: Callable[..., T], *args: Any, **options: Any) -> T:
    """Call a function that reads an untrusted file. Any exception becomes ``ImageRejected``, a fault of the file."""
    try:
        return work(*args, **options)
    except ImageRejected:
        raise
    except Exception as stumble:  # what a decoder raises for hostile bytes is not documented
        raise ImageRejected(
            _("The picture is damaged or cut short and cannot be opened. Export it or fetch it again.")
        ) from stumble


def orientation(image: Image.Image) -> int:
    """Return the orientation in EXIF, from 1 (upright) to 8. It is 1 for invalid data."""
    try:
        turned = image.getexif().get(ORIENTATION, 1)
        return turned if turned in UPRIGHT else 1
    except Exception:  # see call_untrusted
        return 1


def _reduction(header: Header) -> int:
    pixels = header.width * header.height
    kept = 2 * header.samples if header.is_kept else 0
    shown = 1 if header.colours == 1 else 4
    costs = {reduction: kept + (shown + 1) / reduction**2 for reduction in REDUCTIONS}
    for reduction, each in costs.items():
        if pixels * each <= MAX_WORKING_BYTES:
            return reduction
    check_working(pixels, costs[REDUCTIONS[-1]])
    return REDUCTIONS[-1]


def _check_before_opening(file: IO[bytes], kind: FileType) -> None:
    """Check the size before Pillow opens a file, since opening alone would allocate memory for the picture."""
    file.seek(0)
    if kind.name == "webp":
        head = file.read(30)
        if head[12:16] == b"VP8X":
            width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
        elif head[12:16] == b"VP8L":
            both = int.from_bytes(head[21:25], "little")
            width, height = (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
        else:
            width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        check_size(width, height)
        if head[12:16] == b"VP8X" and head[20] & 2:
            _refuse_moving()
        check_working(width * height, BY_KIND["webp"])
    elif kind.name == "avif":
        check_working(coded_pixels(file.read()), BY_KIND["avif"])
    else:
        head = file.read(24)
        check_size(*(int.from_bytes(head[at : at + 4], "big") for at in (16, 20)))


def _refuse_moving() -> None:
    raise ImageRejected(_("The picture is animated. Save a single frame of it. Animations are uploaded as video."))
