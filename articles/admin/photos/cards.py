"""Photos as plain data ("cards") for the desk's scripts, and the search for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.text import brief, uid_of

if TYPE_CHECKING:
    from datetime import datetime

MAX_RESULTS = 24
MAX_CARDS = 200
# Rights that end within this period are reported as a problem.
EXPIRES_SOON_PERIOD = timedelta(days=7)


def problems_of(photo: Photo, now: datetime | None = None) -> list[str]:
    """Return the problems of a photo as phrases: why readers cannot see it, now or soon, and missing details.

    ``filters.PROBLEM_CHOICES`` finds photos by the same rules.
    """
    now = now or timezone.now()
    problems = []
    if photo.withdrawn_at:
        problems.append(_("taken off the site"))
    elif photo.expires_at and photo.expires_at <= now:
        problems.append(_("its rights ended %(hour)s") % {"hour": brief(photo.expires_at)})
    elif photo.failure:
        problems.append(_("its files could not be made"))
    elif not photo.renditions:
        problems.append(_("its files are still being made"))
    if photo.may_be_shown(now) and not photo.may_be_shown(now + EXPIRES_SOON_PERIOD):
        problems.append(_("its rights end %(hour)s") % {"hour": brief(cast("datetime", photo.expires_at))})
    if not photo.alt.strip():
        problems.append(_("no alternative text"))
    if not photo.credit.strip():
        problems.append(_("no credit"))
    if photo.needs_consent and not photo.consent.strip():
        problems.append(_("no consent"))
    return problems


def card_of(photo: Photo) -> dict[str, Any]:
    """Return a photo as plain data for the desk's scripts. The URLs are those of the desk."""
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
    """Return photos that match a search, newest first.

    Args:
        words: The text of the search.
        before: Return only photos with a lower primary key, for the next page.

    Returns:
        The cards, and the value of ``before`` for the next page, or None if there are no more.
    """
    photos = Photo.objects.about(words).order_by("-pk")
    found = list((photos.filter(pk__lt=before) if before else photos)[: MAX_RESULTS + 1])
    older = found[MAX_RESULTS - 1].pk if len(found) > MAX_RESULTS else None
    return [card_of(photo) for photo in found[:MAX_RESULTS]], older


def named(uids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the cards of the photos that exist, by uid. At most ``MAX_CARDS`` uids are looked up."""
    known = {uid for uid in map(uid_of, uids[:MAX_CARDS]) if uid}
    return {str(photo.uid): card_of(photo) for photo in Photo.objects.filter(uid__in=known)} if known else {}
