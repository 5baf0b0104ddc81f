"""Autosaves: what is typed is kept, offered with its difference, and deleted once it is saved."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.models import Article, EditSession
from tests.support.edit_page import form_of, page_of
from tests.support.edit_sessions import at_desk, send_heartbeat, typed_into
from tests.support.makers import edit, make_article, make_category

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/article/add/"


def test_an_autosave_makes_no_revision_and_is_offered_with_its_difference(writer):
    article, client = make_article(writer, headline="Awal"), at_desk(writer)
    typed = typed_into(
        client,
        page_of(article),
        headline="Yang Diketik",
        body="<p>Baru <script>x</script>saja.</p>",
    )
    answer = send_heartbeat(client, article, uuid4(), typed).json()
    assert answer["kept"].endswith("WIB")
    article.refresh_from_db()
    assert (article.headline, article.revision_number, article.events.count()) == ("Awal", 1, 1)
    page = client.get(page_of(article))
    (offer,) = page.context["offers"]
    assert {changes.name for changes in offer.changes} == {"headline", "body"}
    assert "Diketik" in page.content.decode()
    assert "<script>x" not in page.content.decode()


def test_restoring_an_autosave_fills_the_form_and_saving_deletes_it(writer):
    article, client = make_article(writer, headline="Awal", tags=["Pasar"]), at_desk(writer)
    tab = uuid4()
    send_heartbeat(
        client,
        article,
        tab,
        typed_into(client, page_of(article), headline="Yang Diketik", tags="Pasar, Kota"),
    )
    edit_session = EditSession.objects.get(tab=tab)
    page = client.get(f"{page_of(article)}?take={edit_session.pk}")
    assert "Yang Diketik" in page.content.decode()
    assert (page.context["restored_tab"], page.context["seen"], page.context["offers"]) == (tab, 1, [])
    typed = form_of(client, f"{page_of(article)}?take={edit_session.pk}")
    client.post(page_of(article), typed | {"tab": page.context["tab"], "took": tab, "_continue": "1"})
    article.refresh_from_db()
    assert (article.headline, set(article.tags.names())) == ("Yang Diketik", {"Pasar", "Kota"})
    assert not EditSession.objects.filter(form_content__isnull=False).exists()
    assert client.get(page_of(article)).context["offers"] == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_restoring_an_autosave_needs_no_transaction(writer):
    article, client = make_article(writer), at_desk(writer)
    send_heartbeat(client, article, uuid4(), typed_into(client, page_of(article), headline="Yang Diketik"))
    page = client.get(f"{page_of(article)}?take={EditSession.objects.get(form_content__isnull=False).pk}")
    assert (page.status_code, "Yang Diketik" in page.content.decode()) == (200, True)


def test_reloading_a_restored_autosave_offers_the_current_autosave(writer):
    article, client, tab = make_article(writer, headline="Awal"), at_desk(writer), uuid4()
    send_heartbeat(client, article, tab, typed_into(client, page_of(article), headline="Yang Diketik"))
    address = f"{page_of(article)}?take={EditSession.objects.get(tab=tab).pk}"
    typed = typed_into(client, address, headline="Yang Diketik Lagi")
    send_heartbeat(client, article, uuid4(), typed, took=str(tab))
    page = client.get(address)
    assert (page.status_code, len(page.context["offers"])) == (200, 1)
    assert "Lagi" in page.content.decode()


def test_an_autosave_based_on_an_old_revision_is_merged(writer, editor):
    article, client = make_article(writer, headline="Awal", body="<p>Satu.</p><p>Dua.</p>"), at_desk(writer)
    send_heartbeat(
        client,
        article,
        uuid4(),
        typed_into(client, page_of(article), body="<p>SATU.</p><p>Dua.</p>"),
    )
    edit(article, editor, headline="Judul Editor")
    address = f"{page_of(article)}?take={EditSession.objects.get(form_content__isnull=False).pk}"
    typed = form_of(client, address)
    assert typed["seen"] == 1
    client.post(page_of(article), typed | {"_continue": "1"})
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Judul Editor", "<p>SATU.</p><p>Dua.</p>")


def test_a_save_deletes_only_the_autosave_of_its_own_tab(writer):
    article, client = make_article(writer), at_desk(writer)
    mine, other = uuid4(), uuid4()
    typed = typed_into(client, page_of(article), headline="Dari tab ini")
    for tab in (mine, other):
        send_heartbeat(client, article, tab, typed)
    client.post(page_of(article), typed | {"tab": str(mine), "seen": "1", "_continue": "1"})
    assert [row.tab for row in EditSession.objects.filter(form_content__isnull=False)] == [other]


def test_a_late_heartbeat_of_a_saved_tab_is_not_autosaved_again(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), headline="Disimpan")
    client.post(page_of(article), typed | {"tab": str(tab), "seen": "1", "_continue": "1"})
    answer = send_heartbeat(client, article, tab, typed | {"headline": "Disimp"}).json()
    assert answer["saved"] is True
    assert not EditSession.objects.exists()
    assert "saved" not in send_heartbeat(client, article, uuid4(), typed | {"headline": "Tab lain"}).json()


def test_a_new_article_is_autosaved_and_offered_too(writer):
    client, tab = at_desk(writer), uuid4()
    send_heartbeat(client, None, tab, typed_into(client, NEW, headline="Belum Disimpan"))
    page = client.get(NEW)
    (offer,) = page.context["offers"]
    assert "Belum Disimpan" in page.content.decode()
    typed = form_of(client, f"{NEW}?take={offer.edit_session.pk}")
    assert typed["headline"] == "Belum Disimpan"
    assert not Article.objects.exists()


def test_an_unused_page_for_a_new_article_leaves_nothing_behind(writer, editor):
    send_heartbeat(at_desk(writer), None, uuid4())
    EditSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=2))
    send_heartbeat(at_desk(editor), None, uuid4())
    assert [row.user for row in EditSession.objects.all()] == [editor]


def test_an_autosave_without_a_change_is_not_offered_and_soon_deleted(writer):
    article, client = make_article(writer), at_desk(writer)
    send_heartbeat(client, article, uuid4(), typed_into(client, page_of(article)))
    assert client.get(page_of(article)).context["offers"] == []
    assert EditSession.objects.exists()
    EditSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=2))
    client.get(page_of(article))
    assert not EditSession.objects.exists()


def pressed_at(client, article, tab, typed, at):
    """Save the form as a browser does when its clock shows ``at`` at the press of Save."""
    client.post(
        page_of(article),
        typed | {"tab": str(tab), "seen": "1", "at": str(at), "_continue": "1"},
    )


def test_words_typed_after_save_was_pressed_are_offered_on_the_page_that_follows(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    send_heartbeat(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, at="200")
    pressed_at(client, article, tab, typed, 100)
    page = client.get(page_of(article))
    (offer,) = page.context["offers"]
    assert {changes.name for changes in offer.changes} == {"body"}
    again = form_of(client, f"{page_of(article)}?take={offer.edit_session.pk}")
    client.post(page_of(article), again | {"tab": str(uuid4()), "took": str(tab), "_continue": "1"})
    article.refresh_from_db()
    assert article.body == "<p>Disimpan. Lagi.</p>"


@pytest.mark.parametrize(("body", "at"), [("<p>Disim</p>", "99"), ("<p>Satu.</p>\n<p>Dua.</p>", "200")])
def test_an_autosave_that_the_save_contains_is_deleted(body, at, writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Satu.</p>\r\n<p>Dua.</p>")
    send_heartbeat(client, article, tab, typed | {"body": body}, at=at)
    pressed_at(client, article, tab, typed, 100)
    assert client.get(page_of(article)).context["offers"] == []


def test_a_tab_that_missed_the_answer_to_its_save_is_still_autosaved(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    pressed_at(client, article, tab, typed, 100)
    assert send_heartbeat(client, article, tab, typed, at="150").json()["kept"] == ""
    assert send_heartbeat(client, article, tab, typed | {"body": "<p>Disim</p>"}, at="90").json()["kept"] == ""
    assert send_heartbeat(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, at="200").json()["kept"]
    (offer,) = client.get(page_of(article)).context["offers"]
    assert offer.edit_session.base == 2


def test_words_typed_after_a_new_article_was_saved_are_offered_in_it(writer):
    client, tab = at_desk(writer), uuid4()
    typed = typed_into(client, NEW, headline="Baru", category=make_category("Kota").pk)
    send_heartbeat(client, None, tab, typed | {"headline": "Baru Sekali"}, at="200")
    client.post(NEW, typed | {"tab": str(tab), "at": "100", "_continue": "1"})
    article = Article.objects.get()
    assert len(client.get(page_of(article)).context["offers"]) == 1
    send_heartbeat(client, None, tab, typed | {"headline": "Baru Sekali Lagi"}, at="300")
    (offer,) = client.get(page_of(article)).context["offers"]
    assert offer.headline == "Baru Sekali Lagi"
    assert client.get(NEW).context["offers"] == []


def test_a_tab_that_missed_the_answer_to_its_save_does_not_conflict_with_itself(writer):
    article, client, tab = make_article(writer, body="<p>Awal.</p>"), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    pressed_at(client, article, tab, typed, 100)
    pressed_at(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, 200)
    article.refresh_from_db()
    assert (article.body, article.revision_number) == ("<p>Disimpan. Lagi.</p>", 3)
