"""Links in a comparison: each is listed once, and a very long address is shown in part."""

import pytest

from articles.content import difference, text_of_changes
from tests.support.changes import body, lines, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

WORDS = "<p>Baca {} di sini.</p>"
LONG = f"https://x.example/{2000 * 'q'}"


def linked(address, words="putusan"):
    return WORDS.format(f'<a href="{address}">{words}</a>')


@pytest.mark.parametrize("before", ["putusan itu di sana", '<a href="https://y.example/">putusan itu di sana</a>', ""])
def test_a_link_over_words_with_different_marks_is_listed_once(before):
    words = "putusan <strong>itu</strong> di <em>sana</em>"
    (line,) = lines(WORDS.format(before), linked("https://x.example/", words))
    (note,) = [note for note in line.all_notes if "https://x.example/" in note]
    assert "“putusan itu di sana”" in note


def test_each_of_two_links_with_the_same_address_is_listed():
    link = '<a href="https://x.example/">{}</a>'
    (line,) = lines(WORDS.format("satu dua tiga"), WORDS.format(f"{link.format('satu')} dua {link.format('tiga')}"))
    assert [note.partition(":")[0] for note in line.all_notes] == ["link added to “satu”", "link added to “tiga”"]


def test_a_very_long_address_is_shown_in_part_with_its_length():
    (line,) = lines(linked("https://y.example/"), linked(LONG))
    (note,) = line.all_notes
    assert "⟨https://y.example/⟩ → ⟨https://x.example/qqq" in note
    assert "qqq, 2018 characters, checksum " in note
    assert len(note) < 400


def test_the_first_difference_of_very_long_addresses_is_shown():
    other = f"{LONG[:1000]}jahat{LONG[1000:]}"
    (line,) = lines(linked(LONG), linked(other))
    (note,) = line.all_notes
    assert "from character 1001: …" in note
    assert "qqqjahatqqq" in note
    assert len(note) < 800


@pytest.mark.parametrize("attribute", ["title", "rel"])
def test_very_long_attributes_of_a_link_are_shown_in_part(attribute):
    htmls = [
        WORDS.format(f'<a href="https://x.example/" {attribute}="{text}">putusan</a>')
        for text in ("q" * 9000, "q" * 9001)
    ]
    (line,) = lines(*htmls)
    (note,) = line.all_notes
    assert len(note) < 800


@pytest.mark.parametrize("place", [50, 1000, 2000])
def test_very_long_addresses_that_differ_anywhere_never_look_equal(place):
    other = f"{LONG[:place]}a{LONG[place + 1 :]}"
    for old in (linked("https://y.example/"), WORDS.format("putusan"), ""):
        one, another = (difference(body(old), body(linked(address))) for address in (LONG, other))
        assert text_of_changes(one) != text_of_changes(another)
        assert page(body(old), body(linked(LONG))) != page(body(old), body(linked(other)))


def test_a_long_link_over_many_runs_does_not_lengthen_a_comparison():
    words = 500 * "<strong>a</strong>b"
    old, new = body("<p>awal</p>"), body(linked(LONG, words))
    assert len(text_of_changes(difference(old, new))) < 20 * len(words)
