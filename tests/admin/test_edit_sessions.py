"""What is typed is kept, offered back with the difference and gone once saved; people see who else is there."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import edit_sessions
from articles.models import Article, EditSession
from tests.makers import edit, make_article, make_category
from tests.support.edit_page import form_of, page_of

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/article/add/"


def at_desk(person):
    """A browser of somebody at the desk."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def sit(client, article, tab, typed=None, **more):
    """One message of a tab."""
    data = {"tab": str(tab), "seen": article.revision_number if article else 0} | more
    if typed is not None:
        data["typed"] = json.dumps(list(typed.items()))
    address = f"/admin/articles/article/{article.pk}/session/" if article else "/admin/articles/article/session/"
    return client.post(address, data)


def typed_into(client, address, **fields):
    """The form at an address with other words in it, as a browser reads it."""
    return {name: str(value) for name, value in (form_of(client, address) | fields).items()}


def test_what_is_typed_stays_apart_from_the_history_and_is_offered_with_its_difference(writer):
    article, client = make_article(writer, headline="Awal"), at_desk(writer)
    typed = typed_into(
        client,
        page_of(article),
        headline="Yang Diketik",
        body="<p>Baru <script>x</script>saja.</p>",
    )
    answer = sit(client, article, uuid4(), typed).json()
    assert answer["kept"].endswith("WIB")
    article.refresh_from_db()
    assert (article.headline, article.revision_number, article.events.count()) == ("Awal", 1, 1)
    page = client.get(page_of(article))
    (offer,) = page.context["offers"]
    assert {changes.name for changes in offer.changes} == {"headline", "body"}
    assert "Diketik" in page.content.decode()
    assert "<script>x" not in page.content.decode()


def test_taking_it_up_again_fills_the_form_and_saving_forgets_it(writer):
    article, client = make_article(writer, headline="Awal", tags=["Pasar"]), at_desk(writer)
    tab = uuid4()
    sit(
        client,
        article,
        tab,
        typed_into(client, page_of(article), headline="Yang Diketik", tags="Pasar, Kota"),
    )
    edit_session = EditSession.objects.get(tab=tab)
    page = client.get(f"{page_of(article)}?take={edit_session.pk}")
    assert "Yang Diketik" in page.content.decode()
    assert (page.context["took"], page.context["seen"], page.context["offers"]) == (tab, 1, [])
    typed = form_of(client, f"{page_of(article)}?take={edit_session.pk}")
    client.post(page_of(article), typed | {"tab": page.context["tab"], "took": tab, "_continue": "1"})
    article.refresh_from_db()
    assert (article.headline, set(article.tags.names())) == ("Yang Diketik", {"Pasar", "Kota"})
    assert not EditSession.objects.filter(form_content__isnull=False).exists()
    assert client.get(page_of(article)).context["offers"] == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_taking_it_up_again_needs_no_transaction(writer):
    article, client = make_article(writer), at_desk(writer)
    sit(client, article, uuid4(), typed_into(client, page_of(article), headline="Yang Diketik"))
    page = client.get(f"{page_of(article)}?take={EditSession.objects.get(form_content__isnull=False).pk}")
    assert (page.status_code, "Yang Diketik" in page.content.decode()) == (200, True)


def test_loading_again_what_was_taken_up_offers_what_is_kept_by_now(writer):
    article, client, tab = make_article(writer, headline="Awal"), at_desk(writer), uuid4()
    sit(client, article, tab, typed_into(client, page_of(article), headline="Yang Diketik"))
    address = f"{page_of(article)}?take={EditSession.objects.get(tab=tab).pk}"
    typed = typed_into(client, address, headline="Yang Diketik Lagi")
    sit(client, article, uuid4(), typed, took=str(tab))
    page = client.get(address)
    assert (page.status_code, len(page.context["offers"])) == (200, 1)
    assert "Lagi" in page.content.decode()


def test_what_was_typed_on_an_old_revision_is_merged_when_it_is_taken_up(writer, editor):
    article, client = make_article(writer, headline="Awal", body="<p>Satu.</p><p>Dua.</p>"), at_desk(writer)
    sit(
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


def test_a_save_forgets_its_own_tab_and_no_other(writer):
    article, client = make_article(writer), at_desk(writer)
    mine, other = uuid4(), uuid4()
    typed = typed_into(client, page_of(article), headline="Dari tab ini")
    for tab in (mine, other):
        sit(client, article, tab, typed)
    client.post(page_of(article), typed | {"tab": str(mine), "seen": "1", "_continue": "1"})
    assert [row.tab for row in EditSession.objects.filter(form_content__isnull=False)] == [other]


def test_what_comes_late_from_a_tab_that_was_saved_is_not_kept_again(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), headline="Disimpan")
    client.post(page_of(article), typed | {"tab": str(tab), "seen": "1", "_continue": "1"})
    answer = sit(client, article, tab, typed | {"headline": "Disimp"}).json()
    assert answer["saved"] is True
    assert not EditSession.objects.exists()
    assert "saved" not in sit(client, article, uuid4(), typed | {"headline": "Tab lain"}).json()


