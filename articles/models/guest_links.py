"""Guest links, by which somebody without an account sees one revision and may comment on it or approve it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime


class GuestLinkQuerySet(models.QuerySet["GuestLink"]):
    """Queries over guest links."""

    def open(self, at: datetime | None = None) -> GuestLinkQuerySet:
        """Return links that have neither expired nor been revoked at an instant (default: now)."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())


class GuestLink(models.Model):
    """A temporary link to one revision. It never allows more than the person who made it may do.

    The address contains a signed form of ``key``, so that reading the database is not enough to open a link.
    """

    class Use(models.TextChoices):
        """What a guest may do."""

        LOOK = "look", _("look")
        COMMENT = "comment", _("look and comment")
        APPROVE = "approve", _("look, comment and approve")

    class LinkStatus(models.TextChoices):
        """Whether a link is open, expired or revoked."""

        OPEN = "open", _("open")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("revoked")

    revision = models.ForeignKey("articles.Revision", on_delete=models.PROTECT, related_name="guest_links")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="guest_links")
    key = models.CharField(max_length=43, unique=True)
    use = models.CharField(_("may"), max_length=8, choices=Use.choices, default=Use.LOOK)
    guest = models.CharField(_("for"), max_length=160, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="guest_links")
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = GuestLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("guest link")
        verbose_name_plural = _("guest links")
        constraints = [
            models.CheckConstraint(
                name="guest_link_expires_after_it_is_made",
                condition=models.Q(expires_at__gt=models.F("created_at")),
                violation_error_message=_("A link must expire after it is made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_use_display()}: {self.guest or self.revision}"

    def is_open(self, at: datetime | None = None) -> bool:
        """Return whether it has neither expired nor been revoked at an instant (default: now)."""
        return self.revoked_at is None and (at or timezone.now()) < self.expires_at

    @property
    def link_status(self) -> GuestLink.LinkStatus:
        """Whether it is open, expired or revoked now."""
        if self.revoked_at:
            return self.LinkStatus.REVOKED
        return self.LinkStatus.OPEN if self.is_open() else self.LinkStatus.EXPIRED


class GuestApproval(models.Model):
    """What a guest typed with an approval. It is stored outside the sealed event, so that it can be erased."""

    event = models.OneToOneField("articles.Event", on_delete=models.PROTECT, related_name="guest_approval")
    name = models.CharField(_("name"), max_length=160)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        verbose_name = _("approval by a guest")
        verbose_name_plural = _("approvals by guests")

    def __str__(self) -> str:
        return self.name
