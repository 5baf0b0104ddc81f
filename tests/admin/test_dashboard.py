"""My desk: the tasks it lists for each user."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import edit_sessions
from articles.models import Article
from tests.support.makers import approve, edit, make_article, move, perform, publish

HOUR = timedelta(hours=1)


def desk_of(client, user):
    """Return the headlines under each heading of a user's desk, in English."""
    client.force_login(user)
    response = client.get("/admin/", headers={"accept-language": "en"})
    assert response.status_code == 200
    panels = response.context["desk"]["panels"]
    return {str(panel.title): [article.headline for article in panel.rows] for panel in panels}


@pytest.fixture
def newsroom(writer, second_writer, editor, chief):
    """An article in each state."""
    make_article(writer, headline="Draf")
    move(make_article(writer, headline="Ditinjau"), "submit", by=writer)
    move(make_article(second_writer, headline="Ditinjau kedua"), "submit", by=second_writer)
    move(make_article(editor, headline="Tulisan editor"), "submit", by=editor)
    back = make_article(writer, headline="Kembali")
    move(back, "submit", by=writer)
    move(back, "request_changes", by=editor, reason="Sebutkan sumbernya.")
    edit(back, writer, standfirst="Dengan sumber.")
    approve(make_article(writer, headline="Disetujui"), writer, editor)
    soon = approve(make_article(writer, headline="Segera"), writer, editor)
    perform(soon, "schedule", by=editor, at=timezone.now() + HOUR)
    later = approve(make_article(writer, headline="Lusa"), writer, editor)
    perform(later, "schedule", by=editor, at=timezone.now() + 48 * HOUR)
    edit(publish(make_article(writer, headline="Tayang"), writer, editor), writer, standfirst="Berubah.")
    gone = publish(make_article(writer, headline="Dicabut"), writer, editor)
    perform(gone, "retract", by=chief, reason="Keliru.", ground="child")


@pytest.mark.django_db
def test_a_writer_finds_articles_a_reviewer_changed_until_they_accept(client, writer, second_writer, editor):
    article = make_article(writer, headline="Dikoreksi")
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diubah dalam tinjauan.")
    assert "Changes to accept" not in desk_of(client, writer)
    move(article, "approve", by=editor)
    assert desk_of(client, writer)["Changes to accept"] == ["Dikoreksi"]
    assert reverse("desk:articles_article_acceptance", args=[article.pk]) in client.get("/admin/").content.decode()
    for other in (second_writer, editor):
        assert "Changes to accept" not in desk_of(client, other)
    edit(article, editor, standfirst="Diubah lagi.")
    assert "Changes to accept" not in desk_of(client, writer)
    move(article, "approve", by=editor)
    move(article, "accept", by=writer)
    assert "Changes to accept" not in desk_of(client, writer)


@pytest.mark.django_db
def test_a_writer_finds_returned_and_submitted_articles_and_drafts(client, newsroom, writer, second_writer):
    desk = desk_of(client, writer)
    assert desk["Sent back to me"] == ["Kembali"]
    assert desk["My drafts"] == ["Tayang", "Draf"]
    assert desk["Mine, in review"] == ["Ditinjau"]
    assert "Waiting for my review" not in desk
    assert "Retractions to confirm" not in desk
    assert "Sebutkan sumbernya." in client.get("/admin/").content.decode()
    assert desk_of(client, second_writer)["My drafts"] == []


@pytest.mark.django_db
def test_an_editor_finds_articles_of_others_the_longest_waiting_first(client, newsroom, editor):
    desk = desk_of(client, editor)
    assert desk["Waiting for my review"] == ["Ditinjau", "Ditinjau kedua"]
    assert desk["Mine, in review"] == ["Tulisan editor"]
    assert desk["Retractions to confirm"] == ["Dicabut"]
    assert desk["Going live in the next 24 hours"] == ["Segera"]
    assert desk["Approved, not yet published"] == ["Disetujui"]
    assert desk["Live with unpublished changes"] == ["Tayang"]


@pytest.mark.django_db
def test_a_returned_article_is_an_ordinary_draft_after_resubmission_and_withdrawal(client, writer, editor):
    article = make_article(writer, headline="Kembali")
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason="Sumber?")
    assert desk_of(client, writer)["Sent back to me"] == ["Kembali"]
    move(article, "submit", by=writer)
    move(article, "withdraw", by=writer)
    desk = desk_of(client, writer)
    assert desk["Sent back to me"] == []
    assert desk["My drafts"] == ["Kembali"]


@pytest.mark.django_db
def test_a_confirmed_retraction_is_not_listed_as_waiting(client, newsroom, editor):
    perform(Article.objects.get(headline="Dicabut"), "confirm_retraction", by=editor)
    assert "Retractions to confirm" not in desk_of(client, editor)


@pytest.mark.django_db
def test_the_latest_events_are_shown_to_those_who_may_view_the_record(client, newsroom, editor, writer):
    client.force_login(editor)
    events = client.get("/admin/").context["desk"]["events"]
    assert len(events) == 12
    assert events[0].move == "retract"
    client.force_login(writer)
    assert client.get("/admin/").context["desk"]["events"] == []


@pytest.mark.django_db
def test_a_new_writer_is_shown_how_to_begin_and_a_moderator_has_a_desk_too(client, writer, moderator):
    client.force_login(writer)
    page = client.get("/admin/", headers={"accept-language": "en"}).content.decode()
    assert "You have no drafts. Begin one." in page
    assert "/admin/articles/article/add/" in page
    assert desk_of(client, moderator) == {}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("who", ["writer", "editor", "chief", "moderator"])
def test_a_desk_costs_the_same_with_many_articles(who, client, newsroom, writer, editor, request):
    client.force_login(request.getfixturevalue(who))

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        return len(asked.captured_queries)

    few = cost()
    for number in range(10):
        make_article(writer, headline=f"Draf {number}")
        move(make_article(writer, headline=f"Tinjau {number}"), "submit", by=writer)
        edit(publish(make_article(writer, headline=f"Tayang {number}"), writer, editor), writer, standfirst="Baru.")
    assert cost() == few


@pytest.mark.django_db
def test_every_list_linked_from_my_desk_exists(client, newsroom, editor):
    client.force_login(editor)
    panels = client.get("/admin/").context["desk"]["panels"]
    for panel in panels:
        if panel.more:
            changelist = client.get(panel.more).context["cl"]
            headlines = {article.headline for article in changelist.result_list}
            assert {article.headline for article in panel.rows} <= headlines


@pytest.mark.django_db
def test_my_desk_links_to_unsaved_texts(client, writer, second_writer):
    article = make_article(writer)
    kept = edit_sessions.touch(writer, article, uuid4(), base=1, form_content={"headline": ["Belum disimpan"]})
    address = reverse("desk:articles_article_unsaved_texts")
    for person, is_told in ((writer, True), (second_writer, False)):
        client.force_login(person)
        assert (address in client.get("/admin/").content.decode()) == is_told
    edit_sessions.discard(kept)
    client.force_login(writer)
    assert address not in client.get("/admin/").content.decode()
