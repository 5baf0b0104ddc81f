"""Text functions: headlines, slugs, excerpts, differences and merges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import (
    canonical,
    digest,
    excerpt,
    headline_key,
    plain,
    sanitise,
    slug_of,
    squash,
)
from tests.text.list_merging import merge_lists

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
ITEMS = st.lists(st.sampled_from("abcdef"), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(TEXT, JSON, max_size=5))
def test_a_digest_does_not_depend_on_the_order_of_keys(row):
    turned = dict(reversed(row.items()))
    assert canonical(turned) == canonical(row)
    assert digest(turned) == digest(row)


def test_a_headline_is_recognised_with_other_quotes_dashes_and_case():
    assert headline_key("“Harga” Beras – Turun!") == headline_key('"harga"  BERAS - turun')
    assert headline_key("Harga Beras Naik") != headline_key("Harga Beras Turun")


@given(TEXT, st.integers(12, 80))
def test_a_slug_is_short_and_plain(text, length):
    slug = slug_of(text, length)
    assert 0 < len(slug) <= length
    assert slug == slug.lower().strip("-")
    assert slug.isascii()


@given(TEXT, st.integers(2, 60))
def test_an_excerpt_is_never_longer_than_its_maximum(text, length):
    assert len(excerpt(text, length)) <= length
    if len(squash(text)) <= length:
        assert excerpt(text, length) == squash(text)


def test_plain_text_has_a_line_for_each_line_that_readers_see():
    assert plain("<p>satu<br>dua</p><p>tiga &amp; empat</p>") == "satu\ndua\ntiga & empat"


@given(TEXT)
def test_sanitising_is_idempotent(html):
    assert sanitise(sanitise(html)) == sanitise(html)


UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f'<p data-article="{UID.upper()}">Baca juga: X</p>', f'<p data-article="{UID}">Baca juga: X</p>'),
        (f'<p data-article="{UID.replace("-", "")}">Read also: X</p>', f'<p data-article="{UID}">Read also: X</p>'),
        (f'<p data-article="{UID}">Isi.</p>', "<p>Isi.</p>"),
        (f'<p data-article="{UID}">Baca juga: </p>', "<p>Baca juga: </p>"),
        (f'<h2 data-article="{UID}">Baca juga: X</h2>', "<h2>Baca juga: X</h2>"),
        (f'<ul><li><p data-article="{UID}">Baca juga: X</p></li></ul>', "<ul><li><p>Baca juga: X</p></li></ul>"),
        (f'<p data-article="{{{UID}}}">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        (f'<p data-article="{UID} ">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        (f'<p data-article="{UID}\n">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        ('<p data-article="NONE">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        ('<p data-article="">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        ('<p data-article="1">Baca juga: X</p>', "<p>Baca juga: X</p>"),
        ("<p data-article='\"onclick=\"x'>Baca juga: X</p>", "<p>Baca juga: X</p>"),
        ('<p data-article="none" onclick="x">Baca juga: X</p>', '<p data-article="none">Baca juga: X</p>'),
    ],
)
def test_a_choice_is_kept_only_if_well_formed_and_on_its_own_line(written, kept):
    assert sanitise(written) == kept


@given(ITEMS, ITEMS)
def test_a_merge_with_one_side_unchanged_is_the_other_side(base, other):
    assert merge_lists(base, base, other) == (other, [])
    assert merge_lists(base, other, base) == (other, [])
    assert merge_lists(base, other, other) == (other, [])


@given(ITEMS, ITEMS, ITEMS)
def test_a_merge_loses_nothing_of_ours(base, ours, theirs):
    merged, _conflicts = merge_lists(base, ours, theirs)
    ours_new = [item for item in ours if item not in base]
    assert [item for item in merged if item in ours_new and item not in theirs] == [
        item for item in ours_new if item not in theirs
    ]
