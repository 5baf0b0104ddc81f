"""The questions asked of photos."""

from functools import reduce
from operator import and_, or_

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.pictures import ALIKE, bands_of, distance

# A search looks for so many words; a fingerprint at so many candidates. Both have a price that is known.
MOST_WORDS = 6
CANDIDATES = 300
SEARCHED = ("caption", "alt", "credit", "place", "pictured", "original_name", "source")


class PhotoQuerySet(models.QuerySet):
    """The questions asked of photos, one word each."""

    def showable(self, at=None):
        """Those readers may see at an instant (now, unless told)."""
        at = at or timezone.now()
        return self.filter(withdrawn_at=None).exclude(expires_at__lte=at)

    def for_readers(self):
        """Only what a page needs to show them."""
        return self.only("uid", "renditions", "expires_at", "withdrawn_at")

    def expiring(self, until, at=None):
        """Those whose rights end between an instant (now, unless told) and another, the soonest first."""
        at = at or timezone.now()
        return self.filter(withdrawn_at=None, expires_at__gt=at, expires_at__lte=until).order_by("expires_at", "pk")

    def about(self, words):
        """Those whose words, names or file name have all of these in them."""
        asked = words.split()[:MOST_WORDS]
        has = (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in SEARCHED)) for word in asked)
        return self.filter(reduce(and_, has, Q()))

    def alike(self, fingerprint):
        """A list of photos that look like this fingerprint, the nearest first."""
        bands = {f"band_{number}": band for number, band in enumerate(bands_of(fingerprint), 1)}
        near = reduce(or_, (Q(**{name: band}) for name, band in bands.items()))
        candidates = self.filter(near).order_by("-pk")[:CANDIDATES]
        found = [(distance(photo.fingerprint, fingerprint), photo.pk, photo) for photo in candidates]
        return [photo for how_far, _pk, photo in sorted(found, key=lambda one: one[:2]) if how_far <= ALIKE]
