"""Which changes make a page out of date, and which leave it stored."""

import threading

import pytest
from django.db import connection, transaction

from articles.models import Edition
from articles.page_store.changes import Changes
from tests.support.makers import approve, edit, make_article, make_category, perform, publish
from tests.support.stored_site import url_of

needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can do that")
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_publication_elsewhere_leaves_an_article_stored(site, full_category, writer, editor):
    address, other = url_of(Edition.objects.first().article), make_category("Olahraga")
    site.watcher.refresh()
    site.get(address)
    site.get("/")
    publish(make_article(writer, headline="Lain", category=other), writer, editor)
    site.watcher.refresh()
    assert not site.get(address).is_rendered
    assert site.get("/").is_rendered


def test_a_publication_in_its_category_reaches_an_article(site, full_category, writer, editor):
    address = url_of(Edition.objects.first().article)
    site.get(address)
    publish(make_article(writer, headline="Kabar Terbaru", category=full_category), writer, editor)
    site.watcher.refresh()
    answer = site.get(address)
    assert answer.is_rendered
    assert "Kabar Terbaru" in answer.text


def test_a_draft_leaves_every_page_stored(site, full_category, writer):
    addresses = ["/", full_category.get_absolute_url(), url_of(Edition.objects.first().article)]
    for address in addresses:
        site.get(address)
    make_article(writer, headline="Naskah", category=full_category)
    site.watcher.refresh()
    assert not any(site.get(address).is_rendered for address in addresses)


def test_a_renamed_category_reaches_every_page(site, full_category):
    site.get("/")
    type(full_category).objects.filter(pk=full_category.pk).update(name="Nusantara")
    site.watcher.refresh()
    assert "Nusantara" in site.get("/").text


def test_a_change_that_readers_do_not_see_leaves_every_page_stored(site, full_category):
    site.get("/")
    type(full_category).objects.filter(pk=full_category.pk).update(is_in_record=True)
    site.watcher.refresh()
    assert not site.get("/").is_rendered


def test_a_transaction_that_failed_changes_nothing(site, full_category):
    site.get("/")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        type(full_category).objects.filter(pk=full_category.pk).update(name="Nusantara")
        raise ZeroDivisionError
    site.watcher.refresh()
    assert not site.get("/").is_rendered


def test_a_page_rendered_before_a_commit_is_not_given_after_it(site, full_category):
    with transaction.atomic():
        type(full_category).objects.filter(pk=full_category.pk).update(name="Nusantara")
        thread = threading.Thread(target=lambda: (site.get("/"), connection.close()))
        thread.start()
        thread.join()
    site.watcher.refresh()
    assert "Nusantara" in site.get("/").text


def test_a_page_that_changes_while_it_is_rendered_is_not_stored(site, full_category):
    def change_meanwhile(environ, start_response):
        answer = application(environ, start_response)
        type(full_category).objects.filter(pk=full_category.pk).update(name="Nusantara")
        site.watcher.refresh()
        return answer

    application, site.store.application = site.store.application, change_meanwhile
    answer = site.get("/")
    assert answer.headers["Cache-Control"] == "no-cache, s-maxage=0"
    site.store.application = application
    assert "Nusantara" in site.get("/").text


def test_a_line_whose_article_comes_back_under_another_headline_links_to_it(site, writer, editor, chief):
    target = publish(make_article(writer, headline="Kabar Lama"), writer, editor)
    body = "<p>Isi.</p><p>Baca juga: Kabar Lama</p>"
    address = url_of(publish(make_article(writer, headline="Yang Merujuk", body=body), writer, editor))
    perform(target, "expire", by=chief)
    site.watcher.refresh()
    assert "Kabar Lama</p>" in site.get(address).text
    approve(edit(target, writer, headline="Judul yang sama sekali lain"), writer, editor)
    perform(target, "publish", by=editor)
    site.watcher.refresh()
    assert "Judul yang sama sekali lain</a>" in site.get(address).text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_page SET updated_at = '2020-01-01 00:00:00+00:00'",
        "INSERT INTO articles_referencealias (kind, uid, target) VALUES ('topic', '{0}', '{0}')",
        "DELETE FROM articles_editioncredit",
        pytest.param("TRUNCATE articles_editiontag", marks=needs_postgresql),
    ],
)
def test_a_change_past_the_application_is_written(statement, full_category):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_invalidation")
        cursor.execute(statement.format("0" * 32))
        cursor.execute("SELECT count(*) FROM articles_invalidation")
        assert cursor.fetchone()[0] > 0


def test_only_one_request_renders_a_page_for_all_that_wait(site, full_category):
    application, texts = site.store.application, []
    all_ask = threading.Barrier(7)
    is_asked = threading.Event()

    def wait_for_the_others(environ, start_response):
        assert is_asked.wait(10)
        return application(environ, start_response)

    site.store.application = wait_for_the_others

    def ask():
        all_ask.wait(10)
        texts.append(site.get("/").text)
        connection.close()

    threads = [threading.Thread(target=ask) for _number in range(6)]
    for thread in threads:
        thread.start()
    all_ask.wait(10)
    is_asked.set()
    for thread in threads:
        thread.join()
    assert len(set(texts)) == 1
    assert len(site.requests) == 1


class TestChanges:
    def test_a_page_is_older_than_a_later_change_of_its_key(self):
        changes = Changes()
        changes.add(["a"])
        assert changes.are_unchanged(["a", "b"], since=1)
        changes.add(["b", "c"])
        assert not changes.are_unchanged(["a", "b"], since=1)
        assert changes.are_unchanged(["a"], since=1)
        assert changes.are_unchanged(["a", "b"], since=2)

    def test_a_change_of_everything_reaches_pages_without_keys(self):
        changes = Changes()
        changes.drop_all()
        assert not changes.are_unchanged([], since=0)
        assert changes.are_unchanged([], since=1)

    def test_too_many_keys_count_as_everything(self, monkeypatch):
        monkeypatch.setattr("articles.page_store.changes.MAX_KEYS", 3)
        changes = Changes()
        changes.add("abcd")
        changes.add("e")
        assert not changes.are_unchanged(["other"], since=1)
        assert changes.are_unchanged(["other"], since=2)
