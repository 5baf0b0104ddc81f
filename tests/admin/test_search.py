"""Searches have at most 20 words and 240 characters, and a message tells if more was typed."""

import pytest

from articles.models import Event
from tests.support.makers import edit, make_article, publish
from tests.support.shown_page import ShownPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, chief):
    """The chief's browser."""
    client.force_login(chief)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def test_a_long_search_is_cut_with_a_message_in_the_list(desk, writer, editor):
    publish(make_article(writer, headline="kata"), writer, editor)
    many, few = " ".join(["kata"] * 20 + ["tiada"] * 1200), "kata"
    for address in ("/admin/articles/article/", "/admin/articles/event/"):
        page = desk.get(address, {"q": many})
        assert "Only the first 20 words are searched for." in page.content.decode()
        assert page.context["cl"].result_count
        assert "Only the first" not in desk.get(address, {"q": few}).content.decode()
    csv = desk.get("/admin/articles/event/csv/", {"q": many})
    assert b"".join(csv.streaming_content).count(b"\n") == Event.objects.filter(subject_kind="article").count() + 1
    asked = {"app_label": "articles", "model_name": "article", "field_name": "replies_to", "term": many}
    assert desk.get("/admin/autocomplete/", asked).json()["results"]


def test_a_search_without_spaces_is_cut_after_240_characters(desk):
    page = desk.get("/admin/articles/article/", {"q": "a" * 241})
    assert "Only the first 240 characters are searched for." in page.content.decode()
    assert "Only the first" not in desk.get("/admin/articles/article/", {"q": "a" * 240}).content.decode()


def test_scripts_get_a_notice_when_a_search_was_cut(desk, writer):
    make_article(writer, headline="kata")
    many = " ".join(["kata"] * 20 + ["tiada"] * 1200)
    for address in ("/admin/articles/article/read-also/", "/admin/articles/photo/choose/"):
        assert desk.get(address, {"q": many}).json()["notice"] == "Only the first 20 words are searched for."
        assert desk.get(address, {"q": "kata"}).json()["notice"] == ""
    assert desk.get("/admin/articles/article/read-also/", {"q": many}).json()["found"]
    assert desk.get("/admin/articles/photo/", {"q": many}).status_code == 200


def test_readers_get_a_notice_when_a_search_was_cut(client, writer, editor):
    publish(make_article(writer, headline="kata"), writer, editor)
    many = " ".join(["kata"] * 20 + ["tiada"] * 1200)
    page = ShownPage(client.get("/cari/", {"q": many}))
    assert page.articles()
    # The last note is on every page of results. It says how many were found.
    [notice, searched] = page.texts(".note")
    assert notice == "Hanya 20 kata pertama yang dicari."
    assert ShownPage(client.get("/cari/", {"q": "kata " * 30})).texts(".note") == [notice, searched]
    assert ShownPage(client.get("/cari/", {"q": "kata"})).texts(".note") == [searched]


@pytest.mark.parametrize(
    "q", ["gempa", "GEMP", "kegempaan", '"gempa di bogor"', "gempa -jakarta", "lindu bogor", "sri"]
)
def test_the_desk_finds_working_copies_by_their_words(q, client, writer):
    article = make_article(writer, "Gempa di Bogor", body="<p>Lindu terasa.</p>", writers=["Sri"])
    make_article(writer, "Lain", writers=["Ani"])
    client.force_login(writer)
    page = client.get("/admin/articles/article/", {"q": q})
    assert list(page.context["cl"].result_list) == [article]


@pytest.mark.parametrize("q", ["-gempa", "!!!", '""', "a:*", "\\", "'"])
def test_a_search_without_words_finds_nothing_at_the_desk(q, client, writer):
    make_article(writer, "Gempa di Bogor")
    client.force_login(writer)
    assert not client.get("/admin/articles/article/", {"q": q}).context["cl"].result_list


def test_a_writer_finds_only_their_own_articles(client, writer, second_writer):
    make_article(second_writer, "Gempa rahasia", writers=["Ani"])
    client.force_login(writer)
    assert not client.get("/admin/articles/article/", {"q": "gempa"}).context["cl"].result_list


def test_the_desk_finds_what_was_saved_last(client, writer):
    article = make_article(writer, "Gempa di Bogor")
    edit(article, writer, headline="Lindu di Bogor")
    client.force_login(writer)
    found = [client.get("/admin/articles/article/", {"q": q}).context["cl"].result_count for q in ("gempa", "lindu")]
    assert found == [0, 1]
