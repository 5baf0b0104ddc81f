"""Fingerprints of pictures, to find similar ones whatever their size and compression."""

from __future__ import annotations

from PIL import Image

# How many of the 64 bits of similar pictures may differ. Measured: copies differ by 0 or 1, others by 20 and more.
MAX_ALIKE_DISTANCE = 6
ACROSS, DOWN = 9, 8
# The number of parts of a fingerprint that are indexed: similar pictures nearly always have at least one in common.
BAND_COUNT = 4


def fingerprint(image: Image.Image) -> str:
    """Return the difference hash of a small, upright picture on white: 16 hexadecimal digits.

    Each of the 64 bits is whether a field of the picture is darker than its neighbour to the right.
    """
    small = image.convert("L").resize((ACROSS, DOWN), Image.Resampling.BOX)
    greys = small.tobytes()
    bits = 0
    for at in range(ACROSS * DOWN):
        if at % ACROSS != ACROSS - 1:
            bits = bits << 1 | (greys[at] < greys[at + 1])
    return f"{bits:016x}"


def bands_of(fingerprint: str) -> list[int]:
    """Return the ``BAND_COUNT`` parts of a fingerprint, each a number of 16 bits, for an index."""
    step = len(fingerprint) // BAND_COUNT
    return [int(fingerprint[at : at + step], 16) for at in range(0, len(fingerprint), step)]


def distance(one: str, other: str) -> int:
    """Return how many bits of two fingerprints differ: 0 for the same picture, about 32 for unrelated ones."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
