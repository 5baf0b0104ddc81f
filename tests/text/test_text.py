"""Words: headlines, slugs, excerpts, blocks, differences and merges."""

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


@given(st.lists(TEXT.map(squash).filter(bool), max_size=6))
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