def test_a_new_article_is_kept_and_offered_too(writer):
    client, tab = at_desk(writer), uuid4()
    sit(client, None, tab, typed_into(client, NEW, headline="Belum Disimpan"))
    page = client.get(NEW)
    (offer,) = page.context["offers"]
    assert "Belum Disimpan" in page.content.decode()
    typed = form_of(client, f"{NEW}?take={offer.edit_session.pk}")
    assert typed["headline"] == "Belum Disimpan"
    assert not Article.objects.exists()


def test_a_new_article_nobody_began_leaves_nothing_behind(writer, editor):
    sit(at_desk(writer), None, uuid4())
    EditSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=2))
    sit(at_desk(editor), None, uuid4())
    assert [row.user for row in EditSession.objects.all()] == [editor]


def test_nobody_reads_or_writes_what_another_types(writer, second_writer, editor):
    article, client = make_article(writer), at_desk(writer)
    tab = uuid4()
    sit(client, article, tab, typed_into(client, page_of(article), headline="Rahasia"))
    edit_session = EditSession.objects.get()
    for address in (
        f"{page_of(article)}?take={edit_session.pk}",
        page_of(article),
    ):
        assert "Rahasia" not in at_desk(editor).get(address).content.decode()
    sit(at_desk(editor), article, tab, {"headline": "Lain"})
    edit_session.refresh_from_db()
    assert (edit_session.user, edit_session.form_content["headline"]) == (writer, ["Rahasia"])
    assert sit(at_desk(second_writer), article, uuid4(), {"headline": "Curian"}).status_code == 404
    assert EditSession.objects.filter(user=second_writer).count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["x", "{}", "[1]", '[["a"]]', "[" * 5000, "null", '{"a": 1}', '[["a", {"b": 1}]]'])
def test_what_no_browser_sends_keeps_nothing_and_breaks_nothing(typed, writer):
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
def test_what_no_database_keeps_is_left_out_and_the_page_opens(typed, writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    assert sit(client, article, tab, typed).status_code == 200
    for address in (
        page_of(article),
        f"/admin/articles/article/{article.pk}/preview/?tab={tab}",
    ):
        assert client.get(address).status_code == 200
    assert client.get(f"{page_of(article)}?take={EditSession.objects.get(tab=tab).pk}").status_code == 200


@pytest.mark.parametrize("fields", [{"tab": "x"}, {"tab": ""}, {}])
def test_a_tab_without_a_number_is_told_to_load_again(fields, writer):
    article, client = make_article(writer), at_desk(writer)
    assert client.post(f"/admin/articles/article/{article.pk}/session/", fields).status_code == 400
    assert not EditSession.objects.exists()


def test_a_text_too_long_to_keep_says_so(writer):
    article, client = make_article(writer), at_desk(writer)
    answer = sit(client, article, uuid4(), {"body": "x" * 1_300_000})
    assert (answer.status_code, "Save it" in answer.json()["error"]) == (413, True)


def test_people_see_who_else_is_there_since_when_until_they_leave(writer, editor):
    article = make_article(writer)
    mine, hers = at_desk(writer), at_desk(editor)
    first, second, third = uuid4(), uuid4(), uuid4()
    sit(mine, article, first)
    (one,) = sit(hers, article, third).json()["others"]
    assert (one["name"], one["me"]) == ("wulan", False)
    assert one["since"].endswith("WIB")
    names = [(one["name"], one["me"]) for one in sit(mine, article, second).json()["others"]]
    assert names == [("wulan", True), ("ratna", False)]
    EditSession.objects.filter(tab=third).update(last_seen_at=timezone.now() - edit_sessions.PRESENCE_TIMEOUT)
    names = [one["name"] for one in sit(mine, article, second).json()["others"]]
    assert names == ["wulan"]
    assert not EditSession.objects.filter(tab=third).exists()
    assert "wulan" in hers.get(page_of(article)).content.decode()


def test_a_tab_is_told_of_a_newer_revision_and_of_its_states(writer, editor):
    article, client = make_article(writer), at_desk(writer)
    edit(article, editor, headline="Lain")
    answer = sit(client, article, uuid4()).json()
    assert (answer["revision"], answer["by"]) == (2, "ratna")
    assert answer["state"] == ["draft", "draft"]
    assert answer["public"] == ["unpublished", "unpublished"]


def test_what_says_nothing_new_is_not_offered_and_soon_forgotten(writer):
    article, client = make_article(writer), at_desk(writer)
    sit(client, article, uuid4(), typed_into(client, page_of(article)))
    assert client.get(page_of(article)).context["offers"] == []
    assert EditSession.objects.exists()
    EditSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=2))
    client.get(page_of(article))
    assert not EditSession.objects.exists()


