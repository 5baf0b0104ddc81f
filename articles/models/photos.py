"""Photos: what a picture shows, whose it is, for how long it may be shown, and the files made of it for readers."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.imaging import BAND_COUNT

from .photo_queryset import PhotoQuerySet
from .rendition_files import Rendered

if TYPE_CHECKING:
    from datetime import datetime

# The fields of a photo in an export.
RECORDED_FIELDS = (
    "original",
    "original_name",
    "mime",
    "width",
    "height",
    "size",
    "sha256",
    "fingerprint",
    "has_location",
    "caption",
    "alt",
    "credit",
    "source",
    "place",
    "owner",
    "licence",
    "usage_terms",
    "pictured",
    "needs_consent",
    "consent",
    "focal_x",
    "focal_y",
    "crop_left",
    "crop_top",
    "crop_right",
    "crop_bottom",
    "withdrawn_because",
)
TIME_FIELDS = ("taken_at", "expires_at", "withdrawn_at", "created_at", "updated_at")
FRACTION_VALIDATORS = [MinValueValidator(0), MaxValueValidator(1)]


class Photo(models.Model):
    """A picture of the library: its words, its rights, its focal point and crop, and the files made of it.

    The original is private and is stored as ``original``, a name made here and never that of the uploaded file.
    ``focal_x`` and ``focal_y``, and the edges of the crop, are fractions of the width and height as displayed.

    ``renditions`` is what ``renditions.make_set`` returned, for templates (see ``Rendered``). ``recipe`` is a digest of
    the settings it was made with. ``former`` is the folder of the previous set, which cached pages still use.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original = models.CharField(max_length=120, editable=False)
    original_name = models.CharField(_("name of the file"), max_length=160, blank=True, editable=False)
    mime = models.CharField(_("kind"), max_length=20, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True, editable=False)
    fingerprint = models.CharField(max_length=16, editable=False)
    has_location = models.BooleanField(
        _("the original contains the place where it was taken"), default=False, editable=False
    )

    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Who, what, where and when; ends with a full stop.")
    )
    alt = models.TextField(
        _("alternative text"),
        blank=True,
        help_text=_("What is seen, for readers who cannot see it, in a sentence or two."),
    )
    credit = models.CharField(_("credit"), max_length=250, blank=True, help_text=_("As readers see it: name/agency."))
    source = models.CharField(_("source"), max_length=250, blank=True, help_text=_("Where it came from."))
    place = models.CharField(_("place"), max_length=250, blank=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    owner = models.CharField(_("rights belong to"), max_length=250, blank=True)
    licence = models.CharField(_("licence"), max_length=400, blank=True, help_text=_("Its name, number or address."))
    usage_terms = models.TextField(_("usage terms"), blank=True, help_text=_("What was agreed on."))
    expires_at = models.DateTimeField(
        _("rights end"),
        null=True,
        blank=True,
        help_text=_("Readers are not shown it from this time on, in any article. Empty: always shown."),
    )
    pictured = models.TextField(_("who is pictured"), blank=True, help_text=_("One name per line."))
    needs_consent = models.BooleanField(
        _("shows a minor or a victim who can be recognised"),
        default=False,
        help_text=_("Not published before somebody consented: Journalistic Code of Ethics, clause 5."),
    )
    consent = models.TextField(_("consent"), blank=True, help_text=_("Who gave it, when, and how it is kept."))

    focal_x = models.FloatField(default=0.5, validators=FRACTION_VALIDATORS)
    focal_y = models.FloatField(default=0.5, validators=FRACTION_VALIDATORS)
    crop_left = models.FloatField(default=0, validators=FRACTION_VALIDATORS)
    crop_top = models.FloatField(default=0, validators=FRACTION_VALIDATORS)
    crop_right = models.FloatField(default=1, validators=FRACTION_VALIDATORS)
    crop_bottom = models.FloatField(default=1, validators=FRACTION_VALIDATORS)

    renditions = models.JSONField(default=dict, editable=False)
    recipe = models.CharField(max_length=64, blank=True, editable=False)
    former = models.CharField(max_length=20, blank=True, editable=False)
    failure = models.CharField(max_length=400, blank=True, editable=False)

    # Who wrote the caption, the alternative text and the credit: primary keys of users by the name of the field.
    word_authors = models.JSONField(default=dict, editable=False)

    withdrawn_at = models.DateTimeField(_("taken off the site"), null=True, blank=True, editable=False)
    withdrawn_because = models.CharField(max_length=400, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="photos",
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last change"), default=timezone.now, editable=False)
    # The fingerprint in four parts, each with an index: similar pictures have at least one part in common.
    band_1 = models.PositiveIntegerField(editable=False)
    band_2 = models.PositiveIntegerField(editable=False)
    band_3 = models.PositiveIntegerField(editable=False)
    band_4 = models.PositiveIntegerField(editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [
            ("withdraw_photo", "Can take photos off the site"),
            ("view_original", "Can download originals that others uploaded"),
        ]
        indexes = [
            # The library, newest first.
            models.Index(fields=["-created_at", "-id"], name="photo_newest"),
            # Whose rights end next.
            models.Index(fields=["expires_at"], name="photo_by_expiry", condition=Q(expires_at__isnull=False)),
            # Browsers ask which photos were withdrawn since they last asked.
            models.Index(fields=["withdrawn_at"], name="photo_by_withdrawal", condition=Q(withdrawn_at__isnull=False)),
            *(
                models.Index(fields=[f"band_{number}"], name=f"photo_band_{number}")
                for number in range(1, BAND_COUNT + 1)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="photo_crop_has_an_inside",
                condition=Q(crop_left__lt=F("crop_right"), crop_top__lt=F("crop_bottom")),
                violation_error_message=_("The crop leaves nothing of the picture."),
            ),
        ]

    def __str__(self) -> str:
        return self.caption[:80] or self.original_name or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        """Return the address of its page in the library. Readers see photos in articles only."""
        return reverse("desk:articles_photo_change", args=[self.pk])

    @property
    def focal(self) -> tuple[float, float]:
        """The focal point, in fractions of width and height."""
        return self.focal_x, self.focal_y

    @property
    def crop(self) -> tuple[float, float, float, float]:
        """The edges of the crop: left, top, right, bottom, in fractions of width and height."""
        return self.crop_left, self.crop_top, self.crop_right, self.crop_bottom

    @property
    def is_used(self) -> bool:
        """Whether an article uses it or ever published it, or it is somebody's portrait."""
        return self.uses.exists() or self.led_articles.exists() or self.portraits.exists()

    @property
    def rendered(self) -> Rendered | None:
        """The files made for readers, or None where none may be shown now."""
        return self.rendered_at(timezone.now())

    def rendered_at(self, at: datetime) -> Rendered | None:
        """Return the files made for readers, or None where the picture may not be shown at an instant."""
        return Rendered(self.pk, self.renditions) if self.renditions and self.may_be_shown(at) else None

    def may_be_shown(self, at: datetime) -> bool:
        """Return whether readers may see it at an instant: its rights have not ended, and nobody has withdrawn it."""
        return self.withdrawn_at is None and (self.expires_at is None or at < self.expires_at)

    @property
    def is_expired(self) -> bool:
        """Whether its rights have ended, as in ``PhotoQuerySet.expired``."""
        return self.withdrawn_at is None and self.expires_at is not None and self.expires_at <= timezone.now()

    def words(self) -> dict[str, str]:
        """Return the words that the library has for readers, by the name of the field."""
        return {"alt": self.alt, "caption": self.caption, "credit": self.credit}
