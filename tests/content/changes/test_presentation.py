"""The presentation of a comparison of two contents to an editor."""

from uuid import UUID

import pytest

from articles.content import Content, Fold, difference, text_of_changes
from articles.content.field_values import CreditLine, LeadPicture, PictureWords, Reference
from tests.support.changes import LINK, body, lines, page
from tests.support.makers import make_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


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
def test_a_change_of_a_link_a_mark_or_a_block_kind_has_a_note(old, new, note):
    (line,) = lines(old, new)
    assert any(note in one for one in line.all_notes), line.all_notes


def test_unchanged_paragraphs_are_folded_except_beside_a_change():
    paragraphs = [f"<p>Paragraf {number} tetap.</p>" for number in range(12)]
    (changes,) = difference(body("".join(paragraphs)), body("".join([*paragraphs, "<p>Baru.</p>"])))
    (fold,) = [line for line in changes.lines if isinstance(line, Fold)]
    assert (fold.count, changes.count) == (11, 1)


def test_a_changed_nonbreaking_space_is_shown_by_name():
    (line,) = lines("<p>Dua kata di sini.</p>", "<p>Dua\u00a0kata di sini.</p>")
    assert any(piece.text == "⟦NBSP⟧" for piece in line.parts[0].pieces if piece.kind == "added")


WHOLE = "<p>Warga mengungsi ke balai desa. Bantuan datang sore hari.</p>"
PARTS = "<p>Warga mengungsi ke balai desa.</p><p>Bantuan datang sore hari.</p>"


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (WHOLE, PARTS, "split off: these words were in the paragraph beside it"),
        (PARTS, WHOLE, "joined: these words are in the paragraph beside it now"),
    ],
)
def test_a_paragraph_that_was_split_or_joined_has_a_note(old, new, note):
    assert note in [one for line in lines(old, new) for one in line.notes]


def test_a_paragraph_with_other_words_is_not_noted_as_split_off():
    new = "<p>Warga mengungsi ke balai desa.</p><p>Bantuan tidak datang.</p>"
    assert not any("split off" in one for line in lines(WHOLE, new) for one in line.notes)


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("apel", "\u0430pel", "CYRILLIC SMALL LETTER A"),
        ("apel", "a\u0440el", "CYRILLIC SMALL LETTER ER"),
        ("apel", "\u0430pel baru", "CYRILLIC SMALL LETTER A"),
        ("caf\u00e9", "cafe\u0301", "COMBINING ACUTE ACCENT"),
        ("5 apel", "\uff15 apel", "DIGIT FIVE → FULLWIDTH DIGIT FIVE"),
    ],
)
def test_changed_characters_that_look_alike_are_shown_by_name(old, new, note):
    (line,) = lines(f"<p>Ia makan {old} itu.</p>", f"<p>Ia makan {new} itu.</p>")
    assert any(note in one for one in line.all_notes), line.all_notes


def test_changed_letters_of_one_alphabet_are_not_shown_by_name():
    (line,) = lines("<p>Ia makan apel itu.</p>", "<p>Ia makan opel itu.</p>")
    assert line.all_notes == ()


def test_pictures_before_and_after_are_shown():
    old, new = make_photo(name="a.jpg"), make_photo(name="b.jpg")
    htmls = [f'<figure data-photo="{photo.uid}"></figure><p>Satu.</p>' for photo in (old, new)]
    (line,) = lines(*htmls)
    assert [(one.kind, one.number) for one in line.pictures] == [("removed", old.pk), ("added", new.pk)]
    contents = [Content(picture=LeadPicture(str(photo.uid))) for photo in (old, new)]
    (field,) = difference(*contents)
    assert [(one.kind, one.number) for one in field.lines[0].pictures] == [("removed", old.pk), ("added", new.pk)]


@pytest.mark.parametrize("unseen", ["\u034f", "\ufe0f", "\u3164", "\u2800", "\U000e0100", "\u200d", "\u202e"])
def test_removed_invisible_characters_are_shown_by_name(unseen):
    (line,) = lines(f"<p>Budi{unseen} pergi</p>", "<p>Budi pergi</p>")
    removed = "".join(piece.text for piece in line.parts[0].pieces if piece.kind == "removed")
    assert f"⟦U+{ord(unseen):04X}⟧" in removed or "⟦ZWJ⟧" in removed


def test_bold_text_is_shown_in_its_place():
    texts = [
        "<strong>harga</strong> dan harga",
        "harga dan <strong>harga</strong>",
        "<strong>harga</strong> dan <strong>harga</strong>",
        "<strong>harga </strong>dan harga",
    ]
    shown = [lines("<p>kata dia.</p>", f"<p>kata dia. {text}</p>")[0].parts[0].pieces for text in texts]
    assert len({*shown}) == len(texts)


