"""What the desk's own programs are told of a photo, and which photos they are told of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.text import brief, uid_of

if TYPE_CHECKING:
    from datetime import datetime

MAX_RESULTS = 24
MAX_CARDS = 200
# Rights that end within so much time are told of.
EXPIRES_SOON_PERIOD = timedelta(days=7)


def problems_of(photo: Photo, now: datetime | None = None) -> list[str]:
    """Return why a photo cannot be shown to readers, now or soon, in words."""
    now = now or timezone.now()
    told = []
    if photo.withdrawn_at:
        told.append(_("withdrawn"))
    elif photo.expires_at and photo.expires_at <= now:
        told.append(_("its rights ended %(hour)s") % {"hour": brief(photo.expires_at)})
    elif photo.failure:
        told.append(_("its files could not be made"))
    elif not photo.renditions:
        told.append(_("its files are still being made"))
    elif photo.expires_at and photo.expires_at <= now + EXPIRES_SOON_PERIOD:
        told.append(_("its rights end %(hour)s") % {"hour": brief(photo.expires_at)})
    if not photo.alt.strip():
        told.append(_("no alternative text"))
    if not photo.credit.strip():
        told.append(_("no credit"))
    if photo.needs_consent and not photo.consent.strip():
        told.append(_("no consent"))
    return told


def card_of(photo: Photo) -> dict[str, Any]:
    """Return a photo for the desk's programs, as plain data. Addresses are of the desk."""
    return {
        "id": photo.pk,
        "uid": str(photo.uid),
        "address": reverse("desk:articles_photo_change", args=[photo.pk]),
        "thumb": reverse("desk:articles_photo_copy", args=[photo.pk]),
        "width": photo.width,
        "height": photo.height,
        "name": str(photo),
        "caption": photo.caption,
        "alt": photo.alt,
        "credit": photo.credit,
        "problems": problems_of(photo),
    }


def search(words: str, before: int | None = None) -> tuple[list[dict[str, Any]], int | None]:
    """Return photos about some words, newest first: ``(cards, the number to go on before or None)``."""
    photos = Photo.objects.about(words).order_by("-pk")
    found = list((photos.filter(pk__lt=before) if before else photos)[: MAX_RESULTS + 1])
    older = found[MAX_RESULTS - 1].pk if len(found) > MAX_RESULTS else None
    return [card_of(photo) for photo in found[:MAX_RESULTS]], older


def named(uids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Cards by uid, of those that are here."""
    known = {uid for uid in map(uid_of, uids[:MAX_CARDS]) if uid}
    return {str(photo.uid): card_of(photo) for photo in Photo.objects.filter(uid__in=known)} if known else {}
