"""Telling proxies of changes: what fails is told again, what takes long is an error, and publications have receipts."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import PublicationReceipt
from articles.operations import purging
from articles.operations.database_metrics import DatabaseMetrics
from articles.operations.purging import Proxy, Purger
from articles.text import to_the_second
from tests.support.makers import approve, edit, make_article, make_category, perform, publish
from tests.support.ports import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class FakeProxy:
    """A proxy that remembers what it was told, or fails."""

    def __init__(self):
        self.told, self.is_failing = [], False
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self):
                self.send_response(503 if outer.is_failing else 200)
                self.end_headers()
                if not outer.is_failing:
                    outer.told.append(self.headers["xkey-purge"].split())

            def log_message(self, *_words):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def was_told(self, key):
        """Return whether it was told to forget the pages of a key."""
        return any(key in keys for keys in self.told)


@pytest.fixture
def proxy():
    made = FakeProxy()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def purger(proxy):
    """A running purger, which has told the proxy to forget everything."""
    made = Purger([proxy.address])
    made.start()
    wait_until(lambda: proxy.was_told("everything"), seconds=10)
    proxy.told.clear()
    yield made
    made.stop()


def test_a_publication_is_told_with_its_keys_and_has_a_receipt(purger, proxy, client, writer, editor):
    category = make_category()
    wait_until(lambda: proxy.was_told("everything"), seconds=10)
    before = timezone.now()
    article = publish(make_article(writer, category=category), writer, editor)
    wait_until(lambda: proxy.was_told(f"article:{article.pk}"), seconds=10)
    assert proxy.was_told(f"category:{category.pk}")
    wait_until(lambda: PublicationReceipt.objects.filter(purged_at__isnull=False).exists(), seconds=10)
    receipt = PublicationReceipt.objects.get()
    assert receipt.edition.article == article
    assert receipt.due_at == receipt.edition.live_from
    assert before < receipt.committed_at < receipt.purged_at
    client.force_login(editor)
    page = client.get(reverse("desk:articles_article_history", args=[article.pk])).content.decode()
    assert to_the_second(receipt.committed_at) in page
    assert f"{receipt.purge_seconds:.1f}".replace(".", ",") in page
    measured = {one.name: one.samples[0].value for one in DatabaseMetrics().collect() if one.samples}
    assert measured["newsroom_purge_seconds_last_hour"] == pytest.approx(receipt.purge_seconds, abs=0.001)


def test_a_correction_has_a_receipt_of_its_own(purger, proxy, writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    approve(edit(article, writer, standfirst="Yang benar."), writer, editor)
    perform(article, "correct", by=chief, reason="Keliru.")
    wait_until(lambda: PublicationReceipt.objects.filter(purged_at__isnull=False).count() == 2, seconds=10)
    assert set(PublicationReceipt.objects.values_list("edition__number", flat=True)) == {1, 2}


def test_everything_is_told_once_more_a_moment_later(proxy, monkeypatch, writer):
    monkeypatch.setattr(purging, "AGAIN_SECONDS", 0.2)
    purger = Purger([proxy.address])
    purger.start()
    try:
        wait_until(lambda: sum("everything" in keys for keys in proxy.told) == 2, seconds=10)
    finally:
        purger.stop()


def test_a_proxy_that_fails_is_told_later(purger, proxy, writer, editor):
    proxy.is_failing = True
    article = publish(make_article(writer), writer, editor)
    wait_until(lambda: PublicationReceipt.objects.exists(), seconds=10)
    assert PublicationReceipt.objects.get().purged_at is None
    proxy.is_failing = False
    wait_until(lambda: PublicationReceipt.objects.filter(purged_at__isnull=False).exists(), seconds=10)
    assert proxy.was_told(f"article:{article.pk}") or proxy.was_told("everything")


def test_a_purge_that_takes_too_long_is_one_error(proxy, monkeypatch, caplog):
    proxy.is_failing = True
    monkeypatch.setattr(purging, "LATE_SECONDS", 0)
    monkeypatch.setattr(purging, "RETRY_SECONDS", 0)
    told = Proxy(proxy.address)
    told.add(["article:1"])
    for _try in range(3):
        told.purge()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert proxy.address in caplog.text
    assert not told.is_up_to_date


def test_too_many_keys_are_everything(proxy):
    told = Proxy(proxy.address)
    told.add(f"article:{number}" for number in range(purging.MAX_KEYS + 1))
    told.purge()
    assert proxy.told == [["everything"]]
    assert told.is_up_to_date


def test_keys_are_told_in_requests_of_a_limited_size(proxy):
    told = Proxy(proxy.address)
    told.add(f"article:{number}" for number in range(450))
    told.purge()
    assert sorted(len(keys) for keys in proxy.told) == [50, 200, 200]


def test_without_proxies_receipts_say_when_it_was_committed(writer, editor):
    purger = Purger([])
    purger.start()
    try:
        wait_until(lambda: purger.watcher.make_contact() and purger.watcher.changes.number, seconds=10)
        before = timezone.now()
        publish(make_article(writer), writer, editor)
        wait_until(lambda: PublicationReceipt.objects.exists(), seconds=10)
        receipt = PublicationReceipt.objects.get()
        assert before < receipt.committed_at < timezone.now()
        assert receipt.purged_at is None
    finally:
        purger.stop()
        connection.close()
