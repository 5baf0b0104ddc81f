"""Attempts to sign in, the browsers people signed in with, and the counters for rate limits."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long attempts are kept: long enough to look into an intrusion, no longer.
LOGIN_LOG_TTL = timedelta(days=90)
# A browser that was not used for so long counts as a new one.
DEVICE_TTL = timedelta(days=365)


class LoginAttemptQuerySet(models.QuerySet["LoginAttempt"]):
    """Queries over the login log."""

    def kept(self) -> LoginAttemptQuerySet:
        """Return attempts that have not expired, whether or not the others are deleted yet."""
        return self.filter(at__gt=timezone.now() - LOGIN_LOG_TTL)

    def expired(self) -> LoginAttemptQuerySet:
        """Return attempts whose rows are to be deleted."""
        return self.filter(at__lte=timezone.now() - LOGIN_LOG_TTL)


class LoginAttempt(models.Model):
    """One attempt to sign in to the desk, kept for 90 days.

    ``user`` is None where there is no user of the name that was typed. The name itself is never kept, because people
    type passwords into that field. Attempts are not part of the sealed record.
    """

    class Outcome(models.TextChoices):
        """The result of an attempt."""

        SUCCEEDED = "succeeded", _("signed in")
        CONFIRMED = "confirmed", _("confirmed who they are")
        WRONG_PASSWORD = "password", _("wrong password")
        WRONG_CODE = "code", _("wrong code or passkey")
        TOO_MANY = "too_many", _("refused: too many attempts")
        NO_ACCESS = "no_access", _("refused: no access to the desk")

    class Method(models.TextChoices):
        """How somebody tried to prove who they are."""

        PASSWORD = "password", _("password")
        CODE = "totp", _("code of an app")
        RECOVERY_CODE = "recovery_codes", _("recovery code")
        PASSKEY = "webauthn", _("passkey")
        RESET = "password_reset", _("link to set a new password")

    at = models.DateTimeField(_("when"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="login_attempts",
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    method = models.CharField(_("how"), max_length=16, choices=Method.choices, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)
    device = models.CharField(_("browser"), max_length=80, blank=True)

    objects = LoginAttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("login log entry")
        verbose_name_plural = _("login log")
        permissions = [("manage_logins", "Can change roles, end sessions and reset second factors of others")]
        indexes = [
            # The log, newest first, and what has expired.
            models.Index(fields=["-at", "-id"], name="login_attempt_by_time"),
            # The attempts of one person, newest first.
            models.Index(fields=["user", "-at"], name="login_attempt_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {timezone.localtime(self.at):%Y-%m-%d %H:%M}"


class KnownDevice(models.Model):
    """A browser with which somebody has signed in: the SHA-256 of the random key in its cookie."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="known_devices")
    key_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="each_device_of_a_user_is_known_once", fields=["user", "key_hash"]),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {timezone.localtime(self.created_at):%Y-%m-%d}"


class CacheEntry(models.Model):
    """A row of Django's database cache, which counts attempts for all processes.

    The columns are those of ``django.core.cache.backends.db``. As a model, the table is made by ``migrate`` and needs
    no ``createcachetable``.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "articles_cache"

    def __str__(self) -> str:
        return self.cache_key