def test_sitting_costs_the_same_for_many(writer, editor):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert sit(client, article, tab).status_code == 200
        return len(asked)

    cost()
    few = cost()
    for _number in range(15):
        sit(at_desk(editor), article, uuid4())
    assert cost() == few


def test_a_tab_that_is_closed_is_no_longer_there_and_leaves_its_typing(writer, editor):
    article, mine = make_article(writer), at_desk(writer)
    first, second = uuid4(), uuid4()
    sit(mine, article, first, gone="1")
    sit(
        mine,
        article,
        second,
        typed_into(mine, page_of(article), headline="Ditinggalkan"),
        gone="1",
    )
    assert sit(at_desk(editor), article, uuid4()).json()["others"] == []
    assert [row.tab for row in EditSession.objects.filter(user=writer)] == [second]
    assert len(mine.get(page_of(article)).context["offers"]) == 1


def pressed_at(client, article, tab, typed, at):
    """Save the form as a browser does whose clock shows ``at`` when Save is pressed."""
    client.post(
        page_of(article),
        typed | {"tab": str(tab), "seen": "1", "at": str(at), "_continue": "1"},
    )


def test_words_typed_after_save_was_pressed_are_offered_on_the_page_that_follows(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    sit(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, at="200")
    pressed_at(client, article, tab, typed, 100)
    page = client.get(page_of(article))
    (offer,) = page.context["offers"]
    assert {changes.name for changes in offer.changes} == {"body"}
    again = form_of(client, f"{page_of(article)}?take={offer.edit_session.pk}")
    client.post(page_of(article), again | {"tab": str(uuid4()), "took": str(tab), "_continue": "1"})
    article.refresh_from_db()
    assert article.body == "<p>Disimpan. Lagi.</p>"


@pytest.mark.parametrize(("body", "at"), [("<p>Disim</p>", "99"), ("<p>Satu.</p>\n<p>Dua.</p>", "200")])
def test_a_text_that_the_save_holds_is_forgotten(body, at, writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Satu.</p>\r\n<p>Dua.</p>")
    sit(client, article, tab, typed | {"body": body}, at=at)
    pressed_at(client, article, tab, typed, 100)
    assert client.get(page_of(article)).context["offers"] == []


def test_a_tab_that_never_heard_of_its_save_goes_on_being_kept(writer):
    article, client, tab = make_article(writer), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    pressed_at(client, article, tab, typed, 100)
    assert sit(client, article, tab, typed, at="150").json()["kept"] == ""
    assert sit(client, article, tab, typed | {"body": "<p>Disim</p>"}, at="90").json()["kept"] == ""
    assert sit(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, at="200").json()["kept"]
    (offer,) = client.get(page_of(article)).context["offers"]
    assert offer.edit_session.base == 2


def test_words_typed_after_a_new_article_was_saved_are_offered_in_it(writer):
    client, tab = at_desk(writer), uuid4()
    typed = typed_into(client, NEW, headline="Baru", category=make_category("Kota").pk)
    sit(client, None, tab, typed | {"headline": "Baru Sekali"}, at="200")
    client.post(NEW, typed | {"tab": str(tab), "at": "100", "_continue": "1"})
    article = Article.objects.get()
    assert len(client.get(page_of(article)).context["offers"]) == 1
    sit(client, None, tab, typed | {"headline": "Baru Sekali Lagi"}, at="300")
    (offer,) = client.get(page_of(article)).context["offers"]
    assert offer.headline == "Baru Sekali Lagi"
    assert client.get(NEW).context["offers"] == []


def test_a_tab_that_never_heard_of_its_save_saves_again_without_a_conflict_with_itself(writer):
    article, client, tab = make_article(writer, body="<p>Awal.</p>"), at_desk(writer), uuid4()
    typed = typed_into(client, page_of(article), body="<p>Disimpan.</p>")
    pressed_at(client, article, tab, typed, 100)
    pressed_at(client, article, tab, typed | {"body": "<p>Disimpan. Lagi.</p>"}, 200)
    article.refresh_from_db()
    assert (article.body, article.revision_number) == ("<p>Disimpan. Lagi.</p>", 3)
