"""Fingerprints: copies of a picture are recognised, and other pictures are distinguished."""

from itertools import combinations

import pytest
from PIL import Image, ImageEnhance

from articles.imaging import MAX_ALIKE_DISTANCE, distance, examine
from tests.support.drawing import saved, scene


def marks(image, kind="JPEG", **options):
    return examine(saved(image, kind, **options)).fingerprint


def others():
    """Return pictures that are not similar to each other."""
    noise = [Image.effect_noise((12, 8), 100).resize((480, 320), Image.Resampling.BICUBIC) for _one in range(6)]
    return [scene(), scene().rotate(180), Image.effect_mandelbrot((480, 320), (-2, -1, 1, 1), 60).convert("L"), *noise]


@pytest.mark.parametrize("image", others())
def test_a_smaller_or_worse_copy_is_similar(image):
    first = marks(image, quality=95)
    copies = [
        marks(image.resize((240, 160)), quality=60),
        marks(image.resize((961, 640)), "WEBP", quality=50),
        marks(image, quality=25),
        marks(image, "AVIF", quality=50),
        marks(image, "PNG"),
        marks(ImageEnhance.Brightness(image).enhance(0.9)),
    ]
    assert max(distance(first, copy) for copy in copies) <= MAX_ALIKE_DISTANCE


def test_different_pictures_are_not_similar():
    assert min(distance(*two) for two in combinations(map(marks, others()), 2)) > MAX_ALIKE_DISTANCE


def test_the_distance_is_the_number_of_different_bits():
    assert distance("0" * 16, "f" * 16) == 64
    assert distance("00000000000000ff", "00000000000000fe") == 1
