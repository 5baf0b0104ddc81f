"""Documents as lines, as text and as word counts."""

from hypothesis import given, settings

from articles.document import Container, Line, Run, lines, parse, text_of, word_count
from articles.text import sanitise
from tests.support.html_strategies import ANY_HTML, OTHER, UID

LIST = Container("list", (("numbering", "1"), ("ordered", False), ("start", 1)))
ITEM = Container("item")


def line(text, *path, opened=0):
    """Return the line of a paragraph."""
    return Line(path, "paragraph", (), (Run(text),), opened)


def test_each_paragraph_of_an_item_is_a_line_with_its_path():
    html = "<p>a</p><ul><li><p>b</p><p>c</p></li><li><p>d</p></li></ul><ul><li><p>e</p></li></ul><p>f</p>"
    assert lines(parse(html)) == (
        line("a"),
        line("b", LIST, ITEM, opened=2),
        line("c", LIST, ITEM),
        line("d", LIST, ITEM, opened=1),
        line("e", LIST, ITEM, opened=2),
        line("f"),
    )


def test_other_blocks_have_their_fields_as_attributes():
    html = (
        '<blockquote class="pull"><h3>a</h3></blockquote><ol start="3" type="i"><li>e<hr></li></ol>'
        f'<p data-article="none">Baca juga: b</p><figure data-photo="{UID}"><figcaption>c</figcaption></figure>'
        f'<figure data-gallery=""><figure data-photo="{OTHER}"></figure></figure>'
        '<figure data-embed="https://x.id"><figcaption>d</figcaption></figure>'
    )
    document = parse(html)
    ordered = Container("list", (("numbering", "i"), ("ordered", True), ("start", 3)))
    assert lines(document) == (
        Line((Container("pull_quote"),), "heading", (("level", 3),), (Run("a"),), 1),
        Line((ordered, ITEM), "paragraph", (), (Run("e"),), 2),
        Line((ordered, ITEM), "rule", (), ()),
        Line((), "read_also", (("article", "none"),), (Run("b"),)),
        Line((), "figure", (("caption", "c"), ("credit", ""), ("photo", UID)), ()),
        Line((), "gallery", (("caption", ""), ("photos", document.blocks[4].photos)), ()),
        Line((), "link_card", (("address", "https://x.id"), ("title", "d")), ()),
    )
    assert len({*lines(document)}) == 7


def outline(blocks, depth=0):
    """Return the containers around each innermost block, by the identity of each."""
    for block in blocks:
        inside = getattr(block, "items", None) or getattr(block, "blocks", None)
        if inside:
            for path in outline(inside, depth + 1):
                yield [id(block), *path]
        else:
            yield []


@settings(max_examples=400, deadline=None)
@given(ANY_HTML)
def test_lines_show_where_each_container_begins(html):
    document = parse(sanitise(html))
    # The identity of each container: a number assigned when it is opened.
    known, numbered = [], []
    for number, one in enumerate(lines(document)):
        known = known[: len(one.path) - one.opened] + [(number, at) for at in range(one.opened)]
        numbered.append(list(known))
    paths = list(outline(document.blocks))
    assert [len(path) for path in numbered] == [len(path) for path in paths]
    same = {}
    for path, numbers in zip(paths, numbered, strict=True):
        for identity, number in zip(path, numbers, strict=True):
            assert same.setdefault(number, identity) == identity
    assert len(set(same.values())) == len(same)


def test_text_is_what_readers_see_line_by_line():
    html = (
        "<h2>a</h2><p>b<br>c <strong>d</strong>e&nbsp;f</p><ul><li>g</li></ul><hr><p>READ ALSO: h</p>"
        f'<figure data-gallery=""><figure data-photo="{UID}"><figcaption>i<cite>j</cite></figcaption></figure>'
        '<figcaption>k</figcaption></figure><figure data-embed="https://x.id"><figcaption>l</figcaption></figure>'
    )
    text = "a\nb\nc de\u00a0f\ng\nBaca juga: h\ni\nj\nk\nl"
    assert text_of(parse(html)) == text
    assert word_count(parse(html)) == 13
    assert (text_of(parse("")), word_count(parse(""))) == ("", 0)
