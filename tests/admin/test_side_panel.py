"""The side panel: notes, checklist and assignment, by form or by script, without saving the text."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import ChecklistItem, Note
from articles.templatetags.newsroom import machine_time
from tests.support.edit_page import form_of, page_of
from tests.support.makers import approve, edit, make_article, move, perform, publish

pytestmark = pytest.mark.django_db


def post(client, article, what, data, script=True):
    """Send a form of the side panel, by script or plainly."""
    headers = {"accept-language": "en"} | ({"x-requested-with": "fetch"} if script else {})
    return client.post(f"/admin/articles/article/{article.pk}/{what}/", data, headers=headers)


def test_a_note_on_a_passage_is_added_answered_and_done(client, writer, editor):
    article = make_article(writer)
    client.force_login(editor)
    page = post(client, article, "note", {"note": "Sumbernya <b>siapa</b>?", "quote": "Pasar itu buka lagi."})
    assert page.status_code == 200
    assert "Sumbernya &lt;b&gt;siapa&lt;/b&gt;?" in page.content.decode()
    note = Note.objects.get()
    client.force_login(writer)
    post(client, article, f"note/{note.pk}/reply", {f"reply-{note.pk}": "Kepala pasar."})
    post(client, article, f"note/{note.pk}/done", {"is_done": "1"})
    note.refresh_from_db()
    assert (note.replies.get().text, note.done_by_name) == ("Kepala pasar.", "wulan")
    post(client, article, f"note/{note.pk}/done", {"is_done": "0"})
    note.refresh_from_db()
    assert note.done_at is None
    article.refresh_from_db()
    assert article.revision_number == 1


def test_invisible_characters_are_left_out_of_a_quoted_passage(client, writer):
    article = make_article(writer)
    client.force_login(writer)
    assert post(client, article, "note", {"note": "Siapa\x00?", "quote": "Pasar\x00 itu"}).status_code == 200
    assert (Note.objects.get().text, Note.objects.get().quote) == ("Siapa?", "Pasar itu")


def test_a_refusal_is_shown_in_the_panels_or_in_a_message(client, writer):
    article = make_article(writer)
    client.force_login(writer)
    by_script = post(client, article, "note", {"note": " "})
    assert (by_script.status_code, "A note needs text." in by_script.content.decode()) == (409, True)
    plainly = post(client, article, "note", {"note": " "}, script=False)
    assert plainly.status_code == 302
    assert [str(message) for message in get_messages(plainly.wsgi_request)] == ["A note needs text."]


def test_a_checklist_box_is_ticked_in_the_side_panel(client, writer):
    item, article = ChecklistItem.objects.create(name="Dibaca ahli hukum", kind="tick"), make_article(writer)
    client.force_login(writer)
    assert 'aria-checked="false"' in client.get(page_of(article)).content.decode()
    page = post(client, article, f"tick/{item.pk}", {"is_ticked": "1", "seen": "1"}).content.decode()
    assert 'aria-checked="true"' in page
    assert article.ticks.get().user == writer
    refused = post(client, article, f"tick/{item.pk}", {"is_ticked": "0", "seen": "0"})
    assert refused.status_code == 409
    assert article.ticks.exists()
    for data in ({"is_ticked": "0"}, {"is_ticked": "0", "seen": "x"}):
        refused = post(client, article, f"tick/{item.pk}", data)
        assert (refused.status_code, article.ticks.exists()) == (409, True)


def test_an_editor_assigns_and_claims_the_review_on_the_edit_page(client, writer, second_writer, editor):
    article = make_article(writer)
    client.force_login(editor)
    page = post(client, article, "assign", {"assignee": second_writer.pk, "deadline": "2030-01-01T10:00"})
    assert "Due 1 Jan 2030, 10:00 WIB" in page.content.decode()
    post(client, article, "claim", {"is_mine": "1"})
    article.refresh_from_db()
    assert (article.assignee, article.reviewer) == (second_writer, editor)
    post(client, article, "claim", {"is_mine": "0"})
    article.refresh_from_db()
    assert article.reviewer is None
    for wrong in (
        {"assignee": "x"},
        {"assignee": "12345"},
        {"assignee": writer.pk, "deadline": "besok"},
        {"assignee": writer.pk, "deadline": "0001-01-01T00:00"},
        {"assignee": writer.pk, "deadline": "0025-09-04T10:15"},
        {"assignee": writer.pk, "deadline": "9999-12-31T23:59:59-12:00"},
    ):
        assert post(client, article, "assign", wrong).status_code == 409
    article.refresh_from_db()
    assert article.assignee == second_writer


@pytest.mark.parametrize("what", ["note", "assign", "claim", "tick/1", "note/1/done", "note/1/reply"])
def test_the_forms_refuse_articles_the_user_may_not_edit_and_get_requests(what, client, writer, second_writer):
    article = make_article(writer)
    Note.objects.create(pk=1, article=article, text="x", revision_number=1, author_name="x")
    ChecklistItem.objects.create(pk=1, name="x", kind="tick")
    client.force_login(second_writer)
    data = {"note": "x", "reply-1": "x", "is_done": "1", "is_ticked": "1", "is_mine": "1", "assignee": second_writer.pk}
    assert post(client, article, what, data).status_code == 404
    client.force_login(writer)
    assert client.get(f"/admin/articles/article/{article.pk}/{what}/").status_code == 405
    assert (article.notes.count(), article.ticks.count(), article.events.count()) == (1, 0, 1)


def test_a_writer_is_shown_no_form_to_assign_or_to_claim_a_review(client, writer):
    article = make_article(writer)
    client.force_login(writer)
    page = client.get(page_of(article)).content.decode()
    for address in ("assign/", "claim/"):
        assert f"/{article.pk}/{address}" not in page
    assert post(client, article, "claim", {"is_mine": "1"}).status_code == 409


def test_a_move_blocked_by_the_checklist_is_shown_as_blocked_and_refused(client, writer, editor):
    article = make_article(writer, editors=[])
    move(article, "submit", by=writer)
    client.force_login(editor)
    page = client.get(page_of(article), headers={"accept-language": "en"}).content.decode()
    assert 'value="approve"' not in page
    assert "Waits for the checklist:" in page
    client.post(
        page_of(article),
        form_of(client, page_of(article)) | {"_move": "approve"},
    )
    article.refresh_from_db()
    assert article.state == "in_review"


def test_many_notes_cost_as_much_as_few(client, writer, editor):
    article = make_article(writer)
    client.force_login(writer)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(article)).status_code == 200
        return len(asked)

    def note():
        parent = workflow.add_note(article, by=editor, text="Catatan.")
        workflow.add_note(article, by=writer, text="Jawaban.", parent=parent)

    note()
    cost()
    few = cost()
    for _number in range(20):
        note()
    assert cost() == few


def test_the_panel_shows_when_a_scheduled_edition_begins_and_ends(client, writer, editor):
    now = timezone.now()
    article = publish(make_article(writer), writer, editor, until=now + timedelta(hours=9))
    edit(article, writer, headline="Lain")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=now + timedelta(hours=3))
    client.force_login(editor)
    page = client.get(page_of(article), headers={"accept-language": "en"}).content.decode()
    assert page.count(f'datetime="{machine_time(now + timedelta(hours=3))}" data-countdown=') == 2
    perform(article, "unschedule", by=editor)
    page = client.get(page_of(article), headers={"accept-language": "en"}).content.decode()
    assert f'datetime="{machine_time(now + timedelta(hours=9))}" data-countdown=' in page
