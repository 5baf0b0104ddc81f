"""Random documents and edits of them, in which every kind of block, mark and attribute is added, removed or changed."""

from hypothesis import strategies as st

from articles.document import parse
from articles.text import sanitise
from tests.support.html_strategies import ANY_HTML, PIECES, UID

WORDS = st.sampled_from(["harga", "beras", "naik", "2.314", "30/8/2025", "kata dia.", "“Rugi,”", "Ratna", "di-", "é"])
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
# An address that is not shown in full, and one with the same beginning and end.
LONG = f"https://bps.go.id/{300 * 'q'}"
INLINE = st.sampled_from(
    [
        "{}",
        "<strong>{}</strong>",
        "<em>{}</em>",
        '<a href="https://bps.go.id/">{}</a>',
        '<a href="https://jahat.example/">{}</a>',
        '<a href="https://bps.go.id/" title="BPS">{}</a>',
        '<a href="https://bps.go.id/"><strong>{}</strong>, {}</a>',
        '<a href="https://bps.go.id/"><strong>{}</strong></a>, {}',
        f'<a href="{LONG}">{{}} <em>{{}}</em></a>',
        f'<a href="{LONG[:150]}a{LONG[151:]}">{{}} <em>{{}}</em></a>',
        f'<a href="https://bps.go.id/" title="{LONG}">{{}}</a>',
        f'<a href="https://bps.go.id/" title="{LONG[:150]}a{LONG[151:]}">{{}}</a>',
        "{}<br>",
    ]
)
SPAN = st.builds(lambda form, text: form.format(*[text] * 2), INLINE, TEXT)
LINE = st.lists(SPAN, min_size=1, max_size=4).map(" ".join)
FORMS = [
    "<p>{}</p>",
    "<h2>{}</h2>",
    "<h3>{}</h3>",
    "<ul><li>{}</li></ul>",
    "<ul><li><p>{0}</p><p>{0}</p></li></ul>",
    "<ol><li>{}</li></ol>",
    '<ol start="7" type="a"><li>{0}</li><li>{0}</li></ol>',
    "<blockquote><p>{}</p></blockquote>",
    '<blockquote class="pull"><p>{}</p></blockquote>',
    "<p>Baca juga: {}</p>",
    '<p data-article="none">Baca juga: {}</p>',
    f'<p data-article="{UID}">Baca juga: {{}}</p>',
    f'<figure data-photo="{UID}"><figcaption>{{}}<cite>Foto</cite></figcaption></figure>',
    f'<figure data-gallery=""><figure data-photo="{UID}"></figure><figcaption>{{}}</figcaption></figure>',
    '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"><figcaption>{}</figcaption></figure>',
    "<hr>",
]
BLOCK = st.builds(lambda form, line: form.format(line), st.sampled_from(FORMS), LINE)
BODY = st.lists(BLOCK, max_size=6)


def document(pieces):
    """Return the document of some HTML."""
    return parse(sanitise("".join(pieces)))


@st.composite
def edited(draw, pieces, piece):
    """Return a document, and the same with a few pieces removed, added, replaced or moved."""
    before = draw(pieces)
    after = list(before)
    for _edit in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(after)))
        match draw(st.integers(0, 3)):
            case 0:
                after.insert(place, draw(piece))
            case 1:
                del after[place : place + 1]
            case 2:
                after[place : place + 1] = [draw(piece)]
            case 3 if after:
                after.insert(place, after.pop(draw(st.integers(0, len(after) - 1))))
    return document(before), document(after)


@st.composite
def restyled(draw):
    """Return two documents with the same words in different blocks and with different marks."""
    words = draw(st.lists(TEXT, min_size=1, max_size=5))
    return tuple(
        document(draw(st.sampled_from(FORMS[:9])).format(draw(INLINE).format(*[text] * 2)) for text in words)
        for _version in range(2)
    )


SOUP = ANY_HTML.map(lambda html: document([html]))
PAIRS = edited(BODY, BLOCK) | restyled() | edited(st.lists(PIECES, max_size=20), PIECES) | st.tuples(SOUP, SOUP)
