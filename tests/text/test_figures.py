"""Figures in bodies: whatever is pasted, what stays is one of the known figures, written in its one way."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text import (
    figures_of,
    merge_contents,
    photos_in,
    plain,
    read_blocks,
    read_figure,
    sanitise,
    segments,
    shown_photos,
    write_blocks,
    write_figure,
)

UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
OTHER = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
PHOTO = f'<figure data-photo="{UID}"></figure>'
TEXT = st.text(st.sampled_from("ab <>&\"'é“”\n\u00a0"), max_size=12).map(lambda text: " ".join(text.split()))
PHOTOS = st.builds(
    lambda photo, caption, credit: {"photo": photo, "caption": caption, "credit": credit},
    st.sampled_from([UID, OTHER]),
    TEXT,
    TEXT,
)
FIGURES = (
    PHOTOS
    | st.builds(
        lambda photos, caption: {"gallery": photos, "caption": caption}, st.lists(PHOTOS, min_size=1, max_size=3), TEXT
    )
    | st.builds(lambda caption: {"embed": SONG, "site": "YouTube", "caption": caption}, TEXT)
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


@given(FIGURES)
def test_a_figure_written_says_what_it_said(figure):
    assert read_figure(write_figure(figure)) == figure
    html = f"<p>Satu.</p>{write_figure(figure)}<p>Dua.</p>"
    assert sanitise(html) == html
    assert figures_of(html) == [figure]
    assert segments(html) == [{"html": "<p>Satu.</p>"}, figure, {"html": "<p>Dua.</p>"}]


@settings(max_examples=400)
@given(SOUP)
@example(f"<figure {ATTRIBUTES[6]}><figure {ATTRIBUTES[1]}><figure {ATTRIBUTES[1]}></figure></figure></figure>")
@example(f'<ul><li><figure data-photo="{UID}"><figcaption>x</figcaption></figure></li></ul>')
@example(f'<figure data-photo="{UID}"><figcaption>a<cite>b</figcaption>c</figure>d')
@example("<figure><figcaption>Hanya kata.</figcaption></figure>")
def test_whatever_is_pasted_keeps_only_figures_that_are_known_each_in_its_one_way(soup):
    safe = sanitise(soup)
    assert sanitise(safe) == safe
    blocks = read_blocks(safe)
    figures = [block["html"] for block in blocks if block["type"] == "figure"]
    assert figures == [write_figure(read_figure(one)) for one in figures]
    outside = safe
    for one in figures:
        outside = outside.replace(one, "", 1)
    assert not any(f"<{tag}" in outside for tag in ("figure", "figcaption", "cite", "script", "img"))
    assert read_blocks(write_blocks(blocks)) == blocks


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
def test_hostile_figures_lose_what_is_hostile_and_no_words(pasted, kept):
    assert sanitise(pasted).replace("  ", " ").strip() == kept


def test_words_in_a_caption_are_shown_as_the_characters_they_are():
    said = {"photo": UID, "caption": '<b>"Kota" & desa</b>', "credit": "<script>"}
    html = write_figure(said)
    assert "<b>" not in html and "<script>" not in html
    assert plain(html).split("\n") == ['<b>"Kota" & desa</b>', "<script>"]


def test_captions_end_where_they_are_too_long_and_galleries_where_they_are_too_many():
    figure = read_figure(f'<figure data-photo="{UID}"><figcaption>{"x" * 9000}<cite>{"y" * 900}</cite></figcaption>')
    assert (len(figure["caption"]), len(figure["credit"])) == (2000, 250)
    assert len(read_figure(f'<figure data-gallery="">{PHOTO * 99}</figure>')["gallery"]) == 60


def test_photos_are_told_in_their_order_each_once():
    other = f'<figure data-photo="{OTHER}"></figure>'
    html = f'{other}<figure data-gallery="">{PHOTO}{other}</figure><figure data-embed="{SONG}"></figure>{PHOTO}'
    assert shown_photos(html) == [OTHER, UID]
    assert photos_in(None) == photos_in({"embed": SONG, "site": "YouTube", "caption": ""}) == []


def content(body):
    """What an article says, as far as a merge asks."""
    return {"body": body, "credits": [], "tags": []}


def test_a_merge_of_paragraphs_keeps_the_figures_of_both():
    song = f'<figure data-embed="{escape(SONG)}"></figure>'
    merge = merge_contents(
        content("<p>Satu.</p><p>Dua.</p><p>Tiga.</p>"),
        content(f"<p>Satu.</p>{PHOTO}<p>Dua.</p><p>Tiga.</p>"),
        content(f"<p>Satu.</p><p>Dua.</p><p>Tiga.</p>{song}"),
    )
    assert merge.conflicts == []
    assert merge.content["body"] == f"<p>Satu.</p>{PHOTO}<p>Dua.</p><p>Tiga.</p>{song}"


def test_one_caption_changed_by_two_is_asked_about():
    def says(words):
        return content(f"<p>Satu.</p>{write_figure({'photo': UID, 'caption': words, 'credit': ''})}<p>Dua.</p>")

    merge = merge_contents(says(""), says("Kami."), says("Mereka."))
    assert [conflict.field for conflict in merge.conflicts] == ["body"]
