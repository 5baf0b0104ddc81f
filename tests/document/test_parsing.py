"""Parsing sanitised HTML: the source of each part of a document, and HTML that is not a document."""

import pytest

from articles.document import (
    Document,
    Figure,
    Gallery,
    Heading,
    Link,
    LinkCard,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    ReadAlso,
    Rule,
    Run,
    parse,
    write,
)
from articles.text import sanitise
from tests.support.documents import paragraph
from tests.support.html_strategies import MAP, OTHER, SONG, UID


def bullets(*items):
    """Return a list of items that are each one paragraph."""
    return ListBlock(False, tuple(ListItem((paragraph(item),)) for item in items))


WRITTEN = {
    "<p>Satu.</p>": paragraph("Satu."),
    "<h2>Dua</h2>": Heading(2, (Run("Dua"),)),
    "<h3>Tiga</h3>": Heading(3, (Run("Tiga"),)),
    "<hr>": Rule(),
    "<p>a &amp; b &lt;c&gt; \"d\" 'e'&nbsp;f</p>": paragraph("a & b <c> \"d\" 'e'\u00a0f"),
    "<p>a<br>b<br><br>c</p>": paragraph("a\nb\n\nc"),
    "<p>a <strong>b</strong><em>c</em></p>": Paragraph(
        (Run("a "), Run("b", strong=True), Run("c", emphasis=True)),
    ),
    "<p><strong>a<em>b</em></strong><em>c</em></p>": Paragraph(
        (Run("a", strong=True), Run("b", strong=True, emphasis=True), Run("c", emphasis=True))
    ),
    '<p><a href="/x/1/" rel="nofollow" title="T &quot;i\' &amp;&nbsp;">a<strong>b</strong></a></p>': Paragraph(
        (
            Run("a", link=Link("/x/1/", "nofollow", "T \"i' &\u00a0")),
            Run("b", strong=True, link=Link("/x/1/", "nofollow", "T \"i' &\u00a0")),
        )
    ),
    "<ul><li><p>a</p></li><li><p>b</p></li></ul>": bullets("a", "b"),
    '<ol start="0" type="A"><li><p>a</p><p>b</p><ul><li><p>c</p></li></ul></li></ol>': ListBlock(
        True, (ListItem((paragraph("a"), paragraph("b"), bullets("c"))),), 0, "A"
    ),
    "<ol><li><p>a</p><h2>b</h2><hr></li></ol>": ListBlock(
        True, (ListItem((paragraph("a"), Heading(2, (Run("b"),)), Rule())),)
    ),
    "<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote>": Quotation((paragraph("a"), bullets("b"))),
    '<blockquote class="pull"><p>a</p></blockquote>': PullQuote((paragraph("a"),)),
    "<p>Baca juga: Air naik</p>": ReadAlso("Air naik"),
    '<p data-article="none">Baca juga: Air: naik &amp; surut</p>': ReadAlso("Air: naik & surut", "none"),
    f'<p data-article="{UID}">Baca juga: Air naik</p>': ReadAlso("Air naik", UID),
    "<blockquote><p>Baca juga: Air naik</p></blockquote>": Quotation((paragraph("Baca juga: Air naik"),)),
    f'<figure data-photo="{UID}"></figure>': Figure(UID),
    f'<figure data-photo="{UID}"><figcaption>A &lt;b&gt;<cite>C &amp; D</cite></figcaption></figure>': Figure(
        UID, "A <b>", "C & D"
    ),
    f'<figure data-photo="{UID}"><figcaption><cite>C</cite></figcaption></figure>': Figure(UID, "", "C"),
    f'<figure data-gallery=""><figure data-photo="{UID}"><figcaption>A<cite>B</cite></figcaption></figure>'
    f'<figure data-photo="{OTHER}"></figure><figcaption>C</figcaption></figure>': Gallery(
        (Figure(UID, "A", "B"), Figure(OTHER)), "C"
    ),
    f'<figure data-embed="{SONG}"></figure>': LinkCard(SONG),
    f'<figure data-embed="{MAP.replace(chr(39), "&#x27;")}"><figcaption>Peta</figcaption></figure>': LinkCard(
        MAP, "Peta"
    ),
}


@pytest.mark.parametrize("html", WRITTEN)
def test_each_block_is_written_in_one_way(html):
    assert sanitise(html) == html
    assert parse(html) == Document((WRITTEN[html],))
    assert write(Document((WRITTEN[html],))) == html


