"""Assignments, review claims, embargoes and notes: permissions, events, and effects."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Note
from articles.text import instant
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, edit, make_article, make_person, move, perform, publish, restore

pytestmark = pytest.mark.django_db


def test_the_assignee_may_work_on_the_article(writer, second_writer, editor):
    article, deadline = make_article(writer), timezone.now() + timedelta(hours=3)
    with pytest.raises(MoveNotAllowed):
        workflow.check_may_edit(article, second_writer)
    workflow.assign(article, by=editor, to=second_writer, deadline=deadline, reason="Tolong dilanjutkan.")
    article.refresh_from_db()
    workflow.check_may_edit(article, second_writer)
    event = article.events.order_by("-number").first()
    assert (event.move, event.actor, event.reason) == ("assign", editor, "Tolong dilanjutkan.")
    assert event.details == {"assignee": "bagas", "deadline": instant(deadline)}
    workflow.assign(article, by=editor, to=None)
    assert not Article.objects.editable_by(second_writer).exists()


def test_assigning_the_same_user_again_records_nothing(writer, second_writer, editor):
    article = make_article(writer)
    workflow.assign(article, by=editor, to=second_writer)
    before = article.events.count()
    workflow.assign(article, by=editor, to=second_writer)
    assert article.events.count() == before


def test_writers_cannot_assign_and_assignees_need_access_to_the_desk(writer, second_writer, editor, reader):
    article = make_article(writer)
    with pytest.raises(MoveNotAllowed):
        workflow.assign(article, by=writer, to=second_writer)
    for person in (reader, make_person("mantan", "Writer")):
        person.is_active = person.username != "mantan"
        person.save()
        with pytest.raises(MoveNotAllowed):
            workflow.assign(article, by=editor, to=person)
    assert article.events.count() == 1


def test_assigning_makes_no_revision_and_keeps_the_approval(writer, editor, second_writer):
    article = approve(make_article(writer), writer, editor)
    workflow.assign(article, by=editor, to=second_writer)
    workflow.claim(article, by=editor)
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("approved", 1)


def test_a_claim_by_a_reviewer_does_not_exclude_others(writer, editor, chief):
    article = move(make_article(writer), "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        workflow.claim(article, by=writer)
    workflow.claim(article, by=editor)
    article.refresh_from_db()
    assert article.reviewer == editor
    workflow.claim(article, by=chief)
    workflow.claim(article, by=chief)
    assert [event.move for event in article.events.order_by("number")].count("claim") == 2
    with pytest.raises(MoveNotAllowed):
        workflow.release(article, by=writer)
    move(article, "approve", by=editor)
    workflow.release(article, by=chief)
    article.refresh_from_db()
    assert article.reviewer is None


def test_nothing_is_published_before_the_embargo_ends(writer, editor):
    hour = timezone.now() + timedelta(hours=2)
    article = approve(make_article(writer, embargo=hour), writer, editor)
    with pytest.raises(MoveNotAllowed, match="embargo"):
        perform(article, "publish", by=editor)
    with pytest.raises(MoveNotAllowed, match="embargo"):
        perform(article, "schedule", by=editor, at=hour - timedelta(microseconds=1))
    perform(article, "schedule", by=editor, at=hour)
    assert article.editions.get().live_from == hour


def test_an_embargo_that_has_ended_has_no_effect(writer, editor):
    article = publish(make_article(writer, embargo=timezone.now() - timedelta(seconds=1)), writer, editor)
    edit(article, writer, headline="Judul Baru")
    publish(article, writer, editor)
    assert article.editions.count() == 2


def test_a_changed_embargo_voids_the_approval(writer, editor):
    hour = timezone.now().replace(microsecond=0) + timedelta(hours=2)
    article = approve(make_article(writer, embargo=hour), writer, editor)
    assert article.latest_revision.content["embargo"] == instant(hour)
    edit(article, editor, embargo=None)
    article.refresh_from_db()
    assert article.state == "draft"
    restore(article, article.revisions.get(number=1), by=writer)
    article.refresh_from_db()
    assert article.embargo == hour


def test_an_embargo_that_a_scheduled_edition_would_break_is_refused(writer, editor):
    hour = timezone.now() + timedelta(hours=2)
    article = approve(make_article(writer), writer, editor)
    perform(article, "schedule", by=editor, at=hour)
    with pytest.raises(MoveNotAllowed, match="07|WIB"):
        edit(article, writer, embargo=hour + timedelta(hours=1))


def test_notes_are_answered_marked_as_done_and_reopened_by_a_reply(writer, editor, second_writer):
    article = make_article(writer)
    note = workflow.add_note(article, by=editor, text=" Sumbernya? ", quote="Pasar  itu\nbuka lagi.")
    assert (note.text, note.quote, note.revision_number) == ("Sumbernya?", "Pasar itu buka lagi.", 1)
    workflow.finish_note(note, by=writer)
    note.refresh_from_db()
    assert (note.done_at is not None, note.done_by_name) == (True, "wulan")
    answer = workflow.add_note(article, by=editor, text="Belum jelas.", parent=note)
    note.refresh_from_db()
    assert note.done_at is None
    with pytest.raises(MoveNotAllowed):
        workflow.finish_note(answer, by=writer)
    with pytest.raises(MoveNotAllowed):
        workflow.add_note(article, by=editor, text="Terlalu dalam.", parent=answer)
    with pytest.raises(MoveNotAllowed):
        workflow.add_note(make_article(writer), by=editor, text="Salah artikel.", parent=note)
    with pytest.raises(MoveNotAllowed):
        workflow.add_note(article, by=second_writer, text="Mengintip.")


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4001])
def test_empty_and_too_long_notes_are_refused(text, writer):
    article = make_article(writer)
    with pytest.raises(MoveNotAllowed):
        workflow.add_note(article, by=writer, text=text)
    assert not Note.objects.exists()
