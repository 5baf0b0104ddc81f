"""Nested lists and quotations: the beginning of items, the maximum depth, and the start of lists."""

import pytest

from articles.document import MAX_DEPTH, Document, ListBlock, ListItem, parse, text_of, write
from articles.text import sanitise
from tests.support.documents import paragraph


def test_lists_nested_too_deep_become_paragraphs():
    html = (
        "<blockquote>" * (MAX_DEPTH - 1)
        + "<ul><li>a<ul><li>b</li>c</ul><blockquote>d</blockquote></li><li>e</li></ul>f"
    )
    document = parse(html)
    assert document == parse(sanitise(html))
    assert text_of(document) == "a\nb\nc\nd\ne\nf"
    inner = document.blocks[0]
    for _ in range(MAX_DEPTH - 2):
        inner = inner.blocks[0]
    assert inner.blocks == (
        ListBlock(False, (ListItem(tuple(paragraph(one) for one in "abcd")), ListItem((paragraph("e"),)))),
        paragraph("f"),
    )


@pytest.mark.parametrize(
    ("item", "read"),
    [
        ("<h2>a</h2><h3>b</h3>", "<p>a</p><h3>b</h3>"),
        ("<blockquote><h2>a</h2><p>b</p></blockquote>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<hr><hr><p>a</p>", "<p>a</p>"),
        ("<ol><li>a</li><li>b</li></ol><p>c</p>", "<p>a</p></li><li><p>b</p><p>c</p>"),
        ("<ol><li><ul><li><hr>a</li></ul></li></ol>b", "<p>a</p><p>b</p>"),
    ],
)
def test_a_list_item_begins_with_a_paragraph_as_in_the_editor(item, read):
    document = parse(f"<ul><li>{item}</li></ul>")
    assert document == parse(write(document))
    assert write(document) == f"<ul><li>{read}</li></ul>"


def test_a_list_of_rules_only_is_removed():
    assert parse("<blockquote><ul><li><hr></li></ul></blockquote>") == Document()


def test_a_closed_list_does_not_count_for_the_depth_of_the_next():
    deep = "<ul><li>" * MAX_DEPTH + "a" + "</li></ul>" * MAX_DEPTH
    assert parse(f"<ol><li>b</li></ol>{deep}").blocks[1:] == parse(deep).blocks


def test_lists_and_quotations_in_a_row_are_not_nested():
    html = "<blockquote><ul><li><p>a</p></li></ul></blockquote>" * (MAX_DEPTH + 5)
    assert write(parse(html)) == html


@pytest.mark.parametrize("start", ["1234567890", "9" * 5_000, "-3", "", "x3"])
def test_an_invalid_start_of_a_list_is_left_out(start):
    assert parse(f'<ol start="{start}"><li>a</li></ol>') == parse("<ol><li>a</li></ol>")
    assert parse('<ol start="0999999999"><li>a</li></ol>').blocks[0].start == 999_999_999


@pytest.mark.parametrize("start", ["10", "0010", "1" + "0" * 7, "0" * 5_000 + "10"])
def test_a_start_is_read_as_a_number(start):
    assert parse(f'<ol start="{start}"><li>a</li></ol>').blocks[0].start == int(start[-20:])


def depth_of(blocks):
    """Return how deep lists and quotations are nested."""
    inner = [one for block in blocks for one in getattr(block, "items", [block]) if hasattr(one, "blocks")]
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    nested = max((depth_of(one.blocks) for one in inner), default=0)
    return nested + bool(lists)


def test_lists_that_were_closed_allow_no_deeper_ones_after_them():
    opened = "<ul><li><p>x</p>" * (MAX_DEPTH - 1) + "<ul><li><p>y</p></li></ul>" + "<ul><li><p>z</p>" * 3
    assert depth_of(parse(opened).blocks) == MAX_DEPTH
