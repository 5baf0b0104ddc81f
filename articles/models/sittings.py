"""Who sits at an article right now, and what they have typed and not yet saved."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Sitting(models.Model):
    """One person at one article in one tab; the row is gone at the next save.

    ``article`` is None while a new article has not been saved. ``beat_at`` is when the tab was last heard of.
    ``typed`` maps the names of the form's fields to lists of what they held, or is None where nothing was typed;
    ``base`` is the number of the revision the typing began from. ``discarded_at`` is when its writer discarded it;
    for a while it can be restored.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="sittings"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sittings")
    tab = models.UUIDField(default=uuid.uuid4)
    since = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now)
    typed = models.JSONField(null=True, blank=True)
    typed_at = models.DateTimeField(null=True, blank=True)
    base = models.PositiveIntegerField(default=0)
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # Who is at this article now.
            models.Index(fields=["article", "beat_at"], name="sitting_by_beat"),
            # What somebody left behind.
            models.Index(fields=["user", "typed_at"], name="sitting_by_user"),
        ]
        constraints = [
            models.UniqueConstraint(name="one_sitting_a_tab", fields=["user", "tab"]),
        ]

    def __str__(self):
        return f"{self.user}, {self.since:%H.%M}"
