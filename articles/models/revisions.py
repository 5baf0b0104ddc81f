"""Revisions: what an article said at one save."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """What the article said at one save: who, when, why. Sealed by the database.

    ``content`` is plain data as ``revisions.content_of`` gives it, and ``digest`` its SHA-256.
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
    digest = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                name="revision_number_is_unique_for_its_article",
                fields=["article", "number"],
                violation_error_message=_("This revision number is taken."),
            ),
        ]

    def __str__(self):
        return _("revision %(number)s") % {"number": self.number}

    def get_absolute_url(self):
        """The desk's page that compares this revision with the one before."""
        return reverse("admin:articles_article_difference", args=[self.article_id, self.number])

    def says(self):
        """What the digest covers, as plain data."""
        return self.content
