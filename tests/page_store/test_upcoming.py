"""What changes by the clock: a page is stored until then, and no longer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Edition, Photo
from articles.page_store.upcoming import keys_of_edition, upcoming_changes
from articles.public import edition_lists
from tests.support.makers import approve, make_article, make_category, make_photo, perform
from tests.support.stored_site import url_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


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
