"""Figures in bodies: pasted figures are reduced to the known ones, each in one notation."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.document import Document, Figure, Gallery, LinkCard, html_of_exchange, parse, segments, to_exchange, write
from articles.text import photos_in, plain, sanitise

UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
OTHER = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
PHOTO = f'<figure data-photo="{UID}"></figure>'
TEXT = st.text(st.sampled_from("ab <>&\"'é“”\n\u00a0"), max_size=12).map(lambda text: " ".join(text.split()))
PHOTOS = st.builds(Figure, st.sampled_from([UID, OTHER]), TEXT, TEXT)
FIGURES = (
    PHOTOS
    | st.builds(Gallery, st.lists(PHOTOS, min_size=1, max_size=3).map(tuple), TEXT)
    | st.builds(LinkCard, st.just(SONG), TEXT)
)
ATTRIBUTES = [
    "",
    f'data-photo="{UID}"',
    f'data-photo="{UID.replace("-", "").upper()}"',
    'data-photo="1"',
    'data-photo="javascript:alert(1)"',
    f'data-photo="{UID}" onclick="x()" style="color:red" class="pull"',
    'data-gallery=""',
    f'data-gallery="" data-photo="{UID}"',
    f'data-embed="{SONG}&amp;utm_source=x"',
    'data-embed="javascript:alert(1)"',
    'data-embed="https://example.com/"',
    f'data-embed="{SONG}" data-photo="{OTHER}"',
]
SOUP = st.lists(
    st.sampled_from([f"<figure {one}>" for one in ATTRIBUTES])
    | st.sampled_from(
        ["</figure>", "<figcaption>", "</figcaption>", "<cite>", "</cite>", "<br>", "&amp;", "&lt;figure>"]
    )
    | st.sampled_from([f"<{end}{tag}>" for tag in ("p", "ul", "li", "blockquote", "strong") for end in ("", "/")])
    | st.sampled_from(['<img src="data:image/png;base64,xx">', "<hr>", "<!-- x -->", '"', "<script>x</script>"])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    max_size=14,
).map("".join)


def written(figure):
    """Return a figure as HTML."""
    return write(Document((figure,)))


def segment_of(figure):
    """Return the segment of a page for a figure."""
    if isinstance(figure, Gallery):
        return {"gallery": [segment_of(photo) for photo in figure.photos], "caption": figure.caption}
    if isinstance(figure, LinkCard):
        return {"embed": figure.address, "caption": figure.title}
    return {"photo": figure.photo, "caption": figure.caption, "credit": figure.credit}


@given(FIGURES)
def test_a_written_figure_is_read_back_unchanged(figure):
    assert parse(written(figure)) == Document((figure,))
    html = f"<p>Satu.</p>{written(figure)}<p>Dua.</p>"
    assert sanitise(html) == html
    assert parse(html).blocks[1] == figure
    assert segments(parse(html)) == [{"html": "<p>Satu.</p>"}, segment_of(figure), {"html": "<p>Dua.</p>"}]


@settings(max_examples=400)
@given(SOUP)
@example(f"<figure {ATTRIBUTES[6]}><figure {ATTRIBUTES[1]}><figure {ATTRIBUTES[1]}></figure></figure></figure>")
@example(f'<ul><li><figure data-photo="{UID}"><figcaption>x</figcaption></figure></li></ul>')
@example(f'<figure data-photo="{UID}"><figcaption>a<cite>b</figcaption>c</figure>d')
@example("<figure><figcaption>Hanya kata.</figcaption></figure>")
def test_only_known_figures_are_kept_of_pasted_html_each_in_one_notation(soup):
    safe = sanitise(soup)
    assert sanitise(safe) == safe
    document = parse(safe)
    outside = safe
    for block in document.blocks:
        if isinstance(block, Figure | Gallery | LinkCard):
            assert written(block) in outside
            outside = outside.replace(written(block), "", 1)
    assert not any(f"<{tag}" in outside for tag in ("figure", "figcaption", "cite", "script", "img"))
    assert parse(html_of_exchange(to_exchange(document))) == document


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (f'<figure data-photo="{UID.upper()}" onerror="x"></figure>', PHOTO),
        ('<figure data-photo="bukan"><figcaption>Kata.</figcaption></figure>', "<p>Kata.</p>"),
        (f"<blockquote>{PHOTO}<p>Kata.</p></blockquote>", "<blockquote><p>Kata.</p></blockquote>"),
        ('<figure data-embed="javascript:alert(1)"><figcaption>Kata.</figcaption></figure>', "<p>Kata.</p>"),
        (
            f'<figure data-embed="{SONG}&amp;utm_source=x&amp;si=y"></figure>',
            f'<figure data-embed="{SONG}"></figure>',
        ),
        ('<figure data-gallery=""></figure>', ""),
        (
            f'<figure data-gallery=""><figure data-gallery="">{PHOTO}</figure>{PHOTO}</figure>',
            f'<figure data-gallery="">{PHOTO}</figure>',
        ),
        ('<figure><img src="data:image/png;base64,xx"><figcaption>Kata.</figcaption></figure>', "<p>Kata.</p>"),
    ],
)
def test_hostile_figures_lose_hostile_markup_but_no_words(pasted, kept):
    assert sanitise(pasted).replace("  ", " ").strip() == kept


def test_markup_in_a_caption_is_escaped():
    html = written(Figure(UID, '<b>"Kota" & desa</b>', "<script>"))
    assert "<b>" not in html
    assert "<script>" not in html
    assert plain(html).split("\n") == ['<b>"Kota" & desa</b>', "<script>"]


def test_captions_and_galleries_are_cut_at_their_maximum():
    caption = f"<figcaption>{'x' * 9000}<cite>{'y' * 900}</cite></figcaption>"
    (figure,) = parse(sanitise(f'<figure data-photo="{UID}">{caption}</figure>')).blocks
    assert (len(figure.caption), len(figure.credit)) == (2000, 250)
    (gallery,) = parse(sanitise(f'<figure data-gallery="">{PHOTO * 99}</figure>')).blocks
    assert len(gallery.photos) == 60


def test_photos_of_a_segment_are_named_in_order():
    gallery = Gallery((Figure(OTHER), Figure(UID)))
    assert [photos_in(part) for part in segments(Document((Figure(UID), gallery)))] == [[UID], [OTHER, UID]]
    assert photos_in(None) == photos_in({"embed": SONG, "site": "YouTube", "caption": ""}) == []
