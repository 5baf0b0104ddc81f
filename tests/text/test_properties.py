"""Laws that hold for any words: bodies, merges, differences, headlines and slugs."""

import json
from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text import (
    canonical,
    compare_words,
    digest,
    excerpt,
    headline_key,
    instant,
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

ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
TAGS = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br", "hr", "figure", "img", "script"]
SOUP = st.lists(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS])
    | st.sampled_from(['<a href="https://x.id/?a=1&b=2">', "&amp;", "&lt;p&gt;", "&#39;", "<!-- x -->", "Baca juga: X"])
    | st.sampled_from([f'<p data-article="{one}">' for one in ("none", UID, UID.replace("-", "").upper(), "1", "")])
    | ANY,
    max_size=14,
).map("".join)
TEXT = st.text(st.sampled_from("ab <>&\"'é“”:"), min_size=1, max_size=12).map(lambda text: f"x{text}y")
INLINE = st.lists(
    TEXT.map(lambda text: escape(text, quote=False))
    | TEXT.map(lambda text: f"<strong>{escape(text, quote=False)}</strong>")
    | st.sampled_from(["<br>", '<a href="https://x.id/?a=1&amp;b=2">taut</a>', "<em>miring</em>"]),
    min_size=1,
    max_size=3,
).map(lambda parts: f"x{''.join(parts)}x")
BODY = st.lists(
    INLINE.map(lambda words: f"<p>{words}</p>")
    | INLINE.map(lambda words: f"<h2>{words}</h2>")
    | INLINE.map(lambda words: f"<blockquote><p>{words}</p></blockquote>")
    | st.lists(INLINE, min_size=1, max_size=2).map(
        lambda items: f"<ul>{''.join(f'<li><p>{item}</p></li>' for item in items)}</ul>"
    )
    | TEXT.map(lambda text: f"<p>Baca juga: {escape(text, quote=False)}</p>")
    | st.tuples(st.sampled_from(["none", UID]), TEXT).map(
        lambda line: f'<p data-article="{line[0]}">Baca juga: {escape(line[1], quote=False)}</p>'
    )
    | st.just("<hr>"),
    max_size=5,
).map("".join)


@given(BODY)
def test_a_body_as_the_desk_writes_it_is_cut_into_blocks_and_put_together_to_the_letter(html):
    html = sanitise(html)
    blocks = read_blocks(html)
    assert write_blocks(blocks) == "".join(
        line_html(block) if block["type"] == "read_also" else block_html(block) for block in blocks
    )
    assert read_blocks(write_blocks(blocks)) == blocks
    assert squash(plain(write_blocks(blocks))) == squash(plain(html))


def line_html(block):
    """The markup of one Baca juga line, with what was chosen for it."""
    choice = f' data-article="{block["article"]}"' if "article" in block else ""
    return f"<p{choice}>Baca juga: {escape(block['text'], quote=False)}</p>"


def block_html(block):
    """The markup of one block that is no Baca juga line."""
    return block.get("html") or f"<p>{escape(block['text'], quote=False)}</p>"


@settings(max_examples=300)
@given(SOUP)
@example("<h2><figure><h2>")
@example("<p>a<p>b</p></p>")
@example("a<ul>b</ul>c")
@example('<p data-article="none">Baca <b>juga</b>: X<p data-article="none">Lain')
@example('<ul><li><p data-article="none">Baca juga: X</ul><button><p data-article="none"><p>Baca juga: X')
@example("satu <strong>dua</strong> tiga<p>empat</p>")
def test_whatever_is_pasted_is_made_safe_once_and_loses_no_words_in_blocks(soup):
    safe = sanitise(soup)
    assert sanitise(safe) == safe
    assert "<script" not in safe
    blocks = read_blocks(safe)
    assert safe.count("<p data-article=") == len([block for block in blocks if "article" in block])
    assert read_blocks(write_blocks(blocks)) == blocks
    shown = "".join(part.get("html", f"<p>{escape(part.get('read_also', ''))}</p>") for part in segments(safe))
    words = " ".join(block["text"] for block in blocks).split()
    assert plain(shown).split() == words
    assert [word for word in plain(safe).split() if word not in {"Baca", "juga:"}] == [
        word for word in words if word not in {"Baca", "juga:"}
    ]


EDITS = st.lists(st.tuples(st.sampled_from(["keep", "drop", "change", "add"]), st.integers(0, 9)), max_size=8)


