"""What a comparison of two contents tells an editor, in words."""

import pytest

from articles.content import Content, Fold, difference
from articles.content.values import LeadPicture
from articles.document import parse
from tests.makers import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def body(html):
    return Content(body=parse(html))


def lines(old, new):
    """The lines of the body that changed."""
    (changes,) = difference(body(old), body(new))
    return [line for line in changes.lines if not isinstance(line, Fold) and line.kind != "same"]


LINK = '<p>Baca <a href="https://baik.example/a">putusan itu</a> di sini.</p>'


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (LINK, LINK.replace("baik", "jahat"), "⟨https://baik.example/a⟩ → ⟨https://jahat.example/a⟩"),
        (LINK, "<p>Baca putusan itu di sini.</p>", "link taken off “putusan itu”: ⟨https://baik.example/a⟩"),
        ("<p>Baca putusan itu di sini.</p>", LINK, "link added to “putusan itu”: ⟨https://baik.example/a⟩"),
        ("<p>Satu kata.</p>", "<p>Satu <strong>kata</strong>.</p>", "now bold: kata"),
        ("<p>Satu <em>kata</em>.</p>", "<p>Satu kata.</p>", "no longer italic: kata"),
        ("<p>Bantuan</p>", "<h2>Bantuan</h2>", "paragraph → heading of level 2"),
        ("<p>Bantuan</p>", "<blockquote><p>Bantuan</p></blockquote>", "paragraph → quotation"),
        ("<ul><li>Beras</li></ul>", "<ol><li>Beras</li></ol>", "bulleted list → numbered list"),
        ("<ol><li>Beras</li></ol>", '<ol start="7"><li>Beras</li></ol>', "– → numbered 1 from 7"),
    ],
)
def test_a_change_of_anything_but_words_is_told(old, new, note):
    (line,) = lines(old, new)
    assert any(note in one for one in line.all_notes), line.all_notes


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (LINK, LINK.replace("baik", "jahat"), "A link leads to another site than before: baik.example → jahat.example"),
        ("<p>Ada 200 karung.</p>", "<p>Ada 250 karung.</p>", "A number changed: 200 → 250"),
        ("<p>Ada tiga karung.</p>", "<p>Ada empat karung.</p>", "A number changed: tiga → empat"),
        ("<p>Kata Ratna Dewi.</p>", "<p>Kata Ratna Sari.</p>", "A name changed: Dewi → Sari"),
        ("<p>“Kami rugi besar,” kata dia.</p>", "<p>“Kami rugi sedikit,” kata dia.</p>", "A quotation changed."),
    ],
)
def test_what_deserves_a_second_look_is_said_above_it(old, new, warning):
    (line,) = lines(old, new)
    assert warning in line.warnings


def test_a_comma_deserves_none():
    (line,) = lines("<p>Warga mengungsi ke balai desa.</p>", "<p>Warga mengungsi, ke balai desa.</p>")
    assert line.warnings == ()


def test_unchanged_paragraphs_are_folded_but_for_those_beside_a_change():
    paragraphs = [f"<p>Paragraf {number} tetap.</p>" for number in range(12)]
    (changes,) = difference(body("".join(paragraphs)), body("".join([*paragraphs, "<p>Baru.</p>"])))
    (fold,) = [line for line in changes.lines if isinstance(line, Fold)]
    assert (fold.count, changes.count) == (11, 1)


def test_an_unseen_character_is_named():
    (line,) = lines("<p>Dua kata di sini.</p>", "<p>Dua\u00a0kata di sini.</p>")
    assert any(piece.text == "[NBSP]" for piece in line.parts[0].pieces if piece.kind == "added")


WHOLE = "<p>Warga mengungsi ke balai desa. Bantuan datang sore hari.</p>"
PARTS = "<p>Warga mengungsi ke balai desa.</p><p>Bantuan datang sore hari.</p>"


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (WHOLE, PARTS, "split off: these words were in the paragraph beside it"),
        (PARTS, WHOLE, "joined: these words are in the paragraph beside it now"),
    ],
)
def test_a_paragraph_that_was_split_or_joined_is_said_to_be(old, new, note):
    assert note in [one for line in lines(old, new) for one in line.notes]


def test_a_paragraph_with_other_words_was_not_split_off():
    new = "<p>Warga mengungsi ke balai desa.</p><p>Bantuan tidak datang.</p>"
    assert not any("split off" in one for line in lines(WHOLE, new) for one in line.notes)


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("apel", "\u0430pel", "LATIN SMALL LETTER A → CYRILLIC SMALL LETTER A"),
        ("apel", "a\u0440el", "LATIN SMALL LETTER P → CYRILLIC SMALL LETTER ER"),
        ("5 apel", "\uff15 apel", "DIGIT FIVE → FULLWIDTH DIGIT FIVE"),
    ],
)
def test_characters_that_look_alike_are_named(old, new, note):
    (line,) = lines(f"<p>Ia makan {old} itu.</p>", f"<p>Ia makan {new} itu.</p>")
    assert any(note in one for one in line.all_notes), line.all_notes


def test_letters_of_one_alphabet_are_not_named():
    (line,) = lines("<p>Ia makan apel itu.</p>", "<p>Ia makan opel itu.</p>")
    assert line.all_notes == ()


def test_pictures_before_and_after_are_shown():
    old, new = make_photo(name="a.jpg"), make_photo(name="b.jpg")
    htmls = [f'<figure data-photo="{photo.uid}"></figure><p>Satu.</p>' for photo in (old, new)]
    (line,) = lines(*htmls)
    assert [(one.kind, one.number) for one in line.pictures] == [("removed", old.pk), ("added", new.pk)]
    contents = [Content(picture=LeadPicture(str(photo.uid))) for photo in (old, new)]
    (field,) = difference(*contents)
    assert [(one.kind, one.number) for one in field.pictures] == [("removed", old.pk), ("added", new.pk)]
