"""Which pages were changed by what: rows that triggers write in the transaction of a change."""

from __future__ import annotations

from django.db import models

# Where PostgreSQL announces that rows were committed.
CHANNEL = "articles_invalidation"


class Invalidation(models.Model):
    """The keys of pages that a change made out of date.

    Triggers write it (``articles.triggers.invalidations``), so that no change can be committed without it, whoever made
    it. ``keys`` are separated by spaces. ``transaction_number`` is the transaction's on PostgreSQL, by which a process
    finds rows that were committed in another order than their keys. On SQLite, which is serial, it is null.
    """

    keys = models.TextField()
    at = models.DateTimeField()
    transaction_number = models.BigIntegerField(null=True, blank=True)

    class Meta:
        indexes = [
            # A process looks for rows that it has not seen.
            models.Index(fields=["transaction_number"], name="invalidation_by_transaction"),
            # Old rows to delete.
            models.Index(fields=["at"], name="invalidation_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.keys}"