READINGS = {
    "text in no block": ("a <em>b</em><p>c</p>d", "<p>a <em>b</em></p><p>c</p><p>d</p>"),
    "text in a quotation": ("<blockquote>a<p>b</p>c</blockquote>", "<blockquote><p>a</p><p>b</p><p>c</p></blockquote>"),
    "text in an item": ("<ul><li>a<p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
    "text straight in a list": (
        "<ul>a<li>b</li>c</ul>",
        "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>",
    ),
    "several blocks straight in a list": (
        "<ol><li>a</li><p>b</p><p>c</p><hr></ol>",
        "<ol><li><p>a</p></li><li><p>b</p><p>c</p><hr></li></ol>",
    ),
    "text around an item without text": (
        "<ul>a<li></li>b</ul>",
        "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    ),
    "a list straight in a list, after an item": (
        "<ul><li>a</li><ol><li>b</li></ol>c</ul>",
        "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>",
    ),
    "a list straight in a list, before any item": (
        "<ul><ol><li>a</li></ol><li>b</li></ul>",
        "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    ),
    "a quotation straight in a list": (
        "<ul><li>a<blockquote><p>b</p></blockquote></li><blockquote><p>c</p></blockquote></ul>",
        "<ul><li><p>a</p><blockquote><p>b</p></blockquote></li><li><p>c</p></li></ul>",
    ),
    "an item outside a list": ("<li>a</li><li>b</li>", "<p>a</p><p>b</p>"),
    "an item in a quotation in a list": (
        "<ul><li>a<blockquote><li>b</li>c</blockquote></li></ul>",
        "<ul><li><p>a</p><blockquote><p>b</p><p>c</p></blockquote></li></ul>",
    ),
    "a paragraph in a heading": ("<h2>a<p>b</p>c</h2>", "<h2>a</h2><p>b</p><p>c</p>"),
    "a list in a heading": ("<h3>a<ul><li>b</ul>c</h3>", "<h3>a</h3><ul><li><p>b</p></li></ul><p>c</p>"),
    "marks around blocks": (
        '<a href="https://x.id"><p>a</p><strong><h2>b</h2></strong></a>',
        '<p><a href="https://x.id">a</a></p><h2><a href="https://x.id"><strong>b</strong></a></h2>',
    ),
    "marks in another order": (
        '<p><em><strong><a href="https://x.id" title="b">a</a></strong></em></p>',
        '<p><a href="https://x.id" title="b"><strong><em>a</em></strong></a></p>',
    ),
    "attributes in another order": (
        '<p><a title="b" rel="nofollow" href="https://x.id">a</a></p>',
        '<p><a href="https://x.id" rel="nofollow" title="b">a</a></p>',
    ),
    "marks that are empty, doubled or split": (
        "<p><em></em><strong>a</strong><strong>b<strong>c</strong></strong></p>",
        "<p><strong>abc</strong></p>",
    ),
    "two links in a row to the same address": (
        '<p><a href="https://x.id">a</a><a title="" href="https://x.id">b</a></p>',
        '<p><a href="https://x.id">ab</a></p>',
    ),
    "nested links": (
        '<p><a href="https://x.id">a<a href="https://y.id">b</a>c</a></p>',
        '<p><a href="https://x.id">a</a><a href="https://y.id">b</a>c</p>',
    ),
    "links nested by way of a table": (
        '<a href="https://x.id">a<table><tr><td><a href="https://y.id">b</a>c</td></tr></table></a>',
        '<p><a href="https://x.id">a</a><a href="https://y.id">b</a>c</p>',
    ),
    "a link without an address": ('<p><a title="b">a</a></p>', "<p>a</p>"),
    "white space": ("\n <p> a\n\t b <strong> c </strong> </p> ", "<p>a b <strong>c</strong></p>"),
    "white space between words and marks": ("<p>a <em> b</em> c</p>", "<p>a <em>b</em> c</p>"),
    "a line feed between marks": ("<p>a<em>\n</em>b</p>", "<p>a<em> </em>b</p>"),
    "white space around breaks": ("<p><br> a <br> b<strong> </strong><br></p>", "<p>a<br>b</p>"),
    "no-break spaces at the ends": ("<p>&nbsp; a&nbsp;</p>", "<p>&nbsp; a&nbsp;</p>"),
    "paragraphs without a character": ("<p></p><p> <br>&nbsp;</p><h2><em> </em></h2><p>a</p>", "<p>a</p>"),
    "lists and quotations without a character": ("<ul><li><p></p></li></ul><blockquote> </blockquote>", ""),
    "a start or type that is none": (
        '<ol start="x" type="zz"><li><p>a</p></li></ol><ol start="12b" type="1"><li><p>b</p></li></ol>',
        '<ol><li><p>a</p></li></ol><ol start="12"><li><p>b</p></li></ol>',
    ),
    "each type": (
        "".join(f'<ol type="{one}" start="02"><li>a</li></ol>' for one in "1aAiI"),
        '<ol start="2"><li><p>a</p></li></ol>'
        + "".join(f'<ol start="2" type="{one}"><li><p>a</p></li></ol>' for one in "aAiI"),
    ),
    "a type of the editor": (
        '<ol type="a" data-type="lower-alpha"><li>a</li></ol>',
        '<ol type="a"><li><p>a</p></li></ol>',
    ),
    "a start on a list of bullets": ('<ul start="3" type="a"><li><p>a</p></li></ul>', "<ul><li><p>a</p></li></ul>"),
    'marks, links and breaks in a "Baca juga" line': (
        '<p><strong>READ  also</strong> :<br><a href="https://x.id">Air&nbsp; naik</a></p>',
        "<p>Baca juga: Air naik</p>",
    ),
    'a "Baca juga" line in no block': ("Baca juga: Air<p>b</p>", "<p>Baca juga: Air</p><p>b</p>"),
    'a "Baca juga" line without a headline': (f'<p data-article="{UID}">Baca juga: </p>', "<p>Baca juga:</p>"),
    "a reference in another form": (
        f'<p data-article="{UID.replace("-", "").upper()}">Baca juga: a</p>',
        f'<p data-article="{UID}">Baca juga: a</p>',
    ),
    "a reference of another paragraph": (
        f'<p data-article="{UID}">a</p><p>Baca juga: b</p>',
        "<p>a</p><p>Baca juga: b</p>",
    ),
    "a reference of the line before": (
        '<p data-article="none">Baca juga: a</p>Baca juga: b',
        '<p data-article="none">Baca juga: a</p><p>Baca juga: b</p>',
    ),
    "a reference that is none": ('<p data-article="x">Baca juga: b</p>', "<p>Baca juga: b</p>"),
}


@pytest.mark.parametrize("name", READINGS)
def test_html_that_is_not_a_document_is_always_read_in_the_same_way(name):
    html, written = READINGS[name]
    assert write(parse(html)) == written
    assert parse(html) == parse(sanitise(html)) == parse(written)
    assert sanitise(written) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<figure><figcaption>a<cite>b</cite></figcaption></figure>c", "<p>a b</p><p>c</p>"),
        (f'<ul><li>a<figure data-photo="{UID}"><figcaption>b</figcaption></figure></li></ul>',
         "<ul><li><p>a</p><p>b</p></li></ul>"),
        ('<figure data-gallery=""><figcaption>a</figcaption></figure>', "<p>a</p>"),
        ('<figure data-embed=" "></figure>', ""),
        (f'<p>a<figure data-photo="{UID}"></figure>b', f'<p>a</p><figure data-photo="{UID}"></figure><p>b</p>'),
        ("<section>a <b>b</b><p>c</p></section>", "<p>a b</p><p>c</p>"),
    ],
)  # fmt: skip
def test_unknown_elements_are_replaced_by_their_content(html, written):
    assert write(parse(html)) == written


def test_a_caption_is_one_line_without_its_credit():
    html = f'<figure data-photo="{UID}"><figcaption> a<br>b <em>c</em>\n<cite>d&nbsp;<em>e</em></cite> f</figcaption>'
    assert parse(html) == Document((Figure(UID, "a b c f", "d e"),))


def test_a_credit_is_all_the_text_in_cite_elements_however_nested():
    html = "Satu <cite>dua <cite>tiga</cite> empat</cite> lima <cite>enam</cite>"
    (figure,) = parse(f'<figure data-photo="{UID}"><figcaption>{html}</figcaption></figure>').blocks
    assert (figure.caption, figure.credit) == ("Satu lima", "dua tiga empatenam")


def test_an_invalid_figure_ends_the_paragraph_before_it():
    html = "a<figure>b<figcaption>c</figcaption>d</figure>e"
    assert parse(html) == parse("".join(f"<p>{word}</p>" for word in "abcde"))


def test_lone_surrogates_and_nul_are_left_out():
    assert parse("<p>a\ud800b\x00c</p><p title='\udfff'>\ud83d</p>") == Document((paragraph("abc"),))
    assert parse("<p>a&#0;b&#xD800;</p>") == Document((paragraph("a\ufffdb\ufffd"),))


@pytest.mark.parametrize("mark", ["strong", "em"])
def test_a_mark_nested_in_the_same_mark_does_not_end_it(mark):
    html = f"<p><{mark}>a<{mark}>b</{mark}>c</{mark}>d</p>"
    assert parse(html) == parse(f"<p><{mark}>abc</{mark}>d</p>")


def test_a_document_is_immutable():
    document = parse("<p>a</p>")
    with pytest.raises(AttributeError):
        document.blocks = ()
    with pytest.raises(AttributeError):
        document.blocks[0].runs[0].text = "b"
    assert {document: 1}[parse("<p> a</p>")] == 1
    assert document != parse("<p>b</p>") != parse("<h2>b</h2>")


def test_only_spaces_are_removed_at_the_end_of_a_paragraph():
    assert write(parse("<p>Rute XX </p>")) == "<p>Rute XX</p>"
