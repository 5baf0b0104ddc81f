"""Accepting corrections in review at the desk: an editor corrects a comma, and the writer accepts it."""

import pytest
from django.urls import reverse

from articles.models import Edition, Notification
from articles.states import State
from tests.support.edit_page import form_of
from tests.support.makers import approve, edit, make_article, move, publish
from tests.support.page_text import texts_of

pytestmark = pytest.mark.django_db
ACCEPT = "Terima perubahan"


def page_of(article, name="change"):
    return reverse(f"desk:articles_article_{name}", args=[article.pk])


def press(client, article, name, **typed):
    """Send the edit page with a button pressed, and return the page that follows."""
    data = form_of(client, page_of(article)) | typed | {"_move": name}
    response = client.post(page_of(article), data, follow=True)
    article.refresh_from_db()
    return response.content.decode()


@pytest.fixture
def submitted(writer):
    return move(make_article(writer, body="<p>Pasar itu buka lagi</p>"), "submit", by=writer)


@pytest.fixture
def signed_in(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def test_a_comma_in_review_is_accepted_from_the_notification(
    submitted, signed_in, writer, editor, django_capture_on_commit_callbacks
):
    client = signed_in(editor)
    with django_capture_on_commit_callbacks(execute=True):
        page = press(client, submitted, "approve", body="<p>Pasar itu, buka lagi</p>")
    assert (submitted.state, submitted.revision_number) == (State.IN_REVIEW, 2)
    assert "wulan" in page
    client = signed_in(writer)
    message = Notification.objects.get(recipient=writer)
    response = client.get(reverse("desk:inbox_message", args=[message.pk]))
    assert response.url == page_of(submitted, "acceptance")
    page = client.get(response.url).content.decode()
    assert "<ins>,</ins>" in page
    assert "disabled" not in page
    assert ACCEPT in texts_of(page, "button")
    client.post(response.url, {"seen": "2"})
    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED


def test_the_page_of_changes_names_who_could_accept_to_those_who_cannot(submitted, signed_in, editor):
    edit(submitted, editor, body="<p>Pasar itu, buka lagi</p>")
    move(submitted, "approve", by=editor)
    page = signed_in(editor).get(page_of(submitted, "acceptance")).content.decode()
    assert "<ins>,</ins>" in page
    assert ACCEPT not in texts_of(page, "button")
    assert "wulan" in page


def test_nothing_is_accepted_from_an_outdated_page_of_changes(submitted, signed_in, writer, editor):
    edit(submitted, editor, body="<p>Pasar itu, buka lagi</p>")
    edit(submitted, editor, body="<p>Pasar itu ditutup</p>")
    move(submitted, "approve", by=editor)
    client = signed_in(writer)
    for seen in ("2", "", "x"):
        client.post(page_of(submitted, "acceptance"), {"seen": seen})
        submitted.refresh_from_db()
        assert submitted.state == State.IN_REVIEW


def test_there_is_no_page_of_changes_without_changes_to_accept(submitted, signed_in, writer):
    response = signed_in(writer).get(page_of(submitted, "acceptance"))
    assert response.url == page_of(submitted)


def test_an_editors_change_of_an_approved_article_puts_it_back_in_review(signed_in, writer, editor):
    article = approve(make_article(writer), writer, editor)
    client = signed_in(editor)
    press(client, article, "publish", body="<p>Pasar itu sudah buka.</p>")
    assert (article.state, article.revision_number) == (State.IN_REVIEW, 2)
    assert not Edition.objects.exists()
    press(client, article, "approve")
    assert article.state == State.IN_REVIEW
    move(article, "accept", by=writer)
    press(client, article, "publish")
    assert Edition.objects.live().get().revision.number == 2


def test_a_writers_change_of_an_approved_article_makes_it_a_draft(signed_in, writer, editor):
    article = publish(make_article(writer), writer, editor)
    client = signed_in(writer)
    client.post(
        page_of(article),
        form_of(client, page_of(article)) | {"body": "<p>Lain.</p>", "_continue": "1"},
    )
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_an_author_who_approves_their_own_change_is_shown_who_could(signed_in, writer, editor, chief):
    article = make_article(writer)
    edit(article, editor, standfirst="Teras oleh editor.")
    move(article, "submit", by=writer)
    page = press(signed_in(editor), article, "approve", body="<p>Lain.</p>")
    assert article.state == State.IN_REVIEW
    assert "hendra" in page


@pytest.mark.parametrize(("who", "state"), [("editor", "in_review"), ("writer", "in_review"), ("editor", "approved")])
def test_the_edit_page_shows_the_consequence_of_a_change_before_it_is_made(
    who, state, request, signed_in, writer, editor
):
    article = make_article(writer)
    article = move(article, "submit", by=writer) if state == "in_review" else approve(article, writer, editor)
    page = signed_in(request.getfixturevalue(who)).get(page_of(article)).content.decode()
    assert page.count("data-if-changed hidden") == 1


def test_a_change_of_a_draft_has_no_consequence(signed_in, writer):
    assert "data-if-changed" not in signed_in(writer).get(page_of(make_article(writer))).content.decode()


def test_the_list_shows_which_approvals_wait_for_acceptance(submitted, signed_in, writer, editor):
    edit(submitted, editor, body="<p>Pasar itu, buka lagi</p>")
    data = {"action": "approve", "_selected_action": submitted.pk, f"seen-{submitted.pk}": "2"}
    page = signed_in(editor).post(reverse("desk:articles_article_changelist"), data, follow=True).content.decode()
    assert "wulan" in page
    submitted.refresh_from_db()
    assert submitted.state == State.IN_REVIEW


def test_a_reviewer_who_changes_the_text_while_accepting_accepts_nothing(submitted, signed_in, editor, chief):
    press(signed_in(editor), submitted, "approve", body="<p>Pasar itu, buka lagi</p>")
    page = press(signed_in(chief), submitted, "accept", body="<p>Pasar itu, sudah buka lagi</p>")
    assert submitted.state == State.IN_REVIEW
    assert "tidak ada yang diterima" in page
