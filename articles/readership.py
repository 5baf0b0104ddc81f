"""Counting what is read, without remembering who read it."""

import hashlib
import hmac
import secrets
import threading
import time
from collections import Counter

from django.db import transaction
from django.utils import timezone

from .models.editions import Edition
from .models.readership import Readership

# Seconds between two writes, and counts that are not kept waiting for longer.
EVERY = 10
AT_MOST = 500
DAY = 24 * 3600
READERS = 200_000


class Counts:
    """Reads of this process that have yet to be written down, and fingerprints of who has been counted today.

    A fingerprint is a keyed hash under a key that never leaves memory and is thrown away after a day.
    """

    def __init__(self):
        self.lock = threading.Lock()
        self.waiting = Counter()
        self.written_at = float("-inf")
        self._forget()

    def _forget(self):
        self.key, self.known, self.since = secrets.token_bytes(32), set(), time.monotonic()

    def add(self, article, reader):
        """Count one read of an article (its number) unless this reader's was counted: what is due to be written."""
        with self.lock:
            now = time.monotonic()
            if now - self.since > DAY or len(self.known) >= READERS:
                self._forget()
            fingerprint = hmac.digest(self.key, f"{article} {reader}".encode("utf-8", "surrogatepass"), hashlib.sha256)
            if fingerprint[:16] in self.known:
                return {}
            self.known.add(fingerprint[:16])
            self.waiting[article] += 1
            if now - self.written_at < EVERY and self.waiting.total() < AT_MOST:
                return {}
            due, self.waiting, self.written_at = self.waiting, Counter(), now
            return dict(due)


_counts = Counts()


def count_read(article, reader):
    """Count that somebody read an article (its number); ``reader`` is any text that tells readers apart.

    Written down every few seconds: a process that ends takes at most those seconds' counts with it.
    """
    write_down(_counts.add(article, reader))


def write_down(reads):
    """Add reads, ``{article's number: how many}``, to the articles that are live; numbers of others are dropped."""
    if not reads:
        return
    now = timezone.now()
    live = set(Edition.objects.live(now).listed().filter(article__in=reads).values_list("article", flat=True))
    with transaction.atomic():
        # In order, so that two processes never wait for each other.
        rows = {row.pk: row for row in Readership.objects.select_for_update().filter(pk__in=live).order_by("pk")}
        missing = [Readership(pk=number, heat=0) for number in sorted(live - rows.keys())]
        # Another process may have been quicker with a first read; that count is dropped, not doubled.
        for row in missing:
            row.add(reads[row.pk], now)
        Readership.objects.bulk_create(missing, ignore_conflicts=True)
        for row in rows.values():
            row.add(reads[row.pk], now)
        Readership.objects.bulk_update(rows.values(), ["reads", "heat"])
