"""Purging of proxies over HTTP, and the receipts of publications."""

from __future__ import annotations

import http.client
import logging
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from queue import Empty, Queue
from urllib.parse import urlsplit

from django.db import Error, connection
from django.utils import timezone

from articles.models import Edition, PublicationReceipt
from articles.page_keys import EVERYTHING
from articles.page_store import make_watcher

# Seconds between two looks for changes, and seconds that a proxy gets to answer.
POLL_SECONDS, ANSWER_SECONDS = 0.02, 2.0
# A page that was rendered just before a change may reach a proxy just after its purge. So it is purged once more.
AGAIN_SECONDS = 2.0
# Seconds until a proxy that did not answer is asked again.
RETRY_SECONDS = 0.5
# Seconds after which a purge that has not succeeded is logged as an error.
LATE_SECONDS = 5.0
# The most keys in one request, and in all of them before everything is purged.
MAX_KEYS_AT_ONCE, MAX_KEYS = 200, 2_000
# Editions that began longer before a change than this, such as imported ones, get no receipt.
RECEIPT_WINDOW = timedelta(minutes=10)
logger = logging.getLogger(__name__)


class Proxy:
    """A proxy and the keys that wait to be purged from it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._waiting: set[str] = set()
        self._since = self._next_try = 0.0
        self._is_late = False

    def add(self, keys: Iterable[str]) -> None:
        """Add keys whose pages the proxy has to delete."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting |= set(keys)
        if EVERYTHING in self._waiting or len(self._waiting) > MAX_KEYS:
            self._waiting = {EVERYTHING}

    @property
    def is_up_to_date(self) -> bool:
        """Whether no keys wait."""
        return not self._waiting

    def purge(self) -> None:
        """Send the proxy what waits, if there is anything. What fails waits for the next call."""
        if not self._waiting or time.monotonic() < self._next_try:
            return
        try:
            keys = sorted(self._waiting)
            for start in range(0, len(keys), MAX_KEYS_AT_ONCE):
                self._send(keys[start : start + MAX_KEYS_AT_ONCE])
            self._waiting.clear()
            self._is_late = False
        except (OSError, http.client.HTTPException) as error:
            self._next_try = time.monotonic() + RETRY_SECONDS
            if not self._is_late and time.monotonic() - self._since > LATE_SECONDS:
                self._is_late = True
                logger.error("The proxy %s could not be purged for %d s: %s", self.address, LATE_SECONDS, error)

    def _send(self, keys: Sequence[str]) -> None:
        parts = urlsplit(self.address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        client = kind(parts.netloc, timeout=ANSWER_SECONDS)
        try:
            client.request("PURGE", parts.path or "/", headers={"xkey-purge": " ".join(keys)})
            answer = client.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                raise http.client.HTTPException(f"answered {answer.status} {answer.reason}")
        finally:
            client.close()


class Purger:
    """Reads changes as a server process does, purges the proxies and writes receipts, in a thread of its own.

    A purger that starts purges everything, since it does not know which purges failed before.
    """

    def __init__(self, proxies: Sequence[str]) -> None:
        self._changes: Queue[tuple[set[str], datetime]] = Queue()
        self.watcher = make_watcher(lambda keys, at: self._changes.put((keys, at or timezone.now())))
        self._proxies = [Proxy(address) for address in proxies]
        self._again: list[tuple[float, set[str]]] = []
        self._unpurged: set[int] = set()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="purger", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the present round."""
        self._stopped.set()
        self._thread.join()
        self.watcher.close()

    def _run(self) -> None:
        while not self._stopped.wait(POLL_SECONDS):
            try:
                self._look()
            except Error as error:
                logger.error("The purger cannot use the database: %s", error)
                connection.close()
                self._stopped.wait(RETRY_SECONDS)
            except Exception:
                logger.exception("The purger failed, and goes on.")
                self._stopped.wait(RETRY_SECONDS)
        connection.close()

    def _look(self) -> None:
        self.watcher.make_contact()
        for keys, at in self._new_changes():
            for proxy in self._proxies:
                proxy.add(keys)
            self._again.append((time.monotonic() + AGAIN_SECONDS, keys))
            self._write_receipts(keys, at)
        for proxy in self._proxies:
            proxy.purge()
        if self._unpurged and all(proxy.is_up_to_date for proxy in self._proxies):
            PublicationReceipt.objects.filter(pk__in=self._unpurged).update(purged_at=timezone.now())
            self._unpurged.clear()
        while self._again and self._again[0][0] < time.monotonic():
            _due, keys = self._again.pop(0)
            for proxy in self._proxies:
                proxy.add(keys)

    def _new_changes(self) -> Iterable[tuple[set[str], datetime]]:
        while True:
            try:
                yield self._changes.get_nowait()
            except Empty:
                return

    def _write_receipts(self, keys: set[str], at: datetime) -> None:
        """Write the receipts of new editions of articles that changed. Another worker may have written some."""
        numbers = {int(key.partition(":")[2]) for key in keys if key.startswith("article:")}
        if not numbers:
            return
        editions = Edition.objects.filter(article__in=numbers, receipt=None, live_from__gte=at - RECEIPT_WINDOW)
        PublicationReceipt.objects.bulk_create(
            (
                PublicationReceipt(edition=one, due_at=one.live_from, committed_at=at)
                for one in editions.only("live_from")
            ),
            ignore_conflicts=True,
        )
        if self._proxies:
            found = PublicationReceipt.objects.filter(
                edition__article__in=numbers, purged_at=None, committed_at__gte=at - RECEIPT_WINDOW
            )
            self._unpurged |= set(found.values_list("pk", flat=True))