def test_pictures_are_matched_by_their_photo_and_not_by_their_caption():
    first, second = make_photo(name="a.jpg"), make_photo(name="b.jpg")
    form = '<figure data-photo="{}"><figcaption>{}</figcaption></figure>'
    old = form.format(first.uid, "Ratna di pasar") + form.format(second.uid, "Budi di kantor")
    found = lines(old, form.format(second.uid, "Budi di kantornya"))
    assert [line.kind for line in found] == ["removed", "changed"]


def test_another_tag_of_the_same_name_has_a_note_beside_other_changes():
    tags = [Reference(str(UUID(int=number)), name) for number, name in ((1, "Beras"), (2, "Beras"), (3, "Padi"))]
    (changes,) = difference(Content(tags=(tags[0],)), Content(tags=(tags[1], tags[2])))
    assert "Beras" in changes.note


def test_words_that_imitate_the_marks_are_escaped_in_a_terminal():
    shown = text_of_changes(difference(body("<p>a {+ b+}, c. d</p>"), body("<p>a {+ b+}, c. e<br>+ Dua.</p>")))
    assert r"a \{+ b+\}, c. " in shown
    assert "\n+ Dua" not in shown


def test_a_letter_of_another_alphabet_in_an_address_is_shown_by_name():
    form = '<p>Buka <a href="https://b{}nk.example/">sini</a>.</p>'
    (line,) = lines(form.format("a"), form.format("\u0430"))
    assert any("CYRILLIC SMALL LETTER A" in note for note in line.all_notes)


OTHER_PERSON, THIRD = "2f0d7a52-6f7c-4a0c-9f0b-6c1b6c2b6d12", "2f0d7a52-6f7c-4a0c-9f0b-6c1b6c2b6d13"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            {"picture_words": (PictureWords(OTHER_PERSON, alt="Menteri"), PictureWords(THIRD, alt="Kapal"))},
            {"picture_words": (PictureWords(OTHER_PERSON, caption="Menteri"), PictureWords(THIRD, alt="Kapal sekali"))},
            "caption",
        ),
        (
            {"picture": LeadPicture(OTHER_PERSON, caption="Dermaga lama · Budi", credit="Antara")},
            {"picture": LeadPicture(OTHER_PERSON, caption="Dermaga baru", credit="Budi · Antara")},
            "credit",
        ),
        (
            {"picture": LeadPicture(OTHER_PERSON, caption="Kapal kayu · credit: Budi")},
            {"picture": LeadPicture(OTHER_PERSON, caption="Kapal besi", credit="Budi")},
            "credit",
        ),
    ],
)
def test_text_moved_to_a_caption_or_credit_is_shown_beside_another_change(old, new, shown):
    (field,) = difference(Content(**old), Content(**new))
    parts = [part for line in field.lines for part in line.parts if part.label == shown]
    assert any(piece.kind == "added" for part in parts for piece in part.pieces)


def test_people_of_the_same_name_who_change_places_have_a_note():
    one, other = (Reference(uid, "Ayu") for uid in (OTHER_PERSON, THIRD))
    third = CreditLine("editor", Reference(None, "Bima"))
    old = Content(credits=(CreditLine("writer", one), CreditLine("writer", other)))
    new = Content(credits=(CreditLine("writer", other), CreditLine("writer", one), third))
    (field,) = difference(old, new)
    assert "Ayu" in field.note
    (added,) = difference(old, Content(credits=(*old.credits, third)))
    assert added.note == ""


def test_a_tag_with_a_comma_is_not_read_as_two_tags():
    old, new = (
        Content(tags=tuple(Reference(None, name) for name in names)) for names in (["a, b", "c"], ["a", "b, c"])
    )
    (field,) = difference(old, new)
    assert field.count == 2


def test_a_line_separator_changed_to_a_line_break_is_shown():
    (field,) = difference(Content(standfirst="Satu\u2028dua"), Content(standfirst="Satu\ndua tiga"))
    pieces = [piece for line in field.lines for part in line.parts for piece in part.pieces]
    assert any("U+2028" in piece.text for piece in pieces if piece.kind != "same")


def test_marks_of_removed_words_are_named_as_those_they_had():
    removed = page(body("<p>Kata <strong>Santoso</strong> <em>tadi</em> pagi.</p>"), body("<p>Kata pagi.</p>"))
    assert "was bold: Santoso" in removed
    assert "was italic: tadi" in removed
    added = page(body("<p>Kata pagi.</p>"), body("<p>Kata <strong>Santoso</strong> pagi.</p>"))
    assert "bold: Santoso" in added
    assert "was bold" not in added
