"""Edit sessions: users see who else edits, nobody sees what another types, and malformed text is not kept."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import edit_sessions
from articles.models import EditSession
from tests.support.edit_page import page_of
from tests.support.edit_sessions import at_desk, send_heartbeat, typed_into
from tests.support.makers import edit, make_article

pytestmark = pytest.mark.django_db


def test_nobody_reads_or_writes_what_another_types(writer, second_writer, editor):
    article, client = make_article(writer), at_desk(writer)
    tab = uuid4()
    send_heartbeat(client, article, tab, typed_into(client, page_of(article), headline="Rahasia"))
    edit_session = EditSession.objects.get()
    for address in (
        f"{page_of(article)}?take={edit_session.pk}",
        page_of(article),
    ):
        assert "Rahasia" not in at_desk(editor).get(address).content.decode()
    send_heartbeat(at_desk(editor), article, tab, {"headline": "Lain"})
    edit_session.refresh_from_db()
    assert (edit_session.user, edit_session.form_content["headline"]) == (writer, ["Rahasia"])
    assert send_heartbeat(at_desk(second_writer), article, uuid4(), {"headline": "Curian"}).status_code == 404
    assert EditSession.objects.filter(user=second_writer).count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["x", "{}", "[1]", '[["a"]]', "[" * 5000, "null", '{"a": 1}', '[["a", {"b": 1}]]'])
def test_malformed_heartbeats_keep_nothing_and_cause_no_error(typed, writer):
    article, client = make_article(writer), at_desk(writer)
    answer = client.post(f"/admin/articles/article/{article.pk}/session/", {"tab": str(uuid4()), "typed": typed})
    assert answer.status_code in {200, 400}
    assert client.get(page_of(article)).status_code == 200
    assert client.get(page_of(article)).context["offers"] == []


@pytest.mark.parametrize(
    "typed",
    [
        {"head\x00line": "x"},
        {"headline": "Setengah \ud83d huruf", "\udc00": "x"},
        {"embargo": "0001-01-01T00:00"},
        {"embargo": "9999-12-31T23:59:59-12:00"},
    ],
)
def test_characters_that_no_database_can_store_are_left_out(typed, writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    assert send_heartbeat(client, article, tab, typed).status_code == 200
    for address in (
        page_of(article),
        f"/admin/articles/article/{article.pk}/preview/?tab={tab}",
    ):
        assert client.get(address).status_code == 200
    assert client.get(f"{page_of(article)}?take={EditSession.objects.get(tab=tab).pk}").status_code == 200


@pytest.mark.parametrize("fields", [{"tab": "x"}, {"tab": ""}, {}])
def test_a_page_without_a_tab_id_is_asked_to_reload(fields, writer):
    article, client = make_article(writer), at_desk(writer)
    assert client.post(f"/admin/articles/article/{article.pk}/session/", fields).status_code == 400
    assert not EditSession.objects.exists()


def test_a_text_too_long_to_autosave_gets_a_message(writer):
    article, client = make_article(writer), at_desk(writer)
    answer = send_heartbeat(client, article, uuid4(), {"body": "x" * 1_300_000})
    assert (answer.status_code, "Save it" in answer.json()["error"]) == (413, True)


def test_users_see_who_else_edits_and_since_when_until_they_leave(writer, editor):
    article = make_article(writer)
    mine, hers = at_desk(writer), at_desk(editor)
    first, second, third = uuid4(), uuid4(), uuid4()
    send_heartbeat(mine, article, first)
    (one,) = send_heartbeat(hers, article, third).json()["others"]
    assert (one["name"], one["me"]) == ("wulan", False)
    assert one["since"].endswith("WIB")
    names = [(one["name"], one["me"]) for one in send_heartbeat(mine, article, second).json()["others"]]
    assert names == [("wulan", True), ("ratna", False)]
    EditSession.objects.filter(tab=third).update(last_seen_at=timezone.now() - edit_sessions.PRESENCE_TIMEOUT)
    names = [one["name"] for one in send_heartbeat(mine, article, second).json()["others"]]
    assert names == ["wulan"]
    assert not EditSession.objects.filter(tab=third).exists()
    assert "wulan" in hers.get(page_of(article)).content.decode()


def test_a_heartbeat_returns_the_latest_revision_and_the_states(writer, editor):
    article, client = make_article(writer), at_desk(writer)
    edit(article, editor, headline="Lain")
    answer = send_heartbeat(client, article, uuid4()).json()
    assert (answer["revision"], answer["by"]) == (2, "ratna")
    assert answer["state"] == ["draft", "draft"]
    assert answer["public"] == ["unpublished", "unpublished"]


def test_a_heartbeat_costs_the_same_with_many_sessions(writer, editor):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert send_heartbeat(client, article, tab).status_code == 200
        return len(asked)

    cost()
    few = cost()
    for _number in range(15):
        send_heartbeat(at_desk(editor), article, uuid4())
    assert cost() == few


def test_a_closed_tab_is_no_longer_listed_and_its_autosave_is_kept(writer, editor):
    article, mine = make_article(writer), at_desk(writer)
    first, second = uuid4(), uuid4()
    send_heartbeat(mine, article, first, gone="1")
    send_heartbeat(
        mine,
        article,
        second,
        typed_into(mine, page_of(article), headline="Ditinggalkan"),
        gone="1",
    )
    assert send_heartbeat(at_desk(editor), article, uuid4()).json()["others"] == []
    assert [row.tab for row in EditSession.objects.filter(user=writer)] == [second]
    assert len(mine.get(page_of(article)).context["offers"]) == 1
