"""Revisions: the content of an article at one save."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.states.actors import actor_in_words
from articles.text import instant

from .redactions import is_mark

# The moves of events that create revisions.
SAVE_EVENTS = ("create", "edit", "import")


class Revision(models.Model):
    """The content of an article at one save, with who saved it, when and why. Sealed by the database.

    ``content`` is what ``content.to_json`` returned. ``digest`` is the SHA-256 of ``digest_payload``.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    author_name = models.CharField(_("by"), max_length=160)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("at"), default=timezone.now)
    # Who wrote each part, as ``authorship.to_json`` returned it. None where it was not recorded, so that everybody who
    # saved the article up to then counts as an author.
    authorship = models.JSONField(null=True, blank=True, editable=False)
    # Which references a content of version 1 names, as ``content.identities_in`` found them when it came into this
    # database, since it has names only. None for others.
    identities = models.JSONField(null=True, blank=True, editable=False)
    # Random, so that a name in the content cannot be guessed from a digest that was published. Empty in version 1.
    salt = models.CharField(max_length=32, blank=True, default="", editable=False)
    digest = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        permissions = [("redact_record", "Can propose and confirm redactions of the record")]
        constraints = [
            models.UniqueConstraint(
                name="revision_number_is_unique_for_its_article",
                fields=["article", "number"],
                violation_error_message=_("This revision number is taken."),
            ),
        ]

    def __str__(self) -> str:
        return _("revision %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        """Return the desk's page that compares this revision with the one before."""
        return reverse("desk:articles_article_difference", args=[self.article_id, self.number])

    @property
    def who(self) -> str:
        """Who made it, in the reader's language."""
        return actor_in_words(self.author_name, self.author_id)

    @property
    def why(self) -> str:
        """Why it was made, in the reader's language: the reason that was typed, or that of its event."""
        saves = [event for event in self.events.all() if event.move in SAVE_EVENTS]
        return self.reason or (saves[0].why if saves else "")

    @property
    def is_redacted(self) -> bool:
        """Whether its words were removed by a redaction."""
        return is_mark(self.content)

    def digest_payload(self) -> dict[str, Any]:
        """Return the JSON data that the digest covers. Version 1 covered the content only."""
        if not self.salt:
            return self.content
        return {
            "version": 2,
            "article": str(self.article.uid),
            "number": self.number,
            "content": self.content,
            "authorship": self.authorship,
            "author": self.author_name,
            "reason": self.reason,
            "at": instant(self.created_at),
            "salt": self.salt,
        }
