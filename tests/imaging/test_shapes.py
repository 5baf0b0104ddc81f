"""Cropping a picture to a shape, for any size and any focal point."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.imaging import SHAPES, crop_box, widths

SIDE = st.integers(1, 12_000)
RATIO = st.sampled_from([shape.ratio for shape in SHAPES.values() if shape.ratio]) | st.fractions(Fraction(1, 50), 50)
POINT = st.tuples(*[st.floats(-1, 2)] * 2)


@given(SIDE, SIDE, RATIO, POINT)
def test_a_box_lies_inside_the_picture_and_touches_two_of_its_edges(width, height, ratio, focal):
    left, top, right, bottom = crop_box(width, height, ratio, focal)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert (left, right) == (0, width) or (top, bottom) == (0, height)
    assert all(isinstance(edge, int) for edge in (left, top, right, bottom))


@given(SIDE, SIDE, RATIO, POINT)
def test_a_box_has_its_ratio_to_the_nearest_pixel(width, height, ratio, focal):
    left, top, right, bottom = crop_box(width, height, ratio, focal)
    across, down = right - left, bottom - top
    assert abs(across - down * ratio) <= max(1, ratio) or 1 in (across, down)


@given(SIDE, SIDE, RATIO, POINT)
def test_the_focal_point_is_in_the_middle_of_the_box_unless_an_edge_prevents_it(width, height, ratio, focal):
    box = crop_box(width, height, ratio, focal)
    for start, end, length, part in ((box[0], box[2], width, focal[0]), (box[1], box[3], height, focal[1])):
        point = min(max(part, 0), 1) * length
        assert start - 1 <= point <= end + 1
        if start > 0 and end < length:
            assert abs((start + end) / 2 - point) <= 0.5 + 1e-6


def test_examples_of_crops():
    assert crop_box(3000, 2000, Fraction(3, 2)) == (0, 0, 3000, 2000)
    assert crop_box(3000, 2000, 1) == (500, 0, 2500, 2000)
    assert crop_box(3000, 2000, 1, focal=(0.9, 0.5)) == (1000, 0, 3000, 2000)
    assert crop_box(1000, 4000, SHAPES["wide"].ratio, focal=(0.5, 0.25)) == (0, 719, 1000, 1281)


@pytest.mark.parametrize(
    "wrong", [(0, 5, 1, (0, 0)), (5, 5, 0, (0, 0)), (5, 5, 1, (float("nan"), 0)), (5, 5, float("inf"), (0, 0))]
)
def test_an_invalid_size_ratio_or_point_raises_an_error(wrong):
    with pytest.raises(ValueError):
        crop_box(*wrong)


def test_only_widths_up_to_the_size_of_the_picture_are_rendered():
    lead = SHAPES["lead"]
    assert widths(lead, (0, 0, 5000, 3000)) == lead.widths
    assert widths(lead, (100, 0, 800, 400)) == (320, 480, 640)
    assert widths(lead, (0, 0, 200, 133)) == (200,)
