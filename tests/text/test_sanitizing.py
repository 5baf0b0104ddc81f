"""Sanitising any HTML: the result is well formed, limited in size, and parsed in the same way by every program."""

import re
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from articles.content import Content
from articles.document import parse, segments
from articles.text import plain, sanitise, sanitizing
from articles.text.sanitizing import MAX_DEPTH
from tests.support.malformed_html import ATTRIBUTES, NAMES, SOUP, UID

NAMES += [
    "figcaption",
    "div",
    "table",
    "td",
    "svg",
    "math",
    "style",
    "script",
    "title",
    "textarea",
    "select",
    "template",
]
ATTRIBUTES += [
    " onclick=x()",
    ' style="x"',
    f' data-photo="{UID}"',
    ' data-article="none"',
    ' start="3"',
    " =x ='",
    " a/b",
]


@settings(max_examples=500)
@given(SOUP)
@example("<p>a<blockquote>b</p>c")
@example("<ul>a<li>b<p>c<li>d</ul>e</li>")
@example("<strong>a<p>b</p>c</strong>")
@example("<a href=https://x.id><ul><li>x</ul>")
@example("<strong>\r\n\u202e")
@example("<svg><style><!--</style><p title='--><script>'>")
def test_a_browser_reads_what_was_written_and_nothing_else(soup):
    safe = sanitise(soup)
    assert LexborHTMLParser(f"<!doctype html><body>{safe}").body.inner_html == safe
    assert sanitise(safe) == safe


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_word_of_plain_text_is_lost(text):
    text = re.sub("[<&\r]", "", text)
    assert plain(sanitise(text)).split() == plain(sanitizing.printable(text)).split()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<blockquote>" * 50 + "Kata.", "Kata."),
        ("<ul><li>" * 600 + "Kata.", "Kata."),
        ("<em>" * 1200 + "Kata.", "Kata."),
        ("<blockquote><p>Kata.</p></blockquote>" * 3, "Kata.\nKata.\nKata."),
        ("<blockquote>" * 30 + "Satu." + "</blockquote>" * 30 + "<p>Dua.</p>", "Satu.\nDua."),
    ],
)
def test_html_nested_too_deep_is_flattened_and_keeps_its_words(written, kept):
    safe = sanitise(written)
    assert plain(safe) == kept
    assert sanitise(safe) == safe
    depth = deepest = 0
    for end, _name in re.findall(r"<(/?)(blockquote|ul|ol)", safe):
        depth += -1 if end else 1
        deepest = max(deepest, depth)
    assert deepest <= MAX_DEPTH
    assert len(parse(safe).blocks) >= 1


def test_a_mark_within_itself_is_written_once():
    assert sanitise("<p>" + "<em>" * 1200 + "x</p>") == "<p><em>x</em></p>"
    assert sanitise("<p><em>a<em>b</em>c</em>d</p>") == "<p><em>abc</em>d</p>"


HOSTILE = {
    "quotations": "<blockquote>" * 8_000,
    "lists": "<ul><li>" * 600,
    "ends": "<blockquote>" * 4_000 + "</ul></blockquote>" * 4_000,
    "figures": f'<figure data-photo="{UID}"></figure>' * 2_000,
    "figures that never end": '<figure data-photo="x">' * 4_000,
    "marks": "<em><strong>" * 4_000,
    "tags that never end": "<a " * 30_000,
    "quotes": "<a x='\"<a" * 10_000,
    "comments": "<!--" * 20_000,
    "declarations": "<!" * 40_000,
    "numbers": "&#" + "9" * 90_000 + ";",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_parsed_only_once(name):
    html = HOSTILE[name]
    with patch.object(sanitizing, "read_tokens", wraps=sanitizing.read_tokens) as reading:
        safe = sanitise(html)
    assert reading.call_count == 1
    assert sanitise(safe) == safe
    assert len(safe) <= 5 * len(html)
    parse(safe)


def test_each_token_of_figures_is_read_a_few_times_at_most():
    looked = 0

    class Counted(list):
        def __getitem__(self, place):
            nonlocal looked
            looked += len(range(*place.indices(len(self)))) if isinstance(place, slice) else 1
            return super().__getitem__(place)

    for html in (
        f'<figure data-photo="{UID}">x</figure>' * 500,
        "<figure>" * 500,
        "<p><figure>" * 500,
    ):
        looked = 0
        with patch.object(sanitizing, "read_tokens", lambda html, read=sanitizing.read_tokens: Counted(read(html))):
            sanitise(html)
        assert looked <= 10 * html.count("<")


def test_a_long_run_of_figures_keeps_every_one():
    html = f'<figure data-photo="{UID}"><figcaption>Kata.</figcaption></figure>' * 1_000
    assert sanitise(html) == html
    assert len(segments(parse(html))) == 1_000
    assert Content(body=parse(html)).photos == (UID,)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\x07", "\u00ad"])
def test_invisible_and_direction_changing_characters_are_removed(sign):
    written = f'<p>Sa{sign}tu <a href="https://x.id" title="du{sign}a">tautan</a></p>'
    assert sanitise(written) == '<p>Satu <a href="https://x.id" title="dua">tautan</a></p>'


def test_joiners_that_a_script_needs_are_kept():
    assert sanitise("<p>می\u200cخواهم 👩\u200d👧</p>") == "<p>می\u200cخواهم 👩\u200d👧</p>"


def test_items_outside_a_list_are_paragraphs():
    assert sanitise("<li>satu</li><li>dua</li>") == "<p>satu</p><p>dua</p>"


def test_an_invalid_character_reference_becomes_a_replacement_character():
    assert sanitise(f"<p>a&#{'9' * 5_000};b</p>") == "<p>a\ufffdb</p>"
    assert plain(f"<p>a&#{'9' * 5_000};b</p>") == "a\ufffdb"


def test_a_list_keeps_only_the_attributes_of_its_numbering():
    assert sanitise('<ol start="3" type="a" class="x"><li>x</li></ol>') == '<ol start="3" type="a"><li>x</li></ol>'
    assert sanitise('<ol start="javascript:x"><li>x</li></ol>') == "<ol><li>x</li></ol>"
    assert sanitise('<blockquote class="pull other">x</blockquote>') == "<blockquote>x</blockquote>"
