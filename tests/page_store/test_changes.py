"""Which changes make a page out of date, and which leave it stored."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Category, Edition, Photo
from articles.page_store.changes import Changes
from articles.page_store.upcoming import keys_of_edition, upcoming_changes
from articles.public import edition_lists
from tests.makers import approve, edit, make_article, make_category, make_photo, perform, publish
from tests.page_store.conftest import wait_for_contact
from tests.support.stored_site import StoredSite

needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can do that")
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def url_of(article):
    """Return the address of an article's page."""
    return Edition.objects.live().get(article=article).get_absolute_url()


@pytest.fixture
def full_category(writer, editor):
    """A category with more articles than an article's page shows as related."""
    category = make_category("Daerah")
    for number in range(6):
        publish(make_article(writer, headline=f"Lama {number}", category=category), writer, editor)
    return category


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


def test_a_scheduled_article_appears_at_its_second(site, full_category, writer, editor, monkeypatch):
    addresses = ["/", full_category.get_absolute_url(), url_of(Edition.objects.first().article)]
    due = timezone.now() + timedelta(hours=1)
    article = approve(make_article(writer, headline="Terjadwal", category=full_category), writer, editor)
    perform(article, "schedule", by=editor, at=due)
    site.watcher.refresh()
    for address in addresses:
        policy = site.get(address).headers["Cache-Control"]
        assert int(policy.rpartition("=")[2]) <= 3600
        assert "Terjadwal" not in site.get(address).text
    monkeypatch.setattr("django.utils.timezone.now", lambda: due)
    monkeypatch.setattr("articles.page_store.application.time.time", due.timestamp)
    assert all("Terjadwal" in site.get(address).text for address in addresses)


def test_a_page_that_a_schedule_does_not_concern_is_kept_beyond_it(site, full_category, writer, editor):
    address = url_of(Edition.objects.first().article)
    due = timezone.now() + timedelta(seconds=100)
    perform(
        approve(make_article(writer, headline="Lain", category=make_category("Olahraga")), writer, editor),
        "schedule",
        by=editor,
        at=due,
    )
    site.watcher.refresh()
    assert int(site.get("/").headers["Cache-Control"].rpartition("=")[2]) <= 100
    assert int(site.get(address).headers["Cache-Control"].rpartition("=")[2]) > 100


