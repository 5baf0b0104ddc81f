"""Laws that hold for the document of any HTML that went through the sanitiser."""

import pickle
import re

import pytest
from hypothesis import example, given, settings
from selectolax.lexbor import LexborHTMLParser

from articles.document import lines, parse, text_of, word_count, write
from articles.text import plain, sanitise, squash
from tests.document.soup import ANY_HTML, UID, written_twice

pytestmark = pytest.mark.slow

LABEL = re.compile(r"(?:baca\s+juga|read\s+also)\s*:", re.IGNORECASE)
BLOCKS = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "cite", "br", "hr"]


def words_in_a_browser(html):
    """The words of HTML as the parser that browsers have reads them, without our walk over its tree."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    for node in body.css(", ".join(BLOCKS)):
        node.insert_before(" ")
        node.insert_after(" ")
        node.insert_child(" ")
    return same_labels(body.text())


def same_labels(text):
    """The words of a text, where what begins a "Baca juga" line is always written in one way."""
    return LABEL.sub("Baca juga: ", text).split()


@settings(max_examples=200, deadline=None)
@given(ANY_HTML)
@example("<ul>a<li>b</li>c<ul><li>d</ul>e</ul>")
@example("a<strong>b<p>c</p>d</strong><li>e")
@example("<p><br>a <br> <br>b<br></p>")
@example("<strong> a </strong> <em> b</em>")
@example("<p data-article=none>READ \n also:\u00a0 x<br>y</p>")
def test_a_document_is_written_and_read_back_as_itself(html):
    safe = sanitise(html)
    document = parse(safe)
    written = write(document)
    assert parse(written) == document
    assert sanitise(written) == written


@settings(max_examples=200, deadline=None)
@given(ANY_HTML)
@example("<p>Baca juga:<br>A</p><ul><li>Baca juga: B</li></ul>")
@example(
    f'<figure data-gallery=""><figure data-photo="{UID}"><figcaption>A<cite>B</cite></figcaption></figure></figure>'
)
def test_no_word_is_lost_or_added(html):
    safe = sanitise(html)
    document = parse(safe)
    text = text_of(document)
    assert same_labels(text) == same_labels(plain(safe)) == words_in_a_browser(safe)
    assert words_in_a_browser(write(document)) == same_labels(text)
    assert word_count(document) == len(text.split())


@settings(max_examples=300, deadline=None)
@given(ANY_HTML)
def test_text_has_a_line_for_each_line_that_readers_see(html):
    # A line feed in HTML is a space, and what begins a "Baca juga" line may be on a line of its own.
    safe = re.sub("baca|read", "", sanitise(html).replace("\n", " "), flags=re.IGNORECASE)
    seen = [squash(line) for line in text_of(parse(safe)).split("\n")]
    assert [line for line in seen if line] == plain(safe).split("\n" if plain(safe) else None)


@settings(max_examples=300, deadline=None)
@given(written_twice())
def test_what_an_editor_rewrites_without_changing_it_is_the_same_document(bodies):
    body, rewritten = bodies
    assert parse(rewritten) == parse(body)
    assert parse(sanitise(rewritten)) == parse(sanitise(body))
    assert write(parse(rewritten)) == write(parse(body))
    assert hash(parse(rewritten)) == hash(parse(body))


@settings(max_examples=300, deadline=None)
@given(ANY_HTML, ANY_HTML)
def test_documents_are_equal_just_where_they_are_written_alike(one, other):
    first, second = parse(sanitise(one)), parse(sanitise(other))
    assert (first == second) == (write(first) == write(second)) == (lines(first) == lines(second))
    assert pickle.loads(pickle.dumps(first)) == first


@settings(max_examples=300, deadline=None)
@given(ANY_HTML)
def test_any_text_is_read_also_without_the_sanitiser(html):
    document = parse(html)
    assert parse(write(document)) == document
