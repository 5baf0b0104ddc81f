"""Notifications to people, and which of them each person wants."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Notification(models.Model):
    """One notification to one person about an article.

    ``about`` names the event or note behind it, so that nobody is notified twice. ``move`` is the move that was made,
    ``hour`` the deadline or the time of a schedule, ``text`` the reason or the note as it was written. Each may be
    empty. ``mailed_at`` is None until the notification has been handed to the mail server.
    """

    class Kind(models.TextChoices):
        """What the notification is about."""

        SUBMITTED = "submitted", _("submitted for review")
        CHANGES_REQUESTED = "changes", _("changes requested")
        APPROVED = "approved", _("approved")
        ACCEPTANCE = "acceptance", _("a reviewer's changes to accept")
        PUBLISHED = "published", _("published or scheduled")
        ASSIGNED = "assigned", _("assigned to me")
        MENTIONED = "mentioned", _("mentioned in a note")
        NOTED = "noted", _("a note on an article of mine")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="notifications")
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
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        indexes = [
            # Somebody's inbox, newest first.
            models.Index(
                fields=["recipient", "-at", "-id"], name="notification_by_time", condition=models.Q(is_in_inbox=True)
            ),
            # How many are unread. SQLite uses the index only with the second column, which is always empty here.
            models.Index(
                fields=["recipient", "read_at"],
                name="notification_unread",
                condition=models.Q(read_at__isnull=True, is_in_inbox=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="nobody_is_notified_twice", fields=["recipient", "about", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.article}"


class NotificationPreferences(models.Model):
    """Which notifications one person wants in the inbox and by e-mail, and the language of the e-mails.

    ``inbox`` and ``mail`` are lists of kinds. None, where nothing was chosen, means all kinds.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences"
    )
    inbox = models.JSONField(_("in the inbox"), null=True, blank=True)
    mail = models.JSONField(_("by e-mail"), null=True, blank=True)
    language = models.CharField(_("language of e-mails"), max_length=7, choices=settings.LANGUAGES, blank=True)

    class Meta:
        verbose_name = _("preferences")
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return str(self.user)

    def wants_in_inbox(self, kind: str) -> bool:
        """Return whether notifications of a kind are shown in the inbox."""
        return self.inbox is None or kind in self.inbox

    def wants_by_email(self, kind: str) -> bool:
        """Return whether notifications of a kind are sent by e-mail."""
        return self.mail is None or kind in self.mail
