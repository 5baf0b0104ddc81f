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


@st.composite
def written_twice(draw):
    """Return a body as the sanitiser writes it, and the same body as an editor might write it."""

    def either(one, other):
        plain.append(one)
        edited.append(other)

    def inline():
        for _ in range(draw(st.integers(1, 3))):
            text = escape(draw(TEXT), quote=False)
            match draw(st.integers(0, 5)):
                case 0:
                    either(f"<strong>{text}</strong>", f"<strong>{text[:1]}</strong><strong>{text[1:]}</strong>")
                case 1:
                    either(
                        f'<a href="https://x.id/?a=1&amp;b=2" title="&quot;T"><strong>{text}</strong></a>',
                        f"<strong><a title='\"T' href='https://x.id/?a=1&b=2'>{text}</a></strong>",
                    )
                case 2:
                    either(f"<strong><em>{text}</em></strong>", f"<em></em><em><strong>{text}</strong></em>")
                case 3:
                    either(f"{text}<br>{text}", f"{text} <br>\n{text}")
                case _:
                    either(text, text)

    def blocks(depth):
        for _ in range(draw(st.integers(1, 3))):
            match draw(st.integers(0, 4 if depth < 2 else 1)):
                case 0:
                    either("<p>", "\n<p>  ")
                    inline()
                    either("</p>", "\n</p><p></p>")
                case 1:
                    either("<h2>", "<h2>")
                    inline()
                    either("</h2>", "</h2><h3> </h3>")
                case 2:
                    either(
                        '<ol start="3" type="i"><li>',
                        '<ol data-type="lower-roman" type="i" start="3">\n<li></li><li class="x">',
                    )
                    blocks(depth + 1)
                    either("</li></ol>", "</li>\n</ol>")
                case 3:
                    either("<ol><li>", '<ol type="1" data-type="decimal" start="1"><li>')
                    blocks(depth + 1)
                    either("</li></ol>", "</li></ol>")
                case _:
                    either('<blockquote class="pull">', '<blockquote class="pull"><p>&nbsp;</p>')
                    blocks(depth + 1)
                    either("</blockquote>", "<ul><li><p></p></li></ul></blockquote>")

    plain, edited = [], []
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.booleans()):
            blocks(0)
        else:
            figure = draw(st.sampled_from([f'<figure data-photo="{UID}"></figure>', "<hr>", "<p>Baca juga: A</p>"]))
            either(figure, f"{figure}<p></p>")
    return "".join(plain), "".join(edited)
