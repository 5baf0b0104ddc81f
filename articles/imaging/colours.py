"""Colours as browsers show them: sRGB, eight bits, from whatever a file stores."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
# Which pictures a profile of a colour space may speak for.
ICC_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
# Real profiles have a few hundred bytes to about two million; what is larger is not read.
MAX_PROFILE_BYTES = 4_000_000


def whole(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that can be drawn smaller.

    Palettes and single bits spelt out, 16 bits a grey made 8.
    """
    if image.mode == "I;16":
        # Ask for 255 of 65535 by scaling: converting alone would cut off everything bright.
        return image.point(lambda grey: grey * (1 / 257)).convert("L")
    if "transparency" in image.info or image.mode in ("PA", "LA"):
        return image.convert("RGBA")
    if image.mode in ("RGB", "RGBA", "L", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB, mode RGB, or RGBA where something shows through.

    A profile that is garbage says nothing.
    """
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha:
        image = image.convert("RGB")
    image = _by_profile(image, profile).convert("RGB")
    if alpha and cast("tuple[int, int]", alpha.getextrema())[0] < 255:
        image.putalpha(alpha)
    return image


def on_white(image: Image.Image) -> Image.Image:
    """Return a picture that shows through, on white paper. Every other as it is."""
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
    except Exception:  # what a hostile profile makes the colour engine raise is in nobody's documentation
        return image
