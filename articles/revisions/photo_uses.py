"""Updating the index of photo uses from the lead picture and the body of a working copy."""

from articles.content import Content
from articles.models import Article, Photo, PhotoUse


def index_photos(article: Article, content: Content) -> None:
    """Update the index of photo uses with the photos that the working copy shows."""
    shown = content.photos
    wanted = set(Photo.objects.filter(uid__in=shown).values_list("pk", flat=True)) if shown else set()
    uses = {use.photo_id: use for use in article.photo_uses.all()}
    for pk, use in uses.items():
        if pk in wanted and not use.is_in_copy:
            article.photo_uses.filter(photo=pk).update(is_in_copy=True)
        elif pk not in wanted and use.is_in_editions:
            article.photo_uses.filter(photo=pk).update(is_in_copy=False)
        elif pk not in wanted:
            article.photo_uses.filter(photo=pk).delete()
    PhotoUse.objects.bulk_create(
        PhotoUse(article=article, photo_id=pk, is_in_copy=True) for pk in sorted(wanted - uses.keys())
    )
