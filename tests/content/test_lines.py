"""Contents as lines of plain text for an editor, and the words that people wrote."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.utils import translation

from articles.content import (
    KINDS,
    Content,
    CreditLine,
    LeadPicture,
    PictureWords,
    Reference,
    body_from_text,
    references_of,
)
from articles.content.body_kind import block_line, joined
from articles.content.picture_kinds import photo_line
from articles.document import Document, Figure, Gallery, LinkCard, Paragraph, ReadAlso, Run, parse
from articles.text import to_the_second
from tests.support.full_content import ARTICLE, CATEGORY, OTHER_PHOTO, PERSON, PHOTO, POLICY, SECTION, TAG, TOPIC, WHOLE

NUMBERS = {PHOTO: 7, OTHER_PHOTO: 3, ARTICLE: 12}
GONE = str(UUID(int=99))
LINES = {
    "headline": ["Pasar dibuka"],
    "slug": ["pasar-dibuka"],
    "topic": ["Pemilu"],
    "standfirst": ["Kabar pagi."],
    "dateline": ["JAKARTA"],
    "picture": ["[photo 7] · caption: Dari dekat. · credit: Arsip"],
    "picture_words": [
        "[photo 3] · alternative text: Dermaga.",
        "[photo 7] · caption: Kapal. · credit: Laras · alternative text: Kapal kayu.",
    ],
    "body": ["Satu dua.", "Tiga."],
    "category": ["Olahraga › Bola"],
    "tags": ["Beras", "Pangan"],
    "credits": ["Ayu (writer)", "Bima (editor)"],
    "comment_policy": ["Terbuka"],
    "replies_to": ["article 12"],
    "label": ["Opinion"],
    "is_unverified": ["yes"],
    "verification_notice": ["Jumlahnya belum pasti."],
    "is_breaking": ["yes"],
}
LOOKS = [
    (Figure(PHOTO), "[photo 7]"),
    (Figure(PHOTO, "Kapal.", "Arsip"), "[photo 7] · caption: Kapal. · credit: Arsip"),
    (Figure(GONE, "Kapal."), f"[a photo that does not exist: {GONE}] · caption: Kapal."),
    (
        Gallery((Figure(PHOTO, "Kapal."), Figure(OTHER_PHOTO, credit="Arsip")), "Dua kapal."),
        "Gallery · [photo 7] · caption: Kapal. · [photo 3] · credit: Arsip · Dua kapal.",
    ),
    (Gallery((Figure(PHOTO),)), "Gallery · [photo 7]"),
    (LinkCard("https://example.org/a", "Judul"), "[?: https://example.org/a] · Judul"),
    (LinkCard("https://www.youtube.com/watch?v=abcdefghijk"), "[YouTube: https://www.youtube.com/watch?v=abcdefghijk]"),
    (ReadAlso("Lain"), "Baca juga: Lain"),
    (ReadAlso("Lain", "none"), "Baca juga: Lain [stays plain]"),
    (ReadAlso("Lain", ARTICLE), "Baca juga: Lain [leads to article 12]"),
    (ReadAlso("Lain", GONE), "Baca juga: Lain [leads to an article that does not exist]"),
    (Paragraph((Run("Satu "), Run("dua", strong=True))), "Satu dua"),
]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("name", LINES)
def test_a_field_is_shown_as_lines_of_text(name):
    assert KINDS[name].lines(getattr(WHOLE, name), NUMBERS) == LINES[name]
    assert KINDS[name].lines(KINDS[name].empty, NUMBERS) == []


def test_a_read_also_line_in_the_body_shows_its_target():
    assert KINDS["body"].lines(Document((ReadAlso("Lain", ARTICLE),)), NUMBERS) == [
        "Baca juga: Lain [leads to article 12]"
    ]


def test_roles_are_shown_in_the_language_of_the_editor():
    with translation.override("id"):
        assert KINDS["credits"].lines(WHOLE.credits, {}) == ["Ayu (penulis)", "Bima (editor)"]
    assert KINDS["credits"].lines((CreditLine("translator", Reference(None, "Ayu")),), {}) == ["Ayu (translator)"]


def test_captions_of_a_missing_photo_are_shown_first():
    words = (PictureWords(PHOTO, "Kapal."), PictureWords(GONE, "Dermaga."))
    shown = KINDS["picture_words"].lines(words, {PHOTO: 1})
    assert shown == [
        f"[a photo that does not exist: {GONE}] · alternative text: Dermaga.",
        "[photo 1] · alternative text: Kapal.",
    ]


def test_a_time_is_shown_to_the_second():
    assert KINDS["embargo"].lines(WHOLE.embargo, {}) == [to_the_second(datetime(2031, 1, 2, 3, 4, 5, tzinfo=UTC))]
    assert KINDS["embargo"].lines(None, {}) == []


def test_unknown_labels_and_missing_objects_are_shown_as_such():
    assert KINDS["label"].lines("unknown", {}) == ["unknown"]
    assert KINDS["replies_to"].lines(Reference(GONE), NUMBERS) == ["an article that does not exist"]
    assert KINDS["replies_to"].lines(Reference(None, "x"), NUMBERS) == ["an article that does not exist"]
    assert KINDS["picture"].lines(LeadPicture(GONE), NUMBERS) == [f"[a photo that does not exist: {GONE}]"]


@pytest.mark.parametrize(("block", "line"), LOOKS)
def test_a_block_is_shown_as_a_line_of_text(block, line):
    assert block_line(block, NUMBERS) == line


def test_the_words_of_a_content_are_those_written_for_readers():
    words = "Pasar dibuka\nKabar pagi.\nJAKARTA\nDari dekat.\nArsip\nKapal kayu.\nKapal.\nLaras\nDermaga."
    words += "\nSatu dua.\n\nTiga.\nJumlahnya belum pasti."
    assert [line for line in WHOLE.words().split("\n") if line] == [line for line in words.split("\n") if line]
    assert Content().words() == ""
    assert Content(picture=LeadPicture(PHOTO)).words() == ""
    assert (
        Content(picture=LeadPicture(PHOTO, credit="Arsip"), picture_words=(PictureWords(PHOTO, "x"),)).words()
        == "Arsip\nx"
    )


def test_references_are_listed_with_their_kinds_and_the_parent_category():
    assert [(kind, one.uid or one.name) for kind, one in references_of(WHOLE)] == [
        ("topic", TOPIC),
        ("category", CATEGORY),
        ("category", SECTION),
        ("tag", TAG),
        ("tag", "Pangan"),
        ("contributor", PERSON),
        ("contributor", "Bima"),
        ("comment_policy", POLICY),
    ]
    assert list(references_of(Content())) == []


def test_a_passage_typed_as_text_keeps_blocks_with_the_same_text():
    linked = parse('<p>Satu <a href="https://example.org/">dua</a>.</p>')
    other = parse("<p>Satu <strong>dua</strong>.</p><h2>Bab</h2>")
    typed = "Satu dua.\r\n\r\n  Bab  \n \t\nBaris satu\n\n\n"
    body = body_from_text(typed, (linked, other), {})
    assert body == Document((*linked.blocks, other.blocks[1], Paragraph((Run("Baris satu"),))))
    assert body_from_text(" \n\n ", (linked,), {}) == Document()


def test_a_passage_typed_as_text_keeps_a_picture_with_the_same_line():
    figure = Document((Figure(PHOTO, "Kapal."),))
    assert body_from_text("[photo 7] · caption: Kapal.\n\nSatu.", (figure,), NUMBERS).blocks[0] == figure.blocks[0]


def test_line_breaks_are_the_same_with_and_without_a_carriage_return():
    broken = parse('<p>Satu<br><a href="https://example.org/">dua</a>.</p>')
    for typed in ("Satu\ndua.", "Satu\r\ndua."):
        assert body_from_text(typed, (broken,), {}) == broken


def test_versions_with_the_same_text_keep_their_own_links_and_marks():
    linked, bold = parse('<p>Satu <a href="https://example.org/">dua</a>.</p>'), parse("<p>Satu <b>dua</b>.</p>")
    heading = parse("<h2>Satu dua.</h2>")
    for versions in ((linked, bold), (bold, heading)):
        assert body_from_text("Satu dua.\n\nSatu dua.", versions, {}) == joined(*versions)


def test_empty_lines_within_a_paragraph_do_not_split_it():
    broken = parse('<p>Satu <b>dua</b><br><br>tiga <a href="https://example.org/">empat</a>.</p>')
    (shown,) = KINDS["body"].lines(broken, {})
    assert body_from_text(shown, (broken,), {}) == broken
    assert body_from_text(shown.replace("tiga", "lima"), (broken,), {}) == parse("<p>Satu dua<br><br>lima empat.</p>")


def test_markup_typed_as_text_is_kept_as_text():
    assert body_from_text("<b>Satu</b>", (), {}) == Document((Paragraph((Run("<b>Satu</b>"),)),))


def test_a_time_with_microseconds_is_shown_with_them():
    at = datetime(2026, 12, 1, 6, tzinfo=UTC)
    whole, exact = (KINDS["embargo"].lines(one, {}) for one in (at, at.replace(microsecond=7)))
    assert exact == [f"{whole[0]} + 7 µs"]


def test_a_photo_without_a_caption_is_shown_by_its_number():
    assert photo_line(PHOTO, NUMBERS) == "[photo 7]"
