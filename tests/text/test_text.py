"""Words: headlines, slugs, excerpts, blocks, differences and merges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import (
    READ_ALSO,
    canonical,
    compare_words,
    digest,
    excerpt,
    headline_key,
    merge_lists,
    merge_values,
    plain,
    printable,
    read_blocks,
    sanitise,
    segments,
    slug_of,
    squash,
    write_blocks,
)

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


def test_a_headline_is_recognised_whatever_its_quotes_dashes_and_case():
    assert headline_key("“Harga” Beras – Turun!") == headline_key('"harga"  BERAS - turun')
    assert headline_key("Harga Beras Naik") != headline_key("Harga Beras Turun")


@given(TEXT, st.integers(12, 80))
def test_a_slug_is_short_and_plain(text, length):
    slug = slug_of(text, length)
    assert 0 < len(slug) <= length
    assert slug == slug.lower().strip("-")
    assert slug.isascii()


@given(TEXT, st.integers(2, 60))
def test_an_excerpt_is_never_longer_than_asked(text, length):
    assert len(excerpt(text, length)) <= length
    if len(squash(text)) <= length:
        assert excerpt(text, length) == squash(text)


@given(TEXT, TEXT)
def test_a_difference_holds_both_texts_whole(old, new):
    pieces = compare_words(old, new)
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new


@given(st.lists(TEXT.map(printable).map(squash).filter(bool), max_size=6))
def test_paragraphs_of_text_become_html_and_come_back(texts):
    html = write_blocks([{"type": "paragraph", "text": text} for text in texts])
    assert sanitise(html) == html
    back = read_blocks(html)
    assert [block["text"] for block in back if block["type"] == "paragraph"] == [
        text for text in texts if not READ_ALSO.match(text)
    ]
    assert write_blocks(back) == html or any(READ_ALSO.match(text) for text in texts)


@given(TEXT)
def test_sanitising_twice_is_sanitising_once(html):
    assert sanitise(sanitise(html)) == sanitise(html)


def test_blocks_keep_the_markup_that_says_more_than_its_text():
    html = (
        "<h2>Judul kecil</h2><p>Ini <strong>tebal</strong>.</p><ul><li><p>satu</p></li></ul>"
        "<blockquote><p>Kutipan.</p></blockquote><hr><p>Baca juga: Lain &amp; Lagi</p><p>Biasa &lt;saja&gt;.</p>"
    )
    blocks = read_blocks(html)
    assert [block["type"] for block in blocks] == [
        "heading",
        "paragraph",
        "list",
        "quote",
        "rule",
        "read_also",
        "paragraph",
    ]
    assert blocks[-2:] == [{"type": "read_also", "text": "Lain & Lagi"}, {"type": "paragraph", "text": "Biasa <saja>."}]
    assert write_blocks(blocks) == html
    assert [list(part) for part in segments(html)] == [["html"], ["read_also"], ["html"]]
    assert plain("<p>satu<br>dua</p><p>tiga &amp; empat</p>") == "satu\ndua\ntiga & empat"


UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"


@pytest.mark.parametrize("told", ["none", UID])
def test_a_baca_juga_line_carries_what_was_chosen_for_it(told):
    html = f'<p>Isi.</p><p data-article="{told}">Baca juga: Lain &amp; Lagi</p>'
    assert sanitise(html) == html
    blocks = read_blocks(html)
    assert blocks[1] == {"type": "read_also", "text": "Lain & Lagi", "article": told}
    assert write_blocks(blocks) == html
    assert segments(html)[1] == {"read_also": "Lain & Lagi", "article": told}


def test_a_line_for_which_nothing_was_chosen_says_nothing_of_it():
    assert read_blocks("<p>Baca juga: Lain</p>") == [{"type": "read_also", "text": "Lain"}]
    assert segments("<p>Baca juga: Lain</p>") == [{"read_also": "Lain"}]


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
def test_a_choice_stands_only_well_formed_and_on_a_line_of_its_own(written, kept):
    assert sanitise(written) == kept


def test_a_block_with_a_hostile_choice_is_written_without_it():
    for hostile in ('"><script>', 5, None, ["none"], "x" * 10_000):
        html = write_blocks([{"type": "read_also", "text": "X", "article": hostile}])
        assert html == "<p>Baca juga: X</p>"


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


@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_a_value_changed_by_one_is_taken_and_by_both_is_a_conflict(base, ours, theirs):
    value, conflict = merge_values(base, ours, theirs)
    assert conflict == (ours != base and theirs != base and ours != theirs)
    assert value == (theirs if ours == base else ours)
