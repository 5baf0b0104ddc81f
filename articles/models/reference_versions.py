"""Versions of references: the name and content of each, from when, and by whom."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.text import digest, instant

from .references import Reference

# Random bytes that prevent guessing the content from a digest.
SALT_BYTES = 16
MAX_SLUG_CHARACTERS = 100


class ReferenceVersion(models.Model):
    """The name and content of a reference from one instant on, sealed by the database.

    ``subject`` is the ``uid`` of the reference, ``fields`` what its ``versioned_fields`` returned, and ``slug`` a copy
    of the slug in them. ``is_reconstructed`` marks a version that an upgrade made from the row as it was then.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=Reference.Kind.choices)
    subject = models.UUIDField()
    number = models.PositiveIntegerField(_("number"))
    fields = models.JSONField(_("content"))
    slug = models.CharField(_("slug"), max_length=MAX_SLUG_CHARACTERS, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(_("by"), max_length=160, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by_name = models.CharField(_("confirmed by"), max_length=160, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    is_reconstructed = models.BooleanField(default=False)
    salt = models.CharField(max_length=2 * SALT_BYTES, default=partial(secrets.token_hex, SALT_BYTES))
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        ordering = ["kind", "subject", "number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        permissions = [("confirm_reference", "Can confirm changes of names and standing pages")]
        indexes = [
            # A request for a former slug is redirected to the reference that had it.
            models.Index(fields=["kind", "slug"], name="reference_version_by_slug"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="version_number_is_unique_for_its_reference",
                fields=["kind", "subject", "number"],
                violation_error_message=_("This version number is taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject} ({self.number})"

    def digest_payload(self) -> dict[str, Any]:
        """Return the JSON data that the digest covers, which is the same in every database."""
        return {
            "kind": str(self.kind),
            "subject": str(self.subject),
            "number": self.number,
            "fields": self.fields,
            "at": instant(self.at),
            "by": self.by_name,
            "confirmed_by": self.confirmed_by_name,
            "reason": self.reason,
            "is_reconstructed": self.is_reconstructed,
            "salt": self.salt,
            "previous": self.previous_digest,
        }


def _next_version(reference: Reference, previous: ReferenceVersion | None = None, **facts: Any) -> ReferenceVersion:
    """Return the version after ``previous``, unsaved, with its digest."""
    fields = reference.versioned_fields()
    version = ReferenceVersion(
        kind=reference.KIND,
        subject=reference.uid,
        number=previous.number + 1 if previous else 1,
        fields=fields,
        slug=fields.get("slug", ""),
        previous_digest=previous.digest if previous else "",
        **facts,
    )
    version.digest = digest(version.digest_payload())
    return version


def write_version(
    reference: Reference,
    *,
    by: AbstractUser | None = None,
    by_name: str = "",
    confirmed_by: AbstractUser | None = None,
    confirmed_by_name: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> ReferenceVersion | None:
    """Write the next version of a reference from its row.

    Args:
        reference: A saved row.
        by: Who changed it. None for a program.
        by_name: That person's name in the record (default: their login).
        confirmed_by: The second person, where the change needed one.
        confirmed_by_name: That person's name in the record (default: their login).
        reason: The reason that was typed.
        at: An aware datetime (default: now).

    Returns:
        The version, or None where the newest one has the same fields.
    """
    with transaction.atomic():
        # Two people who change one reference at once wait for each other.
        type(reference)._base_manager.select_for_update().get(pk=reference.pk)
        versions = ReferenceVersion.objects.filter(kind=reference.KIND, subject=reference.uid)
        previous = versions.order_by("-number").first()
        if previous and previous.fields == reference.versioned_fields():
            return None
        version = _next_version(
            reference,
            previous,
            by=by,
            by_name=by_name or (by.get_username() if by else ""),
            confirmed_by=confirmed_by,
            confirmed_by_name=confirmed_by_name or (confirmed_by.get_username() if confirmed_by else ""),
            reason=reason,
            # A version is never earlier than the one before, even where the clock was set back.
            at=max(at or timezone.now(), previous.at) if previous else at or timezone.now(),
        )
        version.save(force_insert=True)
    return version


def ensure_versions(references: Iterable[Reference]) -> None:
    """Write version 1 of each reference that has no version.

    The references may be of several kinds. The number of queries does not depend on how many there are, apart from
    the batches needed for the database's limit of parameters.
    """
    rows = {(row.KIND, row.uid): row for row in references}
    models.prefetch_related_objects([row for row in rows.values() if "parent" in row.VERSIONED], "parent")
    with transaction.atomic():
        subjects = [uid for _kind, uid in rows]
        known = set(ReferenceVersion.objects.filter(subject__in=subjects, number=1).values_list("kind", "subject"))
        missing = [row for key, row in rows.items() if key not in known]
        # Another transaction may write the same version now.
        ReferenceVersion.objects.bulk_create((_next_version(row) for row in missing), ignore_conflicts=True)
