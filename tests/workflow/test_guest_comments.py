"""Comments by guest link: their author, their number and their form."""

import pytest

from articles import workflow
from articles.integrity import find_breaks
from articles.models import Note
from articles.text import digest
from articles.workflow import MoveNotAllowed
from tests.support.guest_links import COMMENT, LOOK
from tests.support.makers import edit, share


@pytest.mark.django_db
def test_a_comment_has_the_typed_name_and_the_maker_of_the_link(writer, submitted):
    writer.first_name, writer.last_name = "Wulan", "Sari"
    writer.save()
    link = share(submitted, by=writer, use=COMMENT)
    edit(submitted, writer, body="<p>Sudah lain.</p>")
    note = workflow.comment_as_guest(
        link, name=" Budi\r\nSantoso ", text=" Kalimat kedua\r\nkeliru. ", quote="Pasar  itu"
    )
    assert note.author is None
    assert note.author_name.startswith("Budi Santoso (")
    assert "Wulan Sari" in note.author_name
    assert (note.text, note.quote, note.revision_number) == ("Kalimat kedua\nkeliru.", "Pasar itu", 1)
    event = submitted.events.get(move="comment")
    assert (event.actor, event.actor_name, event.who) == (None, "guest", note.author_name)
    assert event.why == "Kalimat kedua keliru."
    assert "Budi" not in str(event.digest_payload())
    assert "keliru" not in str(event.digest_payload())
    assert event.details["typed"] == digest([event.salt, note.text])
    assert event.details["link"] == link.pk
    assert "wulan" in event.details["made_by"]
    assert event.revision.number == 1
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_the_same_words_sent_twice_are_one_comment(writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    first, second = (workflow.comment_as_guest(link, name="Budi Santoso", text="Keliru.") for _ in range(2))
    assert first == second
    assert submitted.events.filter(move="comment").count() == 1


@pytest.mark.django_db
def test_a_link_accepts_fifty_comments(writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    for number in range(50):
        workflow.comment_as_guest(link, name="Budi Santoso", text=f"Ke-{number}.")
    with pytest.raises(MoveNotAllowed):
        workflow.comment_as_guest(link, name="Budi Santoso", text="Satu lagi.")
    assert link.notes.count() == 50


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Baik."),
        (" \u200b ", "Baik."),
        ("x", "Baik."),
        ("\u200d\u200d\u200d", "Baik."),
        ("x" * 81, "Baik."),
        ("x" * 10_000, "Baik."),
        ("Budi Santoso", " \r\n\x00"),
        ("Budi Santoso", "x" * 4001),
    ],
)
def test_a_comment_needs_a_name_and_a_text_within_the_limit(name, text, writer, submitted):
    link = share(submitted, by=writer, use=COMMENT)
    with pytest.raises(MoveNotAllowed):
        workflow.comment_as_guest(link, name=name, text=text)
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_hostile_names_are_stored_as_text_on_one_line(writer, submitted):
    writer.first_name, writer.last_name = "W" * 150, "S" * 150
    writer.save()
    link = share(submitted, by=writer, use=COMMENT)
    note = workflow.comment_as_guest(
        link, name="<script>a\u202eb\x00</script>\n%(whose)s", text="Teks\x00 \ud800ini.", quote="q" * 9000
    )
    assert note.author_name.startswith("<script>ab</script> %(whose)s (")
    assert len(note.author_name) <= 160
    assert note.author_name.endswith(")")
    assert note.text == "Teks ini."
    assert len(note.quote) == 500


@pytest.mark.django_db
def test_a_link_for_viewing_accepts_neither_comment_nor_approval(editor, submitted):
    look, comment = (share(submitted, by=editor, use=use) for use in (LOOK, COMMENT))
    for link, act in (
        (look, lambda link: workflow.comment_as_guest(link, name="Budi", text="Baik.")),
        (look, lambda link: workflow.approve_as_guest(link, name="Budi")),
        (comment, lambda link: workflow.approve_as_guest(link, name="Budi")),
    ):
        with pytest.raises(MoveNotAllowed):
            act(link)
    assert not submitted.events.filter(move__in=["comment", "approve"]).exists()
