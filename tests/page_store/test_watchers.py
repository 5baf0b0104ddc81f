"""How a process learns of what others have committed, at once and in any order."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Category, Edition
from tests.support.makers import make_article, make_category, publish
from tests.support.stored_site import StoredSite, wait_for_contact

needs_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can do that")
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


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
    with site.watcher.contact_lock:
        began = time.monotonic()
        assert site.get("/", method="POST").status in {403, 405}
        assert time.monotonic() - began < 5
        assert site.get("/").is_rendered


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
