"""Redacted records: they are still verified, exported, imported, approved from and redacted again."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import redaction, references, revisions, workflow
from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, ArticleWords, Edition, EditionWords, Event, Redaction, Revision, Topic
from articles.models.redactions import MARK, MARK_TEXT
from articles.search import parse_query
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.exports import empty, export
from tests.support.integrity import breaks
from tests.support.makers import edit, make_article, make_person, move, publish
from tests.support.redaction_makers import WORDS, places_of, redact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def verify(*arguments):
    """Run the command, and return its exit code and output."""
    out = StringIO()
    try:
        call_command("verify_record", *arguments, stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue()
    return 0, out.getvalue()


def test_a_redacted_record_is_valid_and_the_number_of_redacted_rows_is_printed(redacted):
    code, said = verify()
    assert code == 0
    assert Redaction.objects.count() == 3
    report = verify(f"--article={redacted.pk}")[1].splitlines()[-1]
    assert "3" in report
    assert report in said.splitlines()


def test_heads_written_before_a_redaction_match_afterwards(writer, chief, second_chief, tmp_path, settings):
    settings.RECORD_KEY = "kunci-uji-yang-cukup-panjang-untuk-mac"
    article = make_article(writer, headline="Kabar Rahasia Negara")
    heads = tmp_path / "heads"
    call_command("verify_record", f"--append-heads={heads}", stdout=StringIO(), stderr=StringIO())
    redact(article, chief, second_chief)
    assert verify(f"--against={heads}")[0] == 0


@pytest.mark.parametrize("use", ["approve", "comment"])
def test_a_record_is_valid_after_words_of_a_guest_were_redacted(use, writer, editor, chief, second_chief):
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = workflow.create_link(article, by=editor, seen=workflow.LATEST, use=use)
    remark = f"Korban {WORDS} sudah benar."
    if use == "approve":
        workflow.approve_as_guest(link, name="Tamu", remark=remark)
    else:
        workflow.comment_as_guest(link, name="Tamu", text=remark)
    redact(article, chief, second_chief)
    assert list(find_breaks()) == [None]
    # No digest remains from which the words could be guessed.
    for event in article.events.all():
        details = event.details if isinstance(event.details, dict) else {}
        assert digest([event.salt, remark]) != details.get("typed")


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
def test_verification_finds_forged_changes_of_a_redaction(name, redacted):
    with triggers_disabled():
        BEHIND_THEIR_BACKS[name]()
    assert breaks()


def test_verification_finds_a_redaction_by_one_person(redacted):
    proposal = Event.objects.get(move="propose_redaction")
    with triggers_disabled():
        Event.objects.filter(move="confirm_redaction").update(actor=proposal.actor)
    assert breaks()


def test_an_exported_redacted_record_is_imported_redacted(redacted, tmp_path):
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


def test_listings_are_rebuilt_with_redacted_editions(redacted):
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert breaks() == []


def test_who_saved_a_redacted_revision_does_not_approve_new_words(redacted, writer, second_writer, editor):
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


def test_other_articles_are_imported_after_a_redaction_in_their_topic(writer, editor, chief, second_chief, tmp_path):
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


def test_other_parts_of_a_redacted_event_can_be_redacted_later(writer, editor, chief, second_chief):
    """Redact the reason of an event first, and then the name of its actor."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason="Rahasia Negara disebut.")
    redact(article, chief, second_chief)
    redact(article, chief, second_chief, words="ratna", ground="erasure")
    event = article.events.get(move="request_changes")
    assert (event.reason, event.actor_name) == (MARK_TEXT, MARK_TEXT)
    assert list(find_breaks()) == [None]


def test_the_names_of_those_who_redacted_something_can_be_redacted_later(writer, chief, second_chief):
    article = make_article(writer)
    edit(article, writer, standfirst="Rahasia Negara.")
    edit(article, writer, standfirst="Bersih.")
    redact(article, chief, second_chief)
    third, fourth = make_person("ketiga", "Chief"), make_person("keempat", "Chief")
    for words in (chief.username, second_chief.username):
        redact(article, third, fourth, words=words, ground="erasure")
    assert list(find_breaks()) == [None]


def test_words_in_a_topic_that_only_a_redacted_revision_had_are_found(writer, chief, second_chief):
    article = make_article(writer, topic="Kasus Rahasia Negara", body="<p>Nama korban di sini.</p>")
    edit(article, writer, topic=None, body="<p>Bersih.</p>")
    references.change(Topic.objects.get(), {"name": "Kasus", "slug": "kasus"}, by=chief)
    redact(article, chief, second_chief, words="Nama korban")
    assert article.revisions.get(number=1).is_redacted
    redact(article, chief, second_chief)
    assert not places_of(redaction.Forbidden(["Rahasia Negara"]))
    assert list(find_breaks()) == [None]


def test_a_redacted_edition_has_no_words_for_searches(writer, editor, chief, second_chief):
    article = publish(make_article(writer, "Rahasia Negara"), writer, editor)
    edit(article, writer, headline="Bersih", slug="bersih")
    publish(article, writer, editor)
    assert EditionWords.objects.filter(words__matches=parse_query("rahasia")).exists()
    redact(article, chief, second_chief)
    assert not EditionWords.objects.filter(words__matches=parse_query("rahasia")).exists()
    assert not ArticleWords.objects.filter(words__matches=parse_query("rahasia")).exists()
    assert EditionWords.objects.filter(words__matches=parse_query("bersih")).exists()
