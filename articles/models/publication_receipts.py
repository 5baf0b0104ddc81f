"""Receipts of publications: when an edition was due and committed, and when proxies had forgotten its pages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationReceipt(models.Model):
    """When readers could see an edition.

    The worker writes it. ``committed_at`` is when the transaction wrote what it changes, which for a scheduled edition
    is before it is due. ``purged_at`` is when every proxy had forgotten the pages. It is null where no proxy is
    configured, and where the worker was stopped before the last proxy answered.

    What is published while no worker runs has no receipt.
    """

    edition = models.OneToOneField("articles.Edition", on_delete=models.CASCADE, related_name="receipt")
    due_at = models.DateTimeField(_("due"))
    committed_at = models.DateTimeField(_("committed"))
    purged_at = models.DateTimeField(_("caches cleared"), null=True, blank=True)

    class Meta:
        indexes = [
            # The receipts of the last hour, for metrics.
            models.Index(fields=["-committed_at"], name="receipt_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.due_at}"

    @property
    def purge_seconds(self) -> float | None:
        """How long after the commit the last proxy had forgotten the pages, or None where that is not known."""
        return (self.purged_at - self.committed_at).total_seconds() if self.purged_at else None
