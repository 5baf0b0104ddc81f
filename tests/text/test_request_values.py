"""Values in requests: invalid numbers, texts and ticks count as missing."""

import pytest

from articles.text import is_ticked, row_number, typed_text


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("", None), (None, None), ("-1", None), ("١", None), ("9" * 19, None)]
)
def test_a_number_must_be_ascii_digits_in_the_range_of_a_database(text, number):
    assert row_number(text) == number


def test_a_line_loses_unstorable_characters_and_excess_length():
    assert typed_text({"reason": "  Salah\0 nama.  "}, "reason", 400) == "Salah nama."
    assert typed_text({"reason": "x" * 500}, "reason", 400) == "x" * 400
    assert typed_text({}, "reason", 400) == ""


@pytest.mark.parametrize(
    ("sent", "ticked"), [({"box": "1"}, True), ({"box": "0"}, False), ({"box": ""}, False), ({}, False)]
)
def test_a_box_is_ticked_if_its_value_is_one(sent, ticked):
    assert is_ticked(sent, "box") is ticked
