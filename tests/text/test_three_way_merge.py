"""Three-way merges of lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import align_versions
from tests.support.histories import versions


@given(*[st.lists(st.sampled_from("abcd"), max_size=8)] * 3)
def test_chunks_in_a_row_make_up_each_version_whole(base, ours, theirs):
    chunks = align_versions(base, ours, theirs)
    for place, version in enumerate((base, ours, theirs)):
        assert [item for chunk in chunks for item in chunk[place]] == version
    mirrored = align_versions(base, theirs, ours)
    assert [(one.base, one.theirs, one.ours) for one in mirrored if one.is_conflict] == [
        tuple(one) for one in chunks if one.is_conflict
    ]


@settings(max_examples=200, deadline=None)
@given(versions())
def test_chunks_of_edited_texts_make_up_each_version_whole(three):
    chunks = align_versions(*three)
    for place, version in enumerate(three):
        assert [item for chunk in chunks for item in chunk[place]] == version


def test_a_figure_moved_by_both_sides_is_not_duplicated():
    figure = '<figure data-photo="x"></figure>'
    base, ours, theirs = (
        ["<p>a</p>", "<p>b</p>", figure],
        [figure, "<p>a</p>", "<p>b</p>"],
        ["<p>a</p>", figure, "<p>b</p>"],
    )
    for chunks in (align_versions(base, ours, theirs), align_versions(base, theirs, ours)):
        assert sum(chunk.merged.count(figure) for chunk in chunks) == 1


@pytest.mark.slow
def test_very_many_changes_are_merged_in_a_limited_number_of_comparisons():
    base = [f"Alinea nomor {number} dari banyak." for number in range(20_000)]
    ours = [f"{text} Kami." if number % 3 == 0 else text for number, text in enumerate(base)]
    theirs = [f"{text} Mereka." if number % 4 == 0 else text for number, text in enumerate(base)]
    chunks = align_versions(base, ours, theirs)
    for place, version in enumerate((base, ours, theirs)):
        assert [item for chunk in chunks for item in chunk[place]] == version
