"""Counting what is read, without remembering who read it."""

import hashlib
import hmac
import logging
import secrets
import threading
import time
from collections import Counter

from django.db import DatabaseError, transaction
from django.utils import timezone

from .models.editions import Edition
from .models.readership import Readership

# Seconds between two writes, and counts that are not kept waiting for longer.
EVERY = 10
AT_MOST = 500
DAY = 24 * 3600
READERS = 200_000
# The most that one network address counts for one article in a day: a school, an office, a mobile network.
AN_ADDRESS = 50
logger = logging.getLogger(__name__)


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
        self.key, self.since = secrets.token_bytes(32), time.monotonic()
        self.known, self.places = set(), Counter()

    def _fingerprint(self, *parts):
        said = "\n".join(map(str, parts)).encode("utf-8", "surrogatepass")
        return hmac.digest(self.key, said, hashlib.sha256)[:16]

    def put_back(self, reads):
        """Let reads that could not be written wait on."""
        with self.lock:
            self.waiting.update(reads)

    def add(self, article, address, program):
        """Count one read of an article (its number) unless this reader's was counted: what is due to be written.

        Many read through one address, but not without end: a program that changes its name counts for a few.
        """
        with self.lock:
            now = time.monotonic()
            if now - self.since > DAY or len(self.known) >= READERS:
                self._forget()
            reader, place = self._fingerprint(article, address, program), self._fingerprint(article, address)
            if reader in self.known or self.places[place] >= AN_ADDRESS:
                return {}
            self.known.add(reader)
            self.places[place] += 1
            self.waiting[article] += 1
            if now - self.written_at < EVERY and self.waiting.total() < AT_MOST:
                return {}
            due, self.waiting, self.written_at = self.waiting, Counter(), now
            return dict(due)


_counts = Counts()


def count_read(article, address, program):
    """Count that somebody read an article (its number), told apart by the network address and the browser's name.

    Written down every few seconds: a process that ends takes at most those seconds' counts with it. What cannot
    be written waits for the next time.
    """
    due = _counts.add(article, address, program)
    try:
        write_down(due)
    except DatabaseError:
        logger.exception("Reads could not be written down; they wait.")
        _counts.put_back(due)


def write_down(reads):
    """Add reads, ``{article's number: how many}``, to the articles that are live; numbers of others are dropped."""
    if not reads:
        return
    now = timezone.now()
    live = set(Edition.objects.live(now).listed().filter(article__in=reads).values_list("article", flat=True))
    with transaction.atomic():
        # Rows that are missing are made empty first, whoever is quicker; then all are held, in order, so that two
        # processes never wait for each other.
        Readership.objects.bulk_create(
            (Readership(pk=number, heat=0) for number in sorted(live)), ignore_conflicts=True
        )
        rows = list(Readership.objects.select_for_update().filter(pk__in=live).order_by("pk"))
        for row in rows:
            row.add(reads[row.pk], now)
        Readership.objects.bulk_update(rows, ["reads", "heat"])
