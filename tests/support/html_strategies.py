"""Strategies for random HTML: tag soup, bodies as people write them, and what an editor makes of them."""

from html import escape

from hypothesis import strategies as st

UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
OTHER = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
MAP = "https://www.openstreetmap.org/node/it's"
TAGS = ["p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "b", "br", "hr", "div", "table", "td"]
TAGS += ["figure", "figcaption", "cite", "script", "style", "template", "svg", "title", "a"]
STARTS = [
    '<a href="https://x.id/?a=1&b">',
    "<a title='x\"y' rel=nofollow href=/internasional/12/>",
    '<a title="" href="https://x.id/&nbsp;">',
    "<a href=javascript:x>",
    '<ol start="3" type="a">',
    '<ol start=007 type=1 data-type="decimal">',
    '<ol start=abc type=z data-type="disc">',
    '<blockquote class="pull">',
    '<p data-article="none">Baca juga: ',
    f'<p data-article="{UID.upper()}">',
    f'<figure data-photo="{UID}">',
    f'<figure data-photo="{OTHER.replace("-", "")}"><figcaption>Air<cite>Foto',
    '<figure data-gallery="">',
    f'<figure data-embed="{SONG}">',
    f'<figure data-embed="{MAP}"><figcaption>Peta',
]
CHARACTERS = st.text(st.sampled_from("ab <>&\"' \n\t\r\f\u00a0\u200b\u200d\u2028\u202e\x00\ud800é😀"), max_size=8)
WORDS = [" ", "  ", "\n", "kata", "dua kata ", "Baca juga: X", "READ ALSO : Y", "&amp;lt;", "&#13;", "&#0;", "&#xD800;"]
WORDS += ["&nbsp;", "&notit;", "<!--x-->", "<!--", "<", "</", "<x", "]]>", "<![CDATA[", '"', "'"]
PIECES = (
    st.builds("<{}{}>".format, st.sampled_from(["", "/"]), st.sampled_from(TAGS))
    | st.sampled_from(STARTS)
    | st.sampled_from(WORDS)
    | CHARACTERS
)
SOUP = st.lists(PIECES, max_size=24).map("".join)
# Only elements that a document has, so that longer examples are well nested more often.
KNOWN = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a"]


def _nest(inner):
    content = st.lists(inner, max_size=4).map("".join)
    element = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(KNOWN), content)
    return element | st.builds(lambda start, text: f"{start}{text}", st.sampled_from(STARTS[:8]), content)


NESTED = st.lists(
    st.recursive(st.sampled_from(WORDS[:9]) | st.sampled_from(["<br>", "<hr>"]) | CHARACTERS, _nest, max_leaves=20),
    max_size=5,
).map("".join)
ANY_HTML = SOUP | NESTED

TEXT = st.text(st.sampled_from("ab é&<>\"'“”\u00a0"), max_size=10).map(lambda text: f"x{' '.join(text.split(' '))}y")


# Pairs of the same markup: as the sanitiser writes it, and as an editor might write it.
_RUNS = [
    ("<strong>{text}</strong>", "<strong>{start}</strong><strong>{rest}</strong>"),
    (
        '<a href="https://x.id/?a=1&amp;b=2" title="&quot;T"><strong>{text}</strong></a>',
        "<strong><a title='\"T' href='https://x.id/?a=1&b=2'>{text}</a></strong>",
    ),
    ("<strong><em>{text}</em></strong>", "<em></em><em><strong>{text}</strong></em>"),
    ("{text}<br>{text}", "{text} <br>\n{text}"),
    ("{text}", "{text}"),
]
# The markup before and after runs of text.
_LINES = [
    (("<p>", "\n<p>  "), ("</p>", "\n</p><p></p>")),
    (("<h2>", "<h2>"), ("</h2>", "</h2><h3> </h3>")),
]
# The markup before and after other blocks.
_CONTAINERS = [
    (
        (
            '<ol start="3" type="i"><li>',
            '<ol data-type="lower-roman" type="i" start="3">\n<li></li><li class="x">',
        ),
        ("</li></ol>", "</li>\n</ol>"),
    ),
    (("<ol><li>", '<ol type="1" data-type="decimal" start="1"><li>'), ("</li></ol>", "</li></ol>")),
    (
        ('<blockquote class="pull">', '<blockquote class="pull"><p>&nbsp;</p>'),
        ("</blockquote>", "<ul><li><p></p></li></ul></blockquote>"),
    ),
]
_BETWEEN = [(one, f"{one}<p></p>") for one in (f'<figure data-photo="{UID}"></figure>', "<hr>", "<p>Baca juga: A</p>")]


def _join(pairs):
    """Return each side of a sequence of pairs as one string."""
    return tuple("".join(side) for side in zip(*pairs, strict=True))


def _run(text, pair):
    text = escape(text, quote=False)
    return tuple(side.format(text=text, start=text[:1], rest=text[1:]) for side in pair)


def _inside(markup, content):
    before, after = markup
    return _join([before, *content, after])


_LINE = st.builds(
    _inside,
    st.sampled_from(_LINES),
    st.lists(st.builds(_run, TEXT, st.sampled_from(_RUNS)), min_size=1, max_size=3),
)
_BLOCK = st.recursive(
    _LINE,
    lambda inner: st.builds(_inside, st.sampled_from(_CONTAINERS), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=9,
)


def written_twice():
    """Return a strategy of bodies, each as the sanitiser writes it and as an editor might write it."""
    return st.lists(_BLOCK | st.sampled_from(_BETWEEN), max_size=9).map(lambda pairs: _join([("", ""), *pairs]))
