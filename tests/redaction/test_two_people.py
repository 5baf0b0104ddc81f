"""Redaction by two people: words are removed from the record of an article and from related data."""

import pytest

from articles import redaction, references, workflow
from articles.audit import record_event
from articles.models import (
    Edition,
    EditSession,
    Event,
    ForbiddenWords,
    GuestApproval,
    GuestLink,
    Note,
    Notification,
    Redaction,
    ReferenceVersion,
    Revision,
    Topic,
)
from articles.models.redactions import MARK, MARK_TEXT
from articles.redaction import Forbidden, RedactionRefused
from tests.support.makers import edit, make_article, make_person, perform, publish, share
from tests.support.redaction_makers import WORDS, places_of, redact

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(writer):
    """A draft with the words in its headline and, across marks, in its body."""
    return make_article(
        writer, headline="Kabar Rahasia Negara", body="<p>Ini <strong>raha</strong><em>sia</em> negara, kata ia.</p>"
    )


def test_a_redaction_removes_the_words_everywhere(draft, writer, chief, second_chief):
    Note.objects.create(article=draft, revision_number=1, author=writer, author_name="x", text="Soal rahasia negara.")
    Notification.objects.create(recipient=chief, article=draft, kind="noted", about="x", actor_name="x", text=WORDS)
    EditSession.objects.create(article=draft, user=writer, form_content={"headline": [WORDS], "body": ["<p>lain</p>"]})
    saved = Event.objects.get(move="create")
    GuestApproval.objects.create(event=saved, name="Rahasia Negara", remark="Rahasia negara?")
    record_event(draft, "assign", by=chief, reason="Karena rahasia negara.", details={"assignee": "wulan"})
    forbidden = Forbidden([WORDS])
    assert places_of(forbidden)
    article, event, found = redact(draft, chief, second_chief)
    assert places_of(forbidden) == set()
    assert article.headline == f"Kabar {MARK_TEXT}"
    assert article.slug == "kabar"
    assert article.body == f"<p>Ini <strong>{MARK_TEXT}</strong>, kata ia.</p>"
    assert (article.state, article.revision_number) == ("draft", 2)
    assert Revision.objects.get(number=1).content == MARK
    assert Note.objects.get().text == MARK_TEXT
    assert GuestApproval.objects.get().remark == MARK_TEXT
    assert not EditSession.objects.exists()
    assert Event.objects.get(move="edit").details == {"redaction": event.details["proposal"]}
    assert not ForbiddenWords.objects.exists()
    assert {row["kind"] for row in event.details["rows"]} == {"revision", "event"}
    assigned = Event.objects.get(move="assign")
    assert (assigned.reason, assigned.details) == (MARK_TEXT, {"assignee": "wulan"})
    assert len(found.sealed) == 2


def test_nothing_changes_before_the_second_person_confirms(draft, chief):
    event, _found = redaction.propose(draft, WORDS, ground="child", by=chief, reason="Anak di bawah umur.")
    assert Revision.objects.get().content != MARK
    assert not Redaction.objects.exists()
    (row,) = event.details["rows"]
    assert event.details["ground"] == "child"
    assert (row["kind"], row["number"], row["digest"]) == ("revision", 1, Revision.objects.get().digest)
    assert redaction.proposal_of(draft).phrases == [WORDS]


def test_nobody_confirms_their_own_proposal(draft, chief):
    event, _found = redaction.propose(draft, WORDS, ground="court", by=chief, reason="Putusan.")
    with pytest.raises(RedactionRefused):
        redaction.confirm(draft, event.number, by=chief)
    assert not Redaction.objects.exists()


def test_only_some_roles_redact(draft, editor, writer, chief):
    for person in (editor, writer, None):
        with pytest.raises(RedactionRefused):
            redaction.propose(draft, WORDS, ground="court", by=person, reason="Putusan.")
    event, _found = redaction.propose(draft, WORDS, ground="court", by=chief, reason="Putusan.")
    for verb in (redaction.confirm, redaction.refuse):
        with pytest.raises(RedactionRefused):
            verb(draft, event.number, by=editor, reason="Lain.")
    gone = make_person("mantan", "Chief")
    gone.is_active = False
    gone.save()
    with pytest.raises(RedactionRefused):
        redaction.confirm(draft, event.number, by=gone)


def test_a_refused_proposal_changes_nothing_and_is_answered_once(draft, chief, second_chief):
    event, _found = redaction.propose(draft, WORDS, ground="court", by=chief, reason="Putusan.")
    with pytest.raises(RedactionRefused):
        redaction.propose(draft, WORDS, ground="court", by=chief, reason="Lagi.")
    redaction.refuse(draft, event.number, by=chief, reason="Keliru.")
    assert not ForbiddenWords.objects.exists()
    for verb in (redaction.confirm, redaction.refuse):
        with pytest.raises(RedactionRefused):
            verb(draft, event.number, by=second_chief, reason="Terlambat.")
    assert Revision.objects.get().content != MARK


