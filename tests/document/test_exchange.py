"""Blocks of a body in exports and from other programs, and the segments of a page."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.document import Document, Figure, Gallery, LinkCard, html_of_exchange, parse, segments, to_exchange, write
from articles.text import READ_ALSO, plain, printable, sanitise, squash

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


def blocks_of(html):
    """Return the blocks of sanitised HTML."""
    return to_exchange(parse(html))


@given(BODY)
def test_a_body_written_at_the_desk_becomes_blocks_and_exactly_the_same_body(html):
    html = write(parse(sanitise(html)))
    blocks = blocks_of(html)
    assert html_of_exchange(blocks) == html
    assert html == "".join(line_html(block) if block["type"] == "read_also" else block_html(block) for block in blocks)
    assert blocks_of(html_of_exchange(blocks)) == blocks
    assert squash(plain(html_of_exchange(blocks))) == squash(plain(html))


def line_html(block):
    """Return the markup of a "Baca juga" line with its choice."""
    choice = f' data-article="{block["article"]}"' if "article" in block else ""
    return f"<p{choice}>Baca juga: {escape(block['text'], quote=False)}</p>"


def block_html(block):
    """Return the markup of a block that is not a "Baca juga" line."""
    return block.get("html") or f"<p>{escape(block['text'], quote=False)}</p>"


@settings(max_examples=300)
@given(SOUP)
@example("<h2><figure><h2>")
@example("<p>a<p>b</p></p>")
@example("a<ul>b</ul>c")
@example('<p data-article="none">Baca <b>juga</b>: X<p data-article="none">Lain')
@example('<ul><li><p data-article="none">Baca juga: X</ul><button><p data-article="none"><p>Baca juga: X')
@example("satu <strong>dua</strong> tiga<p>empat</p>")
def test_pasted_html_is_sanitised_once_and_loses_no_words_in_blocks(soup):
    safe = sanitise(soup)
    assert sanitise(safe) == safe
    assert "<script" not in safe
    blocks = blocks_of(safe)
    assert safe.count("<p data-article=") == len([block for block in blocks if "article" in block])
    assert blocks_of(html_of_exchange(blocks)) == blocks
    shown = "".join(part.get("html", f"<p>{escape(part.get('read_also', ''))}</p>") for part in segments(parse(safe)))
    words = " ".join(block["text"] for block in blocks).split()
    assert plain(shown).split() == words
    assert [word for word in plain(safe).split() if word not in {"Baca", "juga:"}] == [
        word for word in words if word not in {"Baca", "juga:"}
    ]


@given(st.lists(ANY.map(printable).map(squash).filter(bool), max_size=6))
def test_paragraphs_of_text_become_html_and_the_same_text_again(texts):
    html = html_of_exchange([{"type": "paragraph", "text": text} for text in texts])
    assert sanitise(html) == html
    back = blocks_of(html)
    assert [block["text"] for block in back if block["type"] == "paragraph"] == [
        text for text in texts if not READ_ALSO.match(text)
    ]
    assert html_of_exchange(back) == html or any(READ_ALSO.match(text) for text in texts)


def test_blocks_keep_markup_that_their_text_cannot_express():
    html = (
        "<h2>Judul kecil</h2><p>Ini <strong>tebal</strong>.</p><ul><li><p>satu</p></li></ul>"
        "<blockquote><p>Kutipan.</p></blockquote><hr><p>Baca juga: Lain &amp; Lagi</p><p>Biasa &lt;saja&gt;.</p>"
    )
    blocks = blocks_of(html)
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
    assert html_of_exchange(blocks) == html
    assert [list(part) for part in segments(parse(html))] == [["html"], ["read_also"], ["html"]]


def test_a_paragraph_with_quotation_marks_is_exported_as_text_only():
    assert blocks_of("<p>\"Satu\" & 'dua' &lt;tiga&gt;</p>") == [
        {"type": "paragraph", "text": "\"Satu\" & 'dua' <tiga>"}
    ]


@pytest.mark.parametrize(
    "block", [Figure(UID), Gallery((Figure(UID),)), LinkCard("https://example.org/a")], ids=lambda block: block.kind
)
def test_pictures_and_link_cards_are_exported_as_figures(block):
    ((kind, html),) = [(one["type"], one["html"]) for one in to_exchange(Document((block,)))]
    assert kind == "figure"
    assert parse(html) == Document((block,))


@pytest.mark.parametrize("chosen", ["none", UID])
def test_a_baca_juga_line_is_exported_with_its_choice(chosen):
    html = f'<p>Isi.</p><p data-article="{chosen}">Baca juga: Lain &amp; Lagi</p>'
    assert sanitise(html) == html
    blocks = blocks_of(html)
    assert blocks[1] == {"type": "read_also", "text": "Lain & Lagi", "article": chosen}
    assert html_of_exchange(blocks) == html
    assert segments(parse(html))[1] == {"read_also": "Lain & Lagi", "article": chosen}


def test_a_baca_juga_line_without_a_choice_is_exported_as_text_only():
    assert blocks_of("<p>Baca juga: Lain</p>") == [{"type": "read_also", "text": "Lain"}]
    assert segments(parse("<p>Baca juga: Lain</p>")) == [{"read_also": "Lain"}]


@pytest.mark.parametrize("hostile", ['"><script>', 5, None, ["none"], "x" * 10_000], ids=lambda one: str(one)[:12])
def test_a_hostile_choice_in_a_block_is_left_out(hostile):
    html = html_of_exchange([{"type": "read_also", "text": "X", "article": hostile}])
    assert html == "<p>Baca juga: X</p>"


def test_a_document_without_blocks_has_no_segments():
    assert segments(Document()) == to_exchange(Document()) == []
