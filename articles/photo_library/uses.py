"""Finding the articles that show a photo: in their working copies, in editions, and to readers now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Edition, PhotoUse
from articles.text import photos_in

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Expression

    from articles.models import Photo

# The most editions that are read to find out which photos are shown.
MAX_READ_ROWS = 300
NO_CONDITION = Q()


def photos_of(edition: Edition) -> list[str]:
    """Return the uids of the photos that an edition shows, each once, its lead picture first."""
    lead = [edition.picture["photo"]] if edition.picture else []
    return list(dict.fromkeys(lead + [uid for part in edition.body for uid in photos_in(part)]))


def articles_with(photo: Photo) -> list[Article]:
    """Return the articles that have the photo in their working copy or in any edition."""
    return list(Article.objects.filter(photo_uses__photo=photo))


def shown_in(photo: Photo, at: datetime | None = None) -> list[Edition]:
    """Return the editions with the photo that are or will be live from an instant (default: now) on."""
    at = at or timezone.now()
    uses = PhotoUse.objects.filter(photo=photo, is_in_editions=True).values("article")
    ahead = Edition.objects.filter(article__in=uses).exclude(live_until__lte=at).select_related("article", "category")
    return [edition for edition in ahead.order_by("live_from") if str(photo.uid) in photos_of(edition)]


def shown_among(photos: list[Photo], at: datetime | None = None, where: Q | Expression = NO_CONDITION) -> list[Photo]:
    """Return those of some photos that readers are or will be shown from an instant (default: now) on, in order.

    Where more than ``MAX_READ_ROWS`` editions would have to be read, all that were ever published count as shown.

    Args:
        where: A condition on the uses that count, such as ``editable_condition(user, "article__")``.
    """
    at = at or timezone.now()
    used = PhotoUse.objects.filter(where, photo__in=photos, is_in_editions=True)
    published = used.values_list("photo", "article")
    uses, editions = list(published[: MAX_READ_ROWS + 1]), None
    if len(uses) <= MAX_READ_ROWS:
        ahead = Edition.objects.filter(article__in={article for _photo, article in uses}).exclude(live_until__lte=at)
        editions = list(ahead.only("picture", "body")[: MAX_READ_ROWS + 1])
    if editions is None or len(editions) > MAX_READ_ROWS:
        known = set(published.order_by().values_list("photo", flat=True).distinct())
        return [photo for photo in photos if photo.pk in known]
    shown = {uid for edition in editions for uid in photos_of(edition)}
    return [photo for photo in photos if str(photo.uid) in shown]


def elsewhere(photo: Photo, article: Article, at: datetime | None = None) -> list[Edition]:
    """Return the editions of other articles with the photo that are or will be live."""
    return [edition for edition in shown_in(photo, at) if edition.article_id != article.pk]
