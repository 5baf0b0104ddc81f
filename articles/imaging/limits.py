"""How large a picture may be, in bytes, in pixels and in the memory it takes to open."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .errors import ImageRejected

# The file as uploaded.
MAX_BYTES = 40 * 1024 * 1024
# The picture as stored.
MAX_PIXELS = 60_000_000
# Either side, in pixels.
MAX_SIDE_PIXELS = 12_000
# The longer side, in pixels: anything less is an icon, not a picture.
MIN_SIDE_PIXELS = 200
# The most memory that the pixels of one picture may take while it is opened, in bytes.
MAX_WORKING_BYTES = 200_000_000


def check_bytes(size: int) -> None:
    """Raise ``ImageRejected`` for an empty file or one over ``MAX_BYTES``."""
    if not size:
        raise ImageRejected(_("The file is empty. Choose the picture again; if it stays empty, export it once more."))
    if size > MAX_BYTES:
        raise ImageRejected(
            _("The file has %(size)d MB; at most %(most)d MB are taken. Export it smaller or with lower quality.")
            % {"size": -(-size // 2**20), "most": MAX_BYTES // 2**20}
        )


def check_size(width: int, height: int) -> None:
    """Raise ``ImageRejected`` for a picture whose header has too many or too few pixels."""
    size = {"width": width, "height": height}
    if not width or not height:
        raise ImageRejected(_("The picture has no width or no height. The file is damaged: export it again."))
    if max(width, height) > MAX_SIDE_PIXELS:
        raise ImageRejected(
            _("The picture is %(width)d × %(height)d pixels; no side may be over %(most)d. Export it smaller.")
            % (size | {"most": MAX_SIDE_PIXELS})
        )
    if width * height > MAX_PIXELS:
        raise ImageRejected(
            _("The picture has %(size)d megapixels; at most %(most)d are taken. Export it smaller.")
            % {"size": -(-width * height // 1_000_000), "most": MAX_PIXELS // 1_000_000}
        )
    if max(width, height) < MIN_SIDE_PIXELS:
        raise ImageRejected(
            _(
                "The picture is only %(width)d × %(height)d pixels, too small to show; the longer side needs at"
                " least %(least)d. Ask the photographer for the original."
            )
            % (size | {"least": MIN_SIDE_PIXELS})
        )


def check_working(pixels: int, each: float) -> None:
    """Raise ``ImageRejected`` for a picture that needs more than ``MAX_WORKING_BYTES`` at ``each`` bytes a pixel."""
    if pixels * each > MAX_WORKING_BYTES:
        raise ImageRejected(
            _(
                "A picture saved in this way may have at most %(most)d megapixels, and this one has %(size)d."
                " Export it smaller, or as an ordinary JPEG (baseline, not progressive)."
            )
            % {"size": -(-pixels // 1_000_000), "most": MAX_WORKING_BYTES // each // 1_000_000}
        )