def rewrite(base, edits, whose):
    """A list as somebody edited it; new items carry their name."""
    result = []
    for place, item in enumerate(base):
        what, number = edits[place] if place < len(edits) else ("keep", 0)
        if what == "change":
            result.append(f"{whose}{number}")
        elif what != "drop":
            result.append(item)
        if what == "add":
            result.append(f"{whose}+{number}")
    return result


@given(st.integers(0, 8), EDITS, EDITS)
def test_a_merge_keeps_all_of_ours_and_takes_or_names_all_of_theirs(length, our_edits, their_edits):
    base = [f"p{place}" for place in range(length)]
    ours, theirs = rewrite(base, our_edits, "o"), rewrite(base, their_edits, "t")
    merged, conflicts = merge_lists(base, ours, theirs)
    assert [item for item in merged if item.startswith("o")] == [item for item in ours if item.startswith("o")]
    assert not [item for item in merged if item in base and item not in ours]
    named = [item for _base, items in conflicts for item in items if item.startswith("t")]
    taken = [item for item in merged if item.startswith("t")]
    assert sorted(named + taken) == sorted(item for item in theirs if item.startswith("t"))
    gone = [item for item in ours if item in base and item not in merged]
    assert all(item not in theirs for item in gone)
    if not conflicts:
        assert all(item not in merged for item in base if item not in theirs)


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_a_merge_with_one_side_unchanged_gives_the_other_even_with_repeated_paragraphs(base, other):
    assert merge_lists(base, base, other) == (other, [])
    assert merge_lists(base, other, base) == (other, [])
    assert merge_values(base, base, other) == (other, False)
    assert merge_values(base, other, base) == (other, False)


@given(st.lists(st.sampled_from(["kata ", "lain\n", "a", " ", "\u00a0", "b. "]), max_size=40), st.data())
def test_a_difference_of_texts_that_share_much_holds_both_whole(words, data):
    old = "".join(words)
    at = data.draw(st.integers(0, len(old)))
    new = old[:at] + data.draw(ANY) + old[at + data.draw(st.integers(0, 5)) :]
    pieces = compare_words(old, new)
    assert "".join(text for kind, text in pieces if kind in {"same", "removed"}) == old
    assert "".join(text for kind, text in pieces if kind in {"same", "added"}) == new
    assert all(text for _kind, text in pieces)
    kinds = [kind for kind, _text in pieces]
    assert all(one != other for one, other in zip(kinds, kinds[1:], strict=False))


def test_a_difference_of_two_very_long_texts_is_found():
    old = [f"kata{number % 50}" for number in range(8_000)]
    new = ["awal", *old[:3000], "tengah", *old[3000:], "akhir"]
    pieces = compare_words(" ".join(old), " ".join(new))
    assert "".join(text for kind, text in pieces if kind != "removed") == " ".join(new)
    assert "".join(text for kind, text in pieces if kind != "added") == " ".join(old)


@given(st.dictionaries(ANY, ANY | st.integers() | st.lists(ANY, max_size=2), max_size=5), st.randoms())
def test_a_digest_is_that_of_the_words_whatever_way_they_came(row, random):
    items = list(row.items())
    random.shuffle(items)
    assert digest(dict(items)) == digest(row) == digest(json.loads(canonical(row)))
    assert digest(row | {"lain": "x"}) != digest(row | {"lain": "y"})
    assert instant(None) is None


@given(st.text(st.sampled_from("abcéñXYZ019 "), max_size=40).map(lambda text: f"Judul {text}"))
def test_a_headline_is_known_in_capitals_with_other_quotes_and_more_space(headline):
    key = headline_key(headline)
    assert headline_key(headline.upper()) == headline_key(f" “{headline}” ".replace(" ", "\u00a0 – ")) == key
    assert headline_key(key) == key
    assert len(headline_key(headline * 30)) <= 240
    assert headline_key(headline * 30) == headline_key(headline * 30).strip()


def test_headlines_of_signs_alone_are_not_all_the_same():
    assert headline_key("???") != headline_key("!!!")
    assert headline_key("😀")


@given(ANY, st.integers(1, 90))
def test_slugs_and_excerpts_are_never_longer_than_asked(text, length):
    assert 0 < len(slug_of(text, length)) <= length
    assert len(excerpt(text, length)) <= length
    assert excerpt(excerpt(text, length), length) == excerpt(text, length)


@given(ANY.filter(lambda text: len(squash(text)) > 10))
def test_an_excerpt_is_the_beginning_of_its_text(text):
    short = excerpt(text, 10)
    assert short.endswith("…")
    assert squash(text).startswith(short[:-1])
