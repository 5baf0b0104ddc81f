"""Counting reads, once for each reader, article and day, without storing who read what.

The readers of today are stored as keyed hashes in the database, so that any number of processes count one reader once.
Key and hashes are deleted when the first read of another day is counted.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import time
from collections import Counter
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .models.editions import Edition
from .models.read_counts import ReadCount, ReadFingerprint, ReadKey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# How often a process adds reads to the sums, in seconds, and how many rows it adds at once.
FLUSH_SECONDS = 10
BATCH_SIZE = 1000
KEY_BYTES, FINGERPRINT_BYTES = 32, 16
# The most reads of one article that are counted for one network in a day, such as a school or a mobile network.
MAX_READS_PER_NETWORK = 50
logger = logging.getLogger(__name__)


class ReadCounter:
    """The state of a process between two reads: the key of the day, and when it last added to the sums."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.key, self.added_at = b"", float("-inf")

    def count(self, article: int, network: str, program: str) -> None:
        """Count a read of an article (its number) unless it was counted for this reader today, in two queries.

        Readers are distinguished by network and user agent (``program``). The reads of one network are limited, so
        that a program that keeps changing its user agent does not count without limit.
        """
        day = timezone.localdate()
        if day != self.day:
            self._begin(day)
        place = self._fingerprint(article, network)
        reader = self._fingerprint(article, network, program)
        known = ReadFingerprint.objects.filter(day=day, article=OuterRef("article"), network=place).order_by()
        readers = known.values("article").annotate(count=Count("pk")).values("count")
        row = (
            Edition.objects.live()
            .listed()
            .filter(article=article)
            .annotate(
                is_known=Exists(known.filter(reader=reader)),
                readers=Coalesce(Subquery(readers, output_field=IntegerField()), 0),
            )
            .values_list("is_known", "readers")
            .first()
        )
        if row is None or row[0] or row[1] >= MAX_READS_PER_NETWORK:
            return
        # A row that another process has just inserted is ignored.
        ReadFingerprint.objects.bulk_create(
            [ReadFingerprint(day=day, article_id=article, network=place, reader=reader)], ignore_conflicts=True
        )
        if time.monotonic() - self.added_at >= FLUSH_SECONDS:
            self.added_at = time.monotonic()
            flush_to_counts()

    def _begin(self, day: date) -> None:
        """Read or create the key of a day, and delete earlier keys with the hashes made with them."""
        key = bytes(ReadKey.objects.get_or_create(day=day, defaults={"key": secrets.token_bytes(KEY_BYTES)})[0].key)
        flush_to_counts()
        delete_former_readers(day)
        self.day, self.key = day, key

    def _fingerprint(self, *parts: int | str) -> bytes:
        data = "\n".join(map(str, parts)).encode("utf-8", "surrogatepass")
        return hmac.digest(self.key, data, hashlib.sha256)[:FINGERPRINT_BYTES]


counter = ReadCounter()


def count_read(article: int, network: str, program: str) -> None:
    """Count a read of an article (its number). A read that the database cannot save is logged and not counted."""
    try:
        counter.count(article, network, program)
    except DatabaseError:
        logger.exception("A read could not be counted.")


def delete_former_readers(today: date | None = None) -> None:
    """Delete the keys and hashes of days before today (default: of the newsroom's time zone)."""
    today = today or timezone.localdate()
    ReadFingerprint.objects.filter(day__lt=today).delete()
    ReadKey.objects.filter(day__lt=today).delete()


def flush_to_counts() -> None:
    """Add reads that are not added yet to the sums. Each is added once, even where several processes do this."""
    while True:
        with transaction.atomic():
            waiting = ReadFingerprint.objects.select_for_update(skip_locked=True).filter(is_added=False)
            rows = list(waiting.values_list("pk", "article")[:BATCH_SIZE])
            ReadFingerprint.objects.filter(pk__in=[pk for pk, _article in rows]).update(is_added=True)
            save_counts(Counter(article for _pk, article in rows))
        if len(rows) < BATCH_SIZE:
            return


def save_counts(reads: Mapping[int, int]) -> None:
    """Add reads, ``{article's number: how many}``, to the sums of live articles. Those of others are ignored."""
    if not reads:
        return
    now = timezone.now()
    live = set(Edition.objects.live(now).listed().filter(article__in=reads).values_list("article", flat=True))
    with transaction.atomic():
        # Missing rows are created empty first, unless another process does it. Then all are locked in order, so that
        # two processes never deadlock.
        ReadCount.objects.bulk_create(
            (ReadCount(pk=number, popularity=0) for number in sorted(live)), ignore_conflicts=True
        )
        rows = list(ReadCount.objects.select_for_update().filter(pk__in=live).order_by("pk"))
        for row in rows:
            row.add(reads[row.pk], now)
        ReadCount.objects.bulk_update(rows, ["reads", "popularity"])
