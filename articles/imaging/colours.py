"""Converting the colours of a picture to those that browsers show: sRGB with eight bits."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
# The colour space of a profile that applies to each mode.
ICC_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
# Real profiles have a few hundred bytes to about two million. Larger ones are not read.
MAX_PROFILE_BYTES = 4_000_000


def convert_for_resizing(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that can be resized.

    Palettes and single bits are expanded, and 16-bit greys are reduced to 8 bits.
    """
    if image.mode == "I;16":
        # Scaled from 65535 to 255, since converting alone would clip everything bright.
        return image.point(lambda grey: grey * (1 / 257)).convert("L")
    if "transparency" in image.info or image.mode in ("PA", "LA"):
        return image.convert("RGBA")
    if image.mode in ("RGB", "RGBA", "L", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB, in mode RGB, or RGBA where it has transparency.

    An invalid profile is ignored.
    """
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha:
        image = image.convert("RGB")
    image = _by_profile(image, profile).convert("RGB")
    if alpha and cast("tuple[int, int]", alpha.getextrema())[0] < 255:
        image.putalpha(alpha)
    return image


def on_white(image: Image.Image) -> Image.Image:
    """Return a picture with transparency on a white background, and every other picture unchanged."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or len(profile) > MAX_PROFILE_BYTES:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space != ICC_SPACES.get(image.mode):
            return image
        shown = ImageCms.profileToProfile(
            image,
            source,
            SRGB,
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        return cast(Image.Image, shown)
    except Exception:  # what the colour engine raises for a hostile profile is not documented
        return image
