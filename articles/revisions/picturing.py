"""Which photos a working copy shows, its lead picture and those in its body, in the index of their uses."""

from articles.models import Photo, PhotoUse
from articles.text import shown_photos


def words_of_photos(article):
    """What the library says of the photos a working copy shows, by uid: words that are approved with the article's."""
    uids = set(shown_photos(article.body)) | ({str(article.photo.uid)} if article.photo else set())
    return {str(photo.uid): photo.words() for photo in Photo.objects.filter(uid__in=uids)} if uids else {}


def note_photos(article):
    """Bring the photos of the working copy into the index of where photos are used."""
    uids = shown_photos(article.body)
    wanted = set(Photo.objects.filter(uid__in=uids).values_list("pk", flat=True)) if uids else set()
    wanted |= {article.photo_id} if article.photo_id else set()
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
