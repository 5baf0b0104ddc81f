"""What people are told in time, and what each of them wants to be told."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One thing one person is told about an article.

    ``about`` names what told it, so that nobody is told twice. ``move`` is the move that was made, ``hour`` the
    deadline or the hour of a schedule, ``text`` the reason or the note as it was written; each may be empty.
    ``mailed_at`` is None until it has been handed to the mail server.
    """

    class Kind(models.TextChoices):
        """What happened."""

        SUBMITTED = "submitted", _("submitted for review")
        CHANGES_REQUESTED = "changes", _("changes requested")
        APPROVED = "approved", _("approved")
        ACCEPTANCE = "acceptance", _("a reviewer's changes to accept")
        PUBLISHED = "published", _("published or scheduled")
        ASSIGNED = "assigned", _("assigned to me")
        MENTIONED = "mentioned", _("mentioned in a note")
        NOTED = "noted", _("a note on an article of mine")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="messages")
    about = models.CharField(max_length=40)
    move = models.CharField(max_length=24, blank=True)
    hour = models.DateTimeField(null=True, blank=True)
    actor_name = models.CharField(_("who"), max_length=160)
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    is_in_inbox = models.BooleanField(default=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            # Somebody's inbox, newest first.
            models.Index(
                fields=["recipient", "-at", "-id"], name="message_by_time", condition=models.Q(is_in_inbox=True)
            ),
            # How many are unread; the second column, always empty here, lets SQLite choose it.
            models.Index(
                fields=["recipient", "read_at"],
                name="message_unread",
                condition=models.Q(read_at__isnull=True, is_in_inbox=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="nobody_is_told_twice", fields=["recipient", "about", "kind"]),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.article}"


def everything():
    """All kinds of messages: what somebody who chose nothing is told."""
    return list(Message.Kind.values)


class Preferences(models.Model):
    """What one person wants to be told, where, and in which language they are written to."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    inbox = models.JSONField(_("in the inbox"), default=everything, blank=True)
    mail = models.JSONField(_("by e-mail"), default=everything, blank=True)
    language = models.CharField(_("language of e-mails"), max_length=7, choices=settings.LANGUAGES, blank=True)

    class Meta:
        verbose_name = _("preferences")
        verbose_name_plural = _("preferences")

    def __str__(self):
        return str(self.user)
