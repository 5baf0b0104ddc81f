"""Differences between two lists: complete for any lists, and limited in cost for long ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.sequence_diff import MAX_EDITS, TooDifferent, opcodes


@given(*[st.lists(st.sampled_from("abc"), max_size=9)] * 2)
def test_opcodes_turn_one_list_into_the_other_and_keep_common_items(old, new):
    codes, built = opcodes(old, new), []
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        built += new[j1:j2]
        assert (tag == "equal") == (old[i1:i2] == new[j1:j2])
        assert (i1, j1) == ((codes[place - 1][2], codes[place - 1][4]) if place else (0, 0))
        assert i2 > i1 or j2 > j1
    assert built == new
    assert sum(code[2] - code[1] for code in codes) == len(old)


def test_lists_that_differ_in_too_many_places_are_refused():
    with pytest.raises(TooDifferent):
        opcodes(list(range(MAX_EDITS)), list(range(MAX_EDITS, 2 * MAX_EDITS)))
