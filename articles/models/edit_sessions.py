"""Edit sessions: who is editing an article now, and what they have typed but not saved."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class EditSession(models.Model):
    """One browser tab in which a person has an article open. The row is deleted at the next save.

    ``article`` is None while a new article has not been saved. ``last_seen_at`` is when the tab last reported.
    ``form_content`` is the autosave: it maps the names of the form's fields to lists of their values, or is None where
    nothing was typed. ``base`` is the number of the revision that the text is based on. ``discarded_at`` is when the
    user discarded the autosave, which can be restored for a while.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="edit_sessions"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="edit_sessions")
    tab = models.UUIDField(default=uuid.uuid4)
    opened_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    form_content = models.JSONField(null=True, blank=True)
    typed_at = models.DateTimeField(null=True, blank=True)
    base = models.PositiveIntegerField(default=0)
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # Who is editing this article now.
            models.Index(fields=["article", "last_seen_at"], name="edit_session_by_last_seen"),
            # The autosaves of a user.
            models.Index(fields=["user", "typed_at"], name="edit_session_by_user"),
        ]
        constraints = [
            models.UniqueConstraint(name="one_edit_session_per_tab", fields=["user", "tab"]),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.opened_at:%H.%M}"