@pytest.mark.parametrize("what", ["ends", "begins", "midnight"])
def test_what_changes_by_the_clock_while_a_page_is_rendered_is_not_kept(
    what, site, full_category, writer, editor, monkeypatch
):
    now = timezone.now()
    due = now + timedelta(hours=1)
    if what == "begins":
        article = approve(make_article(writer, headline="Terjadwal", category=full_category), writer, editor)
        perform(article, "schedule", by=editor, at=due)
    elif what == "ends":
        Edition.objects.filter(headline="Lama 5").update(live_until=due)
    else:
        due = now + timedelta(days=1)
    site.watcher.refresh()
    address = full_category.get_absolute_url()
    application = site.store.application

    def last_long(environ, start_response):
        answer = application(environ, start_response)
        set_clock(due + timedelta(seconds=1))
        return answer

    def set_clock(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        monkeypatch.setattr("articles.page_store.application.time.time", moment.timestamp)

    set_clock(due - timedelta(seconds=1) if what != "midnight" else now)
    site.store.application = last_long
    # The clock goes on before the page says until when it holds.
    view = "articles.public.edition_lists.render"
    original = edition_lists.render
    monkeypatch.setattr(view, lambda *given: (set_clock(due + timedelta(seconds=1)), original(*given))[1])
    site.get(address)
    site.store.application = application
    assert site.get(address).shown == site.get(address, is_stored=False).shown
    assert site.requests.count(address) >= 2


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


@needs_postgresql
def test_two_transactions_that_empty_the_default_section_at_once_change_the_navigation(site, writer, editor):
    default, other = Category.objects.get(is_default=True), make_category("Daerah")
    for number in range(2):
        publish(make_article(writer, headline=f"Umum {number}", category=default), writer, editor)
    site.watcher.refresh()
    address = other.get_absolute_url()
    assert default.get_absolute_url() in site.get(address).text
    moved, done = threading.Barrier(3), threading.Barrier(3)

    def move(number):
        with transaction.atomic():
            Edition.objects.filter(headline=f"Umum {number}").update(section=other, category=other)
            moved.wait(10)
            done.wait(10)
        connection.close()

    threads = [threading.Thread(target=move, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    moved.wait(10)
    done.wait(10)
    for thread in threads:
        thread.join()
    site.watcher.refresh()
    assert default.get_absolute_url() not in site.get(address).text


@needs_postgresql
def test_a_listener_that_hangs_holds_up_no_request(site, full_category):
    site.get("/")
    with site.watcher._asking:
        began = time.monotonic()
        assert site.get("/", method="POST").status in {403, 405}
        assert time.monotonic() - began < 5
        assert site.get("/").is_rendered


def test_the_keys_of_upcoming_changes_are_those_of_the_triggers(full_category, writer, editor):
    article = make_article(
        writer, headline="Banjir, lagi", category=full_category, topic="Banjir", tags=["Air", "Sungai Besar"]
    )
    due = timezone.now() + timedelta(hours=1)
    perform(approve(article, writer, editor), "schedule", by=editor, at=due)
    edition = Edition.objects.get(article=article)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_invalidation")
        cursor.execute("UPDATE articles_edition SET excerpt = 'x' WHERE id = %s", [edition.pk])
        cursor.execute("SELECT keys FROM articles_invalidation")
        written = {key for (keys,) in cursor.fetchall() for key in keys.split()}
    upcoming = upcoming_changes(timezone.now())
    assert set(upcoming.first) == written
    assert keys_of_edition(Edition.objects.values().get(pk=edition.pk) | {"pk": edition.pk}) <= written
    tags = {f"tag:{pk}" for pk in article.tags.values_list("pk", flat=True)}
    assert len(tags) == 2
    assert tags | {f"category:{full_category.pk}", f"article:{article.pk}"} <= written


def test_rights_that_end_are_upcoming(writer):
    due = timezone.now() + timedelta(hours=1)
    photo = make_photo(writer)
    Photo.objects.filter(pk=photo.pk).update(expires_at=due)
    assert upcoming_changes(timezone.now()).first_of([f"photo:{photo.pk}"]) == due


def test_another_process_learns_of_a_change(site, full_category, writer, editor):
    other = StoredSite()
    try:
        wait_for_contact(other)
        other.get("/")
        publish(make_article(writer, headline="Kabar Terbaru", category=full_category), writer, editor)
        limit = timezone.now() + timedelta(seconds=1)
        while "Kabar Terbaru" not in other.get("/").text:
            assert timezone.now() < limit, "It was not known within a second."
    finally:
        other.close()


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


@needs_postgresql
def test_a_transaction_that_commits_late_is_not_missed(site, full_category, writer):
    category = make_category("Olahraga")
    model = type(full_category)
    site.get("/")
    begun, done = threading.Event(), threading.Event()

    def commit_late():
        with transaction.atomic():
            model.objects.filter(pk=full_category.pk).update(name="Nusantara")
            begun.set()
            done.wait(10)
        connection.close()

    thread = threading.Thread(target=commit_late)
    thread.start()
    begun.wait(10)
    # A later row is committed and known before the earlier one.
    model.objects.filter(pk=category.pk).update(name="Raga")
    site.watcher.refresh()
    assert "Raga" in site.get("/").text
    done.set()
    thread.join()
    site.watcher.refresh()
    assert "Nusantara" in site.get("/").text


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
        changes.forget_all()
        assert not changes.are_unchanged([], since=0)
        assert changes.are_unchanged([], since=1)

    def test_too_many_keys_count_as_everything(self, monkeypatch):
        monkeypatch.setattr("articles.page_store.changes.MAX_KEYS", 3)
        changes = Changes()
        changes.add("abcd")
        changes.add("e")
        assert not changes.are_unchanged(["other"], since=1)
        assert changes.are_unchanged(["other"], since=2)


@needs_postgresql
def test_a_process_listens_at_the_address_that_passes_a_pooler(settings, transactional_db):
    settings.DATABASE_DIRECT = {"application_name": "listens-directly"}
    site = StoredSite()
    try:
        wait_for_contact(site)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'listens-directly'")
            assert cursor.fetchone()[0] == 1
    finally:
        site.close()
