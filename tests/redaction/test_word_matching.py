"""Matching of forbidden words: they are found in any notation, and other words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content import Content
from articles.document import parse, text_of, write
from articles.models.redactions import MARK_TEXT
from articles.redaction import Forbidden, RedactionRefused, read_phrases
from articles.redaction.content_redaction import without_words


@pytest.mark.parametrize(
    "text",
    [
        "Budi Santoso",
        "BUDI  SANTOSO",
        "Kata Budi\u00a0Santoso.",
        "(Budi\nSantoso)",
        "Budi-Santoso",
        "/berita/12/budi-santoso-ditahan/",
        "Bu\u200bdi San\u00adtoso",
        "Budi Santosonya",
        "Budi Santoso's house, Budi Santoso’s",
        "Búdi Santósо".replace("о", "o"),
        "<p>Kata <strong>Bu</strong>di <em>Santoso</em>.</p>",
        "<p>Budi<br>Santoso</p>",
        '<a href="/x/?q=Budi%20Santoso">ini</a>',
        "Budi &amp; Santoso",
        {"runs": [{"text": "Bu"}, {"text": "di San", "strong": True}, {"text": "toso"}]},
        [{"x": ["lain", {"budi santoso": 1}]}],
    ],
)
def test_words_are_found_in_any_notation(text):
    assert Forbidden(["Budi Santoso"]).are_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Budiman Santoso",
        "Abudi Santoso",
        "Budi dan Santoso",
        "Budi Santosowati",
        "<p>Budi</p><p>Santoso</p>",
        f"Budi {MARK_TEXT} Santoso",
        ["Budi", "Santoso"],
        "",
        None,
        7,
    ],
)
def test_other_words_are_left_alone(text):
    assert not Forbidden(["Budi Santoso"]).are_in(text)


@pytest.mark.parametrize("word", ["2026", "paragraph", "writer", "live until", "edition"])
def test_times_and_names_of_fields_do_not_match(word):
    data = {
        "live_until": "2026-11-26T10:00:00+07:00",
        "edition": 1,
        "blocks": [{"kind": "paragraph"}],
        "role": "writer",
    }
    assert not Forbidden([word]).are_in(data)
    assert Forbidden([word]).are_in(data | {"reason": f"Kata {word} itu."})


def test_apostrophes_make_no_difference_in_addresses():
    forbidden = Forbidden(["Ma'ruf Amin", "A.M. Fatwa"])
    assert all(map(forbidden.are_in, ("Ma’ruf Amin", "maruf-amin", "A.M. Fatwa", "am-fatwa")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata Budi Santoso, Budi  santoso", f"Kata {MARK_TEXT}, {MARK_TEXT}"),
        ("Budi Santosonya", f"{MARK_TEXT}nya"),
        ("Budi Santoso\u0301!", f"{MARK_TEXT}!"),
        ("Santoso Budi", "Santoso Budi"),
    ],
)
def test_only_the_words_are_replaced(text, expected):
    assert Forbidden(["Budi Santoso"]).replace(text) == expected


@pytest.mark.parametrize(
    "text", ["", " \n ", "a", "..", "Budi\nab", "x" * 3 + "\n" + "\n".join(map(str, range(1000, 1200)))]
)
def test_words_that_would_be_found_everywhere_are_refused(text):
    with pytest.raises(RedactionRefused):
        read_phrases(text)


def test_a_body_keeps_everything_but_the_words():
    html = (
        "<p>Kata <strong>Budi</strong> <em>Santoso kemarin</em>.</p>"
        "<blockquote><p>Saya Budi Santoso.</p></blockquote>"
        '<ul><li><p>Lihat <a href="https://x.example/budi-santoso">ini</a></p></li></ul>'
    )
    content = without_words(
        Content(headline="Budi Santoso", slug="budi-santoso", body=parse(html)), Forbidden(["budi santoso"])
    )
    assert write(content.body) == (
        f"<p>Kata <strong>{MARK_TEXT}</strong><em> kemarin</em>.</p>"
        f"<blockquote><p>Saya {MARK_TEXT}.</p></blockquote>"
        "<ul><li><p>Lihat ini</p></li></ul>"
    )
    assert (content.headline, content.slug) == (MARK_TEXT, "artikel")


pieces = st.sampled_from(["budi", "santoso", "Budi", "SANTOSO", "lain", "nya", "é", "'", "\u200b", ",", "\u0301", "█"])
spaces = st.sampled_from([" ", "", "  ", "\n", "-", "\u00a0"])


@given(st.lists(st.tuples(pieces, spaces), max_size=30))
def test_no_replaced_text_contains_the_words(parts):
    text = "".join(map("".join, parts))
    forbidden = Forbidden(["Budi Santoso", "lain"])
    replaced = forbidden.replace(text)
    assert not forbidden.are_in(replaced)
    if not forbidden.are_in(text):
        assert replaced == text


marks = st.sampled_from(["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://x.example/">{}</a>'])
blocks = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<ul><li><p>{}</p></li></ul>", "<blockquote><p>{}</p></blockquote>"]
)
passages = st.lists(st.tuples(marks, pieces, spaces.filter(lambda one: "\n" not in one)), max_size=12)


@given(st.lists(st.tuples(blocks, passages), max_size=5))
def test_no_body_contains_the_words_and_other_paragraphs_stay(parts):
    html = "".join(
        block.format("".join(mark.format(word + space) for mark, word, space in passage)) for block, passage in parts
    )
    forbidden = Forbidden(["Budi Santoso"])
    before = parse(html)
    after = without_words(Content(body=before), forbidden).body
    assert not forbidden.are_in(text_of(after).split("\n"))
    assert not forbidden.are_in(write(after))
    if not forbidden.are_in(write(before)):
        assert after == before
