"""Notes of the desk: on an article or on a passage of it, with replies."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_NOTE_CHARACTERS = 4000
MAX_QUOTE_CHARACTERS = 500


class Note(models.Model):
    """A comment of somebody at the desk, or of a guest, on an article. Readers never see it.

    ``quote`` is the passage it is about, as it read then, or empty. ``author`` is None for a guest, who typed their
    name and used ``link``. A reply has a ``parent``. Only a note without one can have ``done_at``.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="notes")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    revision_number = models.PositiveIntegerField(_("revision"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="notes"
    )
    link = models.ForeignKey(
        "articles.GuestLink", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="notes"
    )
    author_name = models.CharField(_("by"), max_length=160)
    text = models.TextField(_("note"), max_length=MAX_NOTE_CHARACTERS)
    quote = models.CharField(_("passage"), max_length=MAX_QUOTE_CHARACTERS, blank=True)
    created_at = models.DateTimeField(_("at"), default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes = [
            # An article's notes in the order they were written.
            models.Index(fields=["article", "created_at", "id"], name="note_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                name="note_says_something",
                condition=~models.Q(text=""),
                violation_error_message=_("A note needs text."),
            ),
            models.CheckConstraint(
                name="only_a_note_is_done_not_its_replies",
                condition=models.Q(parent=None) | models.Q(done_at=None),
                violation_error_message=_("Only a note can be marked as done, not a reply."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
