"""Bodies in this repository, of seeds, exports and the demo, and bodies of every size."""

import pytest

from articles.document import from_json, html_of_exchange, lines, parse, text_of, to_json, word_count, write
from articles.importers.seeds import parse as parse_seed
from articles.text import count_words, plain, sanitise
from tests.support.html_strategies import SONG, UID
from tests.support.seeds import SEEDS


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_bodies_of_the_seeds_are_written_exactly_as_they_are(path):
    body = sanitise(html_of_exchange(parse_seed(path.read_bytes(), path.name).body))
    document = parse(body)
    assert write(document) == body
    assert from_json(to_json(document)) == document
    assert plain(body) in {text_of(document), text_of(document).replace("\u00a0", " ")}
    assert word_count(document) == count_words(body) > 50


# Bodies in tests of exports and of the desk. They change only as the editor would change them.
BODIES = {
    "<p>Awal.</p><p>Baca juga: Yang Dicabut</p><ul><li>satu</li></ul><p>Ini <strong>tebal</strong> &amp; kuat.</p>": (
        "<p>Awal.</p><p>Baca juga: Yang Dicabut</p><ul><li><p>satu</p></li></ul>"
        "<p>Ini <strong>tebal</strong> &amp; kuat.</p>"
    ),
    f'<p>Isi.</p><p data-article="{UID}">Baca juga: Judul mana pun</p><p data-article="none">Baca juga: Buku</p>': None,
    f'<p>Satu.</p><figure data-photo="{UID}"><figcaption>Air<cite>Foto</cite></figcaption></figure><p></p>': (
        f'<p>Satu.</p><figure data-photo="{UID}"><figcaption>Air<cite>Foto</cite></figcaption></figure>'
    ),
    f'<figure data-embed="{SONG}"></figure><p>Lagu lama</p>': None,
    '<p>Air <a href="https://example.com/">surut</a>.</p><blockquote class="pull"><p>Kami.</p></blockquote><hr>': None,
    "<p>Satu.</p>\n<p>Dua.</p>\n": "<p>Satu.</p><p>Dua.</p>",
    "<p>Satu.</p><p>Baca juga: Jembatan  Baru DIBUKA</p>": "<p>Satu.</p><p>Baca juga: Jembatan Baru DIBUKA</p>",
}


@pytest.mark.parametrize("body", BODIES)
def test_other_bodies_change_only_as_the_editor_would_change_them(body):
    assert write(parse(sanitise(body))) == (BODIES[body] or body)


WORDS = "kata lain <strong>tebal</strong> dan <a href='https://x.id/a'>taut</a>. "
HALF_MEGABYTE = {
    "paragraphs": f"<p>{WORDS * 8}</p>" * 820,
    "one paragraph": f"<p>{WORDS * 6_700}</p>",
    "breaks": f"<p>a{'<br>' * 125_000}b</p>",
    "breaks at the end": f"<p>a{'<br> ' * 100_000}</p>",
    "spaces": f"<p>a{'<em> </em>' * 50_000}b</p>",
    "one word": f"<p>{'x' * 500_000}</p>",
    "items": f"<ul>{'<li>a</li>' * 50_000}</ul>",
    "text straight in a list": f"<ul>{'<p>a</p><hr>' * 40_000}</ul>",
    "figures": f'<figure data-photo="{UID}"></figure>' * 7_500,
    "galleries": f'<figure data-gallery="">{f"<figure data-photo={UID}></figure>" * 60}</figure>' * 140,
    "Baca juga": "<p>Baca juga: a</p>" * 26_000,
    "almost Baca juga": f"<p>baca{' ' * 250_000}juga{' ' * 250_000}</p>",
    "quotations": f"{'<blockquote>' * 20}<p>a</p>{'</blockquote>' * 20}" * 950,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HALF_MEGABYTE)
def test_half_a_megabyte_is_read_and_written(name):
    document = parse(HALF_MEGABYTE[name])
    assert parse(write(document)) == document
    assert from_json(to_json(document)) == document
    assert lines(document)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>" * 600 + "Kata.", "Kata."),
        ("<em>" * 1_200 + "Kata.", "Kata."),
        ("<a href=https://x.id><strong>" * 1_200 + "Kata.", "Kata."),
        ("<div>" * 3_000 + "Kata.", "Kata."),
        ("<figure>" * 1_000 + "Kata.", "Kata."),
        ("<figure><figcaption>" * 1_000 + "Kata.", "Kata."),
        (f"<figure data-photo={UID}><figcaption>" + "<em>" * 1_200 + "Kata.", "Kata."),
        ("<blockquote>" * 600 + "Satu." + "</blockquote>" * 600 + "<p>Dua.", "Satu.\nDua."),
    ],
)
def test_deeply_nested_html_keeps_its_words(html, text):
    document = parse(html)
    assert text_of(document) == text
    assert parse(write(document)) == document == from_json(to_json(document))
    assert text_of(parse(sanitise(html))) == text
