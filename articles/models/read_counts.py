"""How much articles are read: a sum, a popularity that decays with time, and hashes of today's readers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from datetime import datetime

HALF_LIFE = 12 * 3600


class ReadCountQuerySet(models.QuerySet["ReadCount"]):
    """Queries over read counts."""

    def most_popular(self) -> ReadCountQuerySet:
        """Order by popularity, which counts recent reads most."""
        return self.order_by("-popularity", "-article")


class ReadCount(models.Model):
    """How often one article was read, and how much of that was recent.

    A read weighs half as much twelve hours later. ``popularity`` is the logarithm (base 2) of the sum of
    ``2 ** (seconds since 1970 / HALF_LIFE)`` over all reads. So rows are never updated for decay, and their order is
    always right. Nothing here identifies readers.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="read_count"
    )
    reads = models.PositiveBigIntegerField(default=0)
    popularity = models.FloatField()

    objects = ReadCountQuerySet.as_manager()

    class Meta:
        indexes = [
            # Most read, on the front page.
            models.Index(F("popularity").desc(), F("article").desc(), name="read_count_by_popularity"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reads}"

    def add(self, reads: int, at: datetime) -> None:
        """Count more reads at an instant (an aware datetime)."""
        fresh = math.log2(reads) + at.timestamp() / HALF_LIFE
        high, low = max(self.popularity, fresh), min(self.popularity, fresh)
        self.popularity = high + math.log2(1 + 2 ** (low - high)) if self.reads else fresh
        self.reads += reads


class ReadKey(models.Model):
    """The key under which the readers of one day are hashed. Deleted when another day's reads begin."""

    day = models.DateField(unique=True)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.day)


class ReadFingerprint(models.Model):
    """A read of one article today: keyed hashes that cannot be matched to anybody once the key is deleted."""

    day = models.DateField()
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+", db_index=False)
    network = models.BinaryField(max_length=16)
    reader = models.BinaryField(max_length=16)
    is_added = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reader_is_counted_once_an_article_and_day", fields=["article", "day", "network", "reader"]
            ),
        ]
        indexes = [
            # Reads that have not been added to the sums yet.
            models.Index(fields=["id"], name="read_to_be_added", condition=Q(is_added=False)),
            # Reads to delete when the day is over.
            models.Index(fields=["day"], name="read_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.day}"
