"""The prose editor's search for articles: what it finds, what it shows of them, and what stays hidden."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests.support.makers import approve, edit, make_article, make_category, perform, publish

SEARCH = "/admin/articles/article/read-also/"
LINES = "/admin/articles/article/read-also/lines/"


@pytest.fixture
def desk(client, writer):
    """The browser of the writer at the desk, in English."""
    client.force_login(writer)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def found(desk, **query):
    """Return the headlines that a search finds."""
    response = desk.get(SEARCH, query)
    assert response.status_code == 200
    return [one["headline"] for one in response.json()["found"]]


def target_of(desk, article):
    """Return what the desk shows of the target of a line."""
    return desk.post(LINES, {"uid": str(article.uid)}).json()["uids"][str(article.uid)]


def retract(article, chief, editor):
    """Retract an article, with two people."""
    perform(article, "retract", by=chief, reason="Anak itu dapat dikenali.", ground="child")
    perform(article, "confirm_retraction", by=editor)


@pytest.mark.django_db
def test_a_writer_finds_what_is_live_and_their_own_drafts_but_no_draft_of_others(desk, writer, second_writer, editor):
    make_article(writer, "Pasar Lama: Catatan Saya")
    make_article(second_writer, "Pasar Lama: Rahasia Orang")
    publish(make_article(second_writer, "Pasar Lama Dibuka"), second_writer, editor)
    assert sorted(found(desk, q="pasar LAMA")) == ["Pasar Lama Dibuka", "Pasar Lama: Catatan Saya"]
    assert found(desk, q="rahasia") == []
    desk.force_login(editor)
    assert found(desk, q="rahasia") == ["Pasar Lama: Rahasia Orang"]


@pytest.mark.django_db
def test_changes_by_others_in_a_live_article_are_neither_found_nor_shown(desk, second_writer, editor):
    article = publish(make_article(second_writer, "Pasar Lama Dibuka"), second_writer, editor)
    edit(article, second_writer, headline="Rahasia Baru", slug="rahasia-baru", category=make_category("Tersembunyi"))
    assert found(desk, q="rahasia") == []
    (one,) = desk.get(SEARCH, {"q": "pasar"}).json()["found"]
    assert one == target_of(desk, article)
    assert (one["headline"], one["state"], one["word"]) == ("Pasar Lama Dibuka", "live", "live")
    assert "rahasia" not in str(one).lower()
    assert "Tersembunyi" not in str(one)


@pytest.mark.django_db
def test_a_line_to_a_draft_of_others_shows_only_that_it_is_unpublished(desk, second_writer, editor):
    article = make_article(second_writer, "Rahasia Orang")
    one = target_of(desk, article)
    assert (one["headline"], one["category"], one["date"], one["address"]) == ("", "", "", "")
    assert (one["state"], one["moment"]) == ("unpublished", 0)
    assert desk.post(LINES, {"headline": "Rahasia Orang"}).json()["headlines"] == {"Rahasia Orang": None}
    desk.force_login(editor)
    assert target_of(desk, article)["headline"] == "Rahasia Orang"


@pytest.mark.django_db
def test_a_scheduled_edition_of_others_is_not_shown(desk, second_writer, editor):
    article = approve(make_article(second_writer, "Rencana"), second_writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(days=1))
    assert target_of(desk, article)["state"] == "unpublished"
    assert found(desk, q="rencana") == []


@pytest.mark.django_db
def test_a_retracted_article_is_not_found_and_its_line_says_so(desk, second_writer, editor, chief):
    article = publish(make_article(second_writer, "Anak di Pasar"), second_writer, editor)
    assert found(desk, q="anak pasar") == ["Anak di Pasar"]
    retract(article, chief, editor)
    assert found(desk, q="anak pasar") == []
    one = target_of(desk, article)
    assert (one["headline"], one["state"], one["address"]) == ("", "retracted", "")


@pytest.mark.django_db
def test_a_line_shows_the_current_headline_of_its_article(desk, writer, editor):
    article = publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    edit(article, writer, headline="Pasar Lama Tutup", slug="tutup")
    publish(article, writer, editor)
    assert target_of(desk, article)["headline"] == "Pasar Lama Tutup"
    by_headline = desk.post(LINES, {"headline": "pasar lama DIBUKA"}).json()["headlines"]["pasar lama DIBUKA"]
    assert (by_headline["headline"], by_headline["state"]) == ("Pasar Lama Tutup", "live")


@pytest.mark.django_db
def test_an_article_is_not_offered_to_itself(desk, writer):
    article = make_article(writer, "Pasar Lama Dibuka")
    assert found(desk, q="pasar", beside=article.pk) == []
    assert found(desk, q="pasar", beside="x") == ["Pasar Lama Dibuka"]


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", ["\x00", "a\x00b", "%", "_", "'\"--", "x" * 5000, "  ", "???", "a " * 999])
def test_hostile_searches_never_fail(hostile, desk, writer):
    make_article(writer)
    assert desk.get(SEARCH, {"q": hostile}).status_code == 200
    assert desk.post(LINES, {"uid": hostile, "headline": hostile}).status_code == 200


@pytest.mark.django_db
def test_hostile_uids_have_no_target(desk):
    uids = ["", "none", "1", "'; drop", "0" * 32, str(uuid4()), "{" + str(uuid4()) + "}", "9" * 9999]
    response = desk.post(LINES, {"uid": uids * 50, "headline": ["x"] * 500})
    assert response.status_code == 200
    assert not any(response.json()["uids"].values())


@pytest.mark.django_db
def test_only_users_who_write_articles_may_search(client, reader, moderator, writer):
    assert client.get(SEARCH).status_code == 302
    for person in (reader, moderator):
        client.force_login(person)
        assert client.get(SEARCH).status_code in {302, 403}
        assert client.post(LINES).status_code in {302, 403}
    client.force_login(writer)
    assert client.post(SEARCH).status_code == 405
    assert client.get(LINES).status_code == 405


@pytest.mark.django_db
def test_a_search_costs_the_same_among_many_articles(desk, writer, editor):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert found(desk, q="kabar")
        return len(asked)

    publish(make_article(writer, "Kabar 0"), writer, editor)
    few = cost()
    Article.objects.bulk_create(
        Article(headline=f"Kabar {n}", headline_key=f"kabar {n}", slug="x", category=make_category(), created_by=writer)
        for n in range(60)
    )
    assert cost() == few
    assert len(found(desk, q="kabar")) == 10


@pytest.mark.django_db
def test_the_preview_links_to_the_same_articles_as_for_readers(desk, writer, editor):
    target = publish(make_article(writer, "Pasar Lama Dibuka"), writer, editor)
    body = f'<p>Isi.</p><p data-article="{target.uid}">Baca juga: Lain</p><p data-article="none">Baca juga: Buku</p>'
    article = make_article(writer, "Yang Merujuk", body)
    page = desk.get(f"/admin/articles/article/{article.pk}/preview/").content.decode()
    assert f'<a href="{target.get_absolute_url()}">Pasar Lama Dibuka</a>' in page
    assert "Buku</p>" in page