@pytest.mark.parametrize("reason", ["", "  ", "Soal RAHASIA   negara", "soal rahasia-negara."])
def test_the_reason_is_given_and_does_not_repeat_the_words(reason, draft, chief):
    with pytest.raises(RedactionRefused) as refusal:
        redaction.propose(draft, WORDS, ground="court", by=chief, reason=reason)
    assert not Forbidden([WORDS]).are_in(str(refusal.value))
    assert not Event.objects.filter(move="propose_redaction").exists()


@pytest.mark.parametrize("words", ["", "\n", "ab", "!!!", "rahasia negara\nab", "Tidak ada di sini"])
def test_words_that_are_not_found_or_too_short_are_refused(words, draft, chief):
    with pytest.raises(RedactionRefused):
        redaction.propose(draft, words, ground="court", by=chief, reason="Putusan.")


def test_an_unknown_ground_is_refused(draft, chief):
    with pytest.raises(RedactionRefused):
        redaction.propose(draft, WORDS, ground="lain", by=chief, reason="Putusan.")


def test_rows_added_after_a_proposal_need_a_new_one(draft, writer, chief, second_chief):
    event, _found = redaction.propose(draft, WORDS, ground="court", by=chief, reason="Putusan.")
    edit(draft, writer, standfirst="Lain.")
    with pytest.raises(RedactionRefused):
        redaction.confirm(draft, event.number, by=second_chief)
    assert not Redaction.objects.exists()


def test_words_cannot_be_redacted_while_readers_see_them(writer, editor, chief, second_chief):
    article = publish(make_article(writer, headline="Kabar Rahasia Negara"), writer, editor)
    with pytest.raises(RedactionRefused):
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    perform(article, "expire", by=editor, reason="Putusan.")
    redact(article, chief, second_chief)
    edition = Edition.objects.get()
    assert (edition.content, edition.headline, edition.slug, edition.body) == (MARK, "", "redacted", [])
    assert places_of(Forbidden([WORDS])) == set()


def test_a_new_edition_without_the_words_stays_live(writer, editor, chief, second_chief):
    article = publish(make_article(writer, headline="Kabar Rahasia Negara"), writer, editor)
    edit(article, writer, headline="Kabar", slug="kabar")
    publish(article, writer, editor)
    redact(article, chief, second_chief)
    article.refresh_from_db()
    first, second = Edition.objects.order_by("number")
    assert (first.content, second.headline) == (MARK, "Kabar")
    assert (article.state, article.revision_number) == ("approved", 2)


def test_a_retracted_article_is_redacted(writer, editor, chief, second_chief):
    article = publish(make_article(writer, headline="Kabar Rahasia Negara"), writer, editor)
    perform(article, "retract", by=chief, reason="Soal rahasia negara.", ground="child")
    perform(article, "confirm_retraction", by=second_chief)
    redact(article, chief, second_chief)
    assert Edition.objects.get(kind="retraction").note == MARK_TEXT
    assert places_of(Forbidden([WORDS])) == set()


def test_guest_links_to_a_redacted_revision_show_nothing(draft, writer, chief, second_chief):
    share(draft, by=writer, use=GuestLink.Use.LOOK)
    redact(draft, chief, second_chief)
    assert GuestLink.objects.get().link_status == "revoked"


def test_a_redacted_revision_is_not_restored(draft, writer, chief, second_chief):
    redact(draft, chief, second_chief)
    with pytest.raises(workflow.MoveNotAllowed):
        workflow.restore(draft, Revision.objects.get(number=1), by=writer, seen=workflow.LATEST)


def test_names_and_photos_must_be_changed_before_a_redaction(writer, chief, second_chief):
    article = make_article(writer, topic="Rahasia Negara")
    with pytest.raises(RedactionRefused) as refusal:
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    assert not Forbidden([WORDS]).are_in(str(refusal.value))


def test_versions_and_events_of_a_reference_are_redacted(writer, editor, chief, second_chief):
    article = make_article(writer, topic="Rahasia Negara")
    topic = Topic.objects.get()
    references.change(topic, {"name": "Kasus Dokumen", "slug": "kasus-dokumen"}, by=editor)
    redact(article, chief, second_chief)
    assert ReferenceVersion.objects.filter(subject=topic.uid).order_by("number").first().fields == MARK
    assert places_of(Forbidden([WORDS])) == set()
    assert [event.details for event in Event.objects.filter(subject=topic.uid)] == [MARK]
