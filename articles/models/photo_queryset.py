"""Queries over photos."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.imaging import MAX_ALIKE_DISTANCE, bands_of, distance
from articles.text import limit_search, printable

from .article_access import editable_condition
from .photo_uses import PhotoUse

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Photo

# The most candidates that a fingerprint is compared with, so that the cost is limited.
MAX_CANDIDATES = 300
# A character that ``str.strip`` keeps. Regular expressions of databases have other ideas of whitespace.
NOT_BLANK = f"[^{''.join(chr(code) for code in range(0x3001) if chr(code).isspace())}]"
SEARCHED_FIELDS = ("caption", "alt", "credit", "place", "pictured", "original_name", "source")


def is_blank(name: str) -> Q:
    """Return the condition under which a text is empty or whitespace only, as ``not text.strip()``."""
    return ~Q(**{f"{name}__regex": NOT_BLANK})


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Queries over photos."""

    def showable(self, at: datetime | None = None) -> PhotoQuerySet:
        """Return photos that readers may see at an instant (default: now)."""
        at = at or timezone.now()
        return self.filter(withdrawn_at=None).exclude(expires_at__lte=at)

    def for_readers(self) -> PhotoQuerySet:
        """Load only the columns that a page needs to show photos."""
        return self.only("uid", "renditions", "expires_at", "withdrawn_at")

    def expiring(self, until: datetime, at: datetime | None = None) -> PhotoQuerySet:
        """Return photos whose rights end between ``at`` (default: now) and ``until``, the soonest first."""
        at = at or timezone.now()
        return self.filter(withdrawn_at=None, expires_at__gt=at, expires_at__lte=until).order_by("expires_at", "pk")

    def expired(self, at: datetime | None = None) -> PhotoQuerySet:
        """Return photos whose rights have ended at an instant (default: now), apart from withdrawn ones."""
        return self.filter(withdrawn_at=None, expires_at__lte=at or timezone.now())

    def withdrawn(self) -> PhotoQuerySet:
        """Return photos that somebody took off the site."""
        return self.filter(withdrawn_at__isnull=False)

    def undescribed(self) -> PhotoQuerySet:
        """Return photos without alternative text or without a credit."""
        return self.filter(is_blank("alt") | is_blank("credit"))

    def without_consent(self) -> PhotoQuerySet:
        """Return photos that need somebody's consent and have none."""
        return self.filter(is_blank("consent"), needs_consent=True)

    def unmade(self, at: datetime | None = None) -> PhotoQuerySet:
        """Return photos that readers might see, but whose renditions were not made or failed."""
        return self.showable(at).filter(Q(renditions={}) | ~Q(failure=""))

    def used(self) -> PhotoQuerySet:
        """Return photos that are used in a working copy or in any edition, or as a portrait."""
        return self.filter(self._is_used())

    def used_in_articles_of(self, user: AbstractUser) -> PhotoQuerySet:
        """Return photos used in an article that this person may work on, in its working copy or in an edition."""
        return self.filter(Exists(PhotoUse.objects.filter(editable_condition(user, "article__"), photo=OuterRef("pk"))))

    def unused(self) -> PhotoQuerySet:
        """Return photos that are used in no working copy, in no edition and as no portrait."""
        return self.exclude(self._is_used())

    def _is_used(self) -> Q:
        people = cast("type[models.Model]", self.model._meta.get_field("portraits").related_model)
        is_portrait = Exists(people._default_manager.filter(portrait=OuterRef("pk")))
        return Q(Exists(PhotoUse.objects.filter(photo=OuterRef("pk")))) | Q(is_portrait)

    def about(self, words: str) -> PhotoQuerySet:
        """Return photos with all of these words in their captions, names or file name."""
        asked = limit_search(printable(words)).split()
        has = (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in SEARCHED_FIELDS)) for word in asked)
        return self.filter(reduce(and_, has, Q()))

    def alike(self, fingerprint: str) -> list[Photo]:
        """Return a list of photos whose fingerprints are similar to this one, the most similar first."""
        bands = {f"band_{number}": band for number, band in enumerate(bands_of(fingerprint), 1)}
        near = reduce(or_, (Q(**{name: band}) for name, band in bands.items()))
        candidates = self.filter(near).order_by("-pk")[:MAX_CANDIDATES]
        found = [(distance(photo.fingerprint, fingerprint), photo.pk, photo) for photo in candidates]
        return [
            photo for how_far, _pk, photo in sorted(found, key=lambda one: one[:2]) if how_far <= MAX_ALIKE_DISTANCE
        ]
