"""A redacted record is still verified, exported, imported and shown."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from articles import redaction, references, revisions, workflow
from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, Edition, Event, Redaction, Revision, Topic
from articles.models.redactions import MARK, MARK_TEXT
from articles.triggers import triggers_disabled
from tests.makers import edit, make_article, make_person, move, perform, publish
from tests.support.exports import empty, export

from .makers import WORDS, places_of, redact

pytestmark = pytest.mark.django_db


@pytest.fixture
def redacted(writer, editor, chief, second_chief):
    """An article whose first revision, first edition and one event were redacted, live without the words."""
    article = make_article(writer, headline="Kabar Rahasia Negara", tags=["Pasar"])
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason="Rahasia negara itu tidak boleh.")
    publish(article, writer, editor)
    edit(article, writer, headline="Kabar", slug="kabar")
    publish(article, writer, editor)
    redact(article, chief, second_chief)
    article.refresh_from_db()
    return article


def verify(*arguments):
    """Run the command: exit code and what it said."""
    out = StringIO()
    try:
        call_command("verify_record", *arguments, stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue()
    return 0, out.getvalue()


def breaks():
    return [found for found in find_breaks() if found]


def test_a_redacted_record_holds_and_says_how_many_rows_were_redacted(redacted):
    code, said = verify()
    assert code == 0
    assert Redaction.objects.count() == 3
    report = verify(f"--article={redacted.pk}")[1].splitlines()[-1]
    assert "3" in report
    assert report in said.splitlines()


def test_heads_written_before_match_afterwards(writer, chief, second_chief, tmp_path, settings):
    settings.RECORD_KEY = "kunci-uji-yang-cukup-panjang-untuk-mac"
    article = make_article(writer, headline="Kabar Rahasia Negara")
    heads = tmp_path / "heads"
    call_command("verify_record", f"--append-heads={heads}", stdout=StringIO(), stderr=StringIO())
    redact(article, chief, second_chief)
    assert verify(f"--against={heads}")[0] == 0


def rows(model):
    return model.objects.order_by("pk")


BEHIND_THEIR_BACKS = {
    "a mark without a redaction": lambda: rows(Redaction).delete(),
    "a mark in a row that nobody named": lambda: Revision.objects.filter(number=2).update(content=MARK, salt=""),
    "another text in place of the mark": lambda: rows(Revision).filter(number=1).update(content={"headline": "x"}),
    "another text beside the mark": lambda: rows(Revision).filter(number=1).update(reason="Lain."),
    "words in an edition again": lambda: Edition.objects.filter(number=1).update(headline="Palsu"),
    "a note in an edition": lambda: Edition.objects.filter(number=1).update(note="Palsu"),
    "details of an event": lambda: Event.objects.filter(move="request_changes").update(details={"x": 1}),
    "who did what was redacted": lambda: Event.objects.filter(move="request_changes").update(actor_name="lain"),
    "who did it, hidden by a mark": lambda: Event.objects.filter(move="request_changes").update(actor_name=MARK_TEXT),
    "what was done": lambda: Event.objects.filter(move="request_changes").update(move="assign"),
    "who saved a revision": lambda: rows(Revision).filter(number=1).update(author_name="lain"),
    "when it was saved": lambda: rows(Revision).filter(number=1).update(created_at=timezone.now()),
    "whether an edition was breaking news": lambda: Edition.objects.filter(number=1).update(is_breaking=True),
    "who approved an edition": lambda: (
        rows(Edition).filter(number=1).update(approval=Event.objects.filter(move="submit").first())
    ),
    "of which revision an edition is": lambda: (
        rows(Edition).filter(number=1).update(revision=Revision.objects.get(number=2))
    ),
    "a proposal by the same person": lambda: Redaction.objects.update(
        proposal=Event.objects.get(move="confirm_redaction")
    ),
    "events of another kind": lambda: Redaction.objects.update(confirmation=Event.objects.get(move="create")),
    "a redaction of another row": lambda: Redaction.objects.filter(kind="revision").update(
        row_key=Revision.objects.get(number=2).pk
    ),
}


@pytest.mark.parametrize("name", BEHIND_THEIR_BACKS)
def test_verification_finds_what_was_changed_behind_their_backs(name, redacted):
    with triggers_disabled():
        BEHIND_THEIR_BACKS[name]()
    assert breaks()


def test_verification_finds_one_person_acting_as_two(redacted):
    proposal = Event.objects.get(move="propose_redaction")
    with triggers_disabled():
        Event.objects.filter(move="confirm_redaction").update(actor=proposal.actor)
    assert breaks()


def test_an_export_of_a_redacted_record_comes_back_redacted(redacted, tmp_path):
    first = export()
    assert WORDS.casefold() not in first.casefold()
    line = json.loads(first)
    assert line["revisions"][0]["content"] == MARK
    with triggers_disabled():
        Redaction.objects.all()._raw_delete(using="default")
    empty()
    (result,) = load_line(first, tmp_path)
    assert (result.status, result.reason) == ("created", "")
    assert breaks() == []
    assert {row.is_restored for row in Redaction.objects.all()} == {True}
    assert Redaction.objects.count() == 3
    assert json.loads(export())["revisions"] == line["revisions"]


def load_line(text, folder):
    """Import what was exported."""
    path = folder / "export.jsonl"
    path.write_text(text, encoding="utf-8")
    return list(load_all([path]))


@pytest.mark.parametrize("change", ["the same person", "no confirmation", "words instead of the mark", "a mark more"])
def test_an_export_that_was_edited_is_refused(change, redacted, tmp_path):
    line = json.loads(export())
    events = {event["move"]: event for event in line["events"]}
    if change == "the same person":
        events["confirm_redaction"]["actor_name"] = events["propose_redaction"]["actor_name"]
    elif change == "no confirmation":
        line["events"].remove(events["confirm_redaction"])
    elif change == "words instead of the mark":
        line["revisions"][0]["content"] = line["revisions"][1]["content"]
    else:
        line["working_copy"] = line["revisions"][1]["content"]
        line["revisions"][1] |= {"content": MARK, "salt": "", "authorship": None}
    with triggers_disabled():
        Redaction.objects.all()._raw_delete(using="default")
    empty()
    (result,) = load_line(json.dumps(line), tmp_path)
    assert result.status == "refused"
    assert "SHA-256" in result.reason
    assert not Article.objects.exists()


def test_the_history_says_redacted_by_whom_and_on_which_ground(redacted, client, chief, second_chief):
    client.force_login(chief)
    page = client.get(reverse("desk:articles_article_history", args=[redacted.pk])).content.decode()
    confirmed = Event.objects.get(move="confirm_redaction")
    assert page.count(confirmed.actor_name) >= 3
    restore = reverse("desk:articles_article_restore", args=[redacted.pk, 1])
    assert restore not in page
    for number, against in ((1, ""), (2, ""), (2, "?with=1"), (1, "?with=2")):
        address = reverse("desk:articles_article_difference", args=[redacted.pk, number])
        answer = client.get(address + against)
        assert answer.status_code == 200
        assert confirmed.actor_name in answer.content.decode()
    assert client.post(restore, {"seen": redacted.revision_number}).status_code == 302
    assert Article.objects.get().revision_number == redacted.revision_number


def test_other_pages_of_a_redacted_article_open(redacted, client, chief, editor, writer):
    move(edit(redacted, writer, standfirst="Baru."), "submit", by=writer)
    for person in (chief, editor, writer):
        client.force_login(person)
        for name in ("change", "history", "preview"):
            assert client.get(reverse(f"desk:articles_article_{name}", args=[redacted.pk])).status_code == 200
    address = reverse("desk:articles_article_preview", args=[redacted.pk])
    assert client.get(address + "?edition=1").status_code == 404
    assert client.get(address + "?edition=2").status_code == 200


def test_listings_are_made_anew_with_redacted_editions(redacted):
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert breaks() == []


def test_readers_go_on_seeing_the_edition_without_the_words(redacted, client):
    edition = Edition.objects.live().get()
    assert edition.headline == "Kabar"
    assert client.get(edition.get_absolute_url()).status_code == 200


def test_a_reader_sees_the_mark_in_place_of_the_reason_of_a_retraction(writer, editor, chief, second_chief, client):
    article = publish(make_article(writer, headline="Kabar Rahasia Negara"), writer, editor)
    perform(article, "retract", by=chief, reason="Soal rahasia negara.", ground="child")
    perform(article, "confirm_retraction", by=second_chief)
    redact(article, chief, second_chief)
    page = client.get(Edition.objects.live().get().get_absolute_url())
    assert MARK_TEXT in page.content.decode()
    assert breaks() == []


def test_whoever_saved_a_redacted_revision_does_not_approve_new_words(redacted, writer, second_writer, editor):
    edit(redacted, editor, body="<p>Sesuatu yang lain sama sekali.</p>")
    assert revisions.WaitingWords(redacted).are_of(editor)
    assert revisions.WaitingWords(redacted).are_of(writer)
    assert not revisions.WaitingWords(redacted).are_of(second_writer)


def test_an_approval_of_a_redacted_revision_is_still_a_base(redacted, writer, editor, chief):
    edit(redacted, editor, standfirst="Baru.")
    move(redacted, "submit", by=writer)
    with pytest.raises(workflow.MoveNotAllowed):
        move(redacted, "approve", by=editor)
    move(redacted, "approve", by=chief)


def run(*arguments):
    """Run redact_record and return what it said."""
    out = StringIO()
    call_command("redact_record", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_proposes_shows_and_confirms(writer, chief, second_chief, tmp_path):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    words = tmp_path / "words"
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    propose = (str(article.pk), f"--words-file={words}", "--ground=court", "--reason=Putusan 7.", "--as=hendra")
    said = run(*propose)
    number = Event.objects.get(move="propose_redaction").number
    assert str(number) in said
    assert WORDS not in said
    assert WORDS in run(str(article.pk), "--show", "--as=wahyu")
    for bad in (("--as=hendra", number), ("--as=nobody", number), ("--as=wulan", number), ("--as=wahyu", number + 1)):
        with pytest.raises(CommandError):
            run(str(article.pk), f"--confirm={bad[1]}", bad[0])
    said = run(str(article.pk), f"--confirm={number}", "--as=wahyu")
    assert len(said.splitlines()) >= 7
    assert Revision.objects.get(number=1).content == MARK
    with pytest.raises(CommandError):
        run(str(article.pk), "--show", "--as=wahyu")


def test_the_command_reads_stdin_and_refuses(writer, chief, second_chief, monkeypatch):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    monkeypatch.setattr("sys.stdin", StringIO(WORDS))
    run(str(article.pk), "--words-file=-", "--ground=child", "--reason=Anak.", "--as=hendra")
    number = Event.objects.get(move="propose_redaction").number
    run(str(article.pk), f"--refuse={number}", "--reason=Keliru.", "--as=wahyu")
    assert not Redaction.objects.exists()


def test_other_articles_come_back_though_the_record_of_their_topic_was_redacted(
    writer, editor, chief, second_chief, tmp_path
):
    articles = [
        publish(make_article(writer, headline, topic="Dokumen"), writer, editor) for headline in ("Satu", "Dua")
    ]
    topic = Topic.objects.get()
    proposal = references.propose(topic, {"name": "Surat"}, by=editor, reason=f"Nama {WORDS} salah.")
    references.refuse(topic, proposal.number, by=chief, reason="Tidak perlu.")
    redact(articles[0], chief, second_chief)
    assert Event.objects.get(pk=proposal.pk).details == proposal.details
    written = export()
    with triggers_disabled():
        Redaction.objects.all()._raw_delete(using="default")
    empty()
    path = tmp_path / "semua.jsonl"
    path.write_text(written, encoding="utf-8")
    assert [(result.status, result.reason) for result in load_all([path])] == [("created", "")] * 2


def test_what_is_left_of_an_event_is_taken_out_later(writer, editor, chief, second_chief):
    """The reason of an event first, then the name of whoever gave it."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason="Rahasia Negara disebut.")
    redact(article, chief, second_chief)
    redact(article, chief, second_chief, words="ratna", ground="erasure")
    event = article.events.get(move="request_changes")
    assert (event.reason, event.actor_name) == (MARK_TEXT, MARK_TEXT)
    assert list(find_breaks()) == [None]


def test_the_names_of_those_who_redacted_something_are_taken_out_later(writer, chief, second_chief):
    article = make_article(writer)
    edit(article, writer, standfirst="Rahasia Negara.")
    edit(article, writer, standfirst="Bersih.")
    redact(article, chief, second_chief)
    third, fourth = make_person("ketiga", "Chief"), make_person("keempat", "Chief")
    for words in (chief.username, second_chief.username):
        redact(article, third, fourth, words=words, ground="erasure")
    assert list(find_breaks()) == [None]


def test_words_are_found_that_only_a_redacted_revision_led_to(writer, chief, second_chief):
    article = make_article(writer, topic="Kasus Rahasia Negara", body="<p>Nama korban di sini.</p>")
    edit(article, writer, topic=None, body="<p>Bersih.</p>")
    references.change(Topic.objects.get(), {"name": "Kasus", "slug": "kasus"}, by=chief)
    redact(article, chief, second_chief, words="Nama korban")
    assert article.revisions.get(number=1).is_redacted
    redact(article, chief, second_chief)
    assert not places_of(redaction.Forbidden(["Rahasia Negara"]))
    assert list(find_breaks()) == [None]
