"""Properties of the document of any sanitised HTML."""

import pickle
import re

import pytest
from hypothesis import example, given, settings
from selectolax.lexbor import LexborHTMLParser

from articles.document import lines, parse, text_of, word_count, write
from articles.text import plain, sanitise, squash
from tests.support.html_strategies import ANY_HTML, UID, written_twice

pytestmark = pytest.mark.slow

LABEL = re.compile(r"(?:baca\s+juga|read\s+also)\s*:", re.IGNORECASE)
BLOCKS = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "cite", "br", "hr"]


def words_in_a_browser(html):
    """Return the words of HTML as a browser's parser reads them, independently of our own parsing."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    for node in body.css(", ".join(BLOCKS)):
        node.insert_before(" ")
        node.insert_after(" ")
        node.insert_child(" ")
    return same_labels(body.text())


def same_labels(text):
    """Return the words of a text with one spelling of the label of "Baca juga" lines."""
    return LABEL.sub("Baca juga: ", text).split()


@settings(max_examples=200, deadline=None)
@given(ANY_HTML)
@example("<ul>a<li>b</li>c<ul><li>d</ul>e</ul>")
@example("a<strong>b<p>c</p>d</strong><li>e")
@example("<p><br>a <br> <br>b<br></p>")
@example("<strong> a </strong> <em> b</em>")
@example("<p data-article=none>READ \n also:\u00a0 x<br>y</p>")
def test_a_document_is_written_and_read_back_unchanged(html):
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
    # A line feed in HTML is a space, and the label of a "Baca juga" line may be on its own line.
    safe = re.sub("baca|read", "", sanitise(html).replace("\n", " "), flags=re.IGNORECASE)
    seen = [squash(line) for line in text_of(parse(safe)).split("\n")]
    assert [line for line in seen if line] == plain(safe).split("\n" if plain(safe) else None)


@settings(max_examples=300, deadline=None)
@given(written_twice())
def test_html_rewritten_by_an_editor_without_a_change_is_the_same_document(bodies):
    body, rewritten = bodies
    assert parse(rewritten) == parse(body)
    assert parse(sanitise(rewritten)) == parse(sanitise(body))
    assert write(parse(rewritten)) == write(parse(body))
    assert hash(parse(rewritten)) == hash(parse(body))


@settings(max_examples=300, deadline=None)
@given(ANY_HTML, ANY_HTML)
def test_documents_are_equal_if_and_only_if_their_html_is_equal(one, other):
    first, second = parse(sanitise(one)), parse(sanitise(other))
    assert (first == second) == (write(first) == write(second)) == (lines(first) == lines(second))
    assert pickle.loads(pickle.dumps(first)) == first


@settings(max_examples=300, deadline=None)
@given(ANY_HTML)
def test_any_html_can_be_parsed_without_the_sanitiser(html):
    document = parse(html)
    assert parse(write(document)) == document
