"""What an article says, as plain data, and the revision that writes it down."""

from django.utils import timezone

from articles.labels import marks_of
from articles.models import Revision
from articles.text import digest, instant

from .picturing import note_photos, words_of_photos
from .referring import refer


def credits_of(article):
    """Who did what for the article, in order, as plain data."""
    return [
        {"role": credit.role, "name": credit.contributor.name, "slug": credit.contributor.slug}
        for credit in article.credits.select_related("contributor")
    ]


def picture_of(article):
    """The lead picture as plain data: the uid of its photo, and the words written for this article; or None."""
    if article.photo is None:
        return None
    return {"photo": str(article.photo.uid), "caption": article.photo_caption, "credit": article.photo_credit}


def content_of(article):
    """What the working copy says, as plain data that means the same in every database."""
    policy, marks, picture = article.comment_policy, marks_of(article), picture_of(article)
    photos = words_of_photos(article)
    return {
        "headline": article.headline,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "body": article.body,
        "category": article.category.slug,
        "topic": article.topic.name if article.topic else None,
        "tags": sorted(article.tags.values_list("name", flat=True)),
        "credits": credits_of(article),
        "comment_policy": policy and policy.says(),
        "replies_to": str(article.replies_to.uid) if article.replies_to else None,
        **({"marks": marks} if marks else {}),
        **({"picture": picture} if picture else {}),
        **({"photos": photos} if photos else {}),
        **({"embargo": instant(article.embargo)} if article.embargo else {}),
    }


def record(article, *, author=None, author_name="", reason=""):
    """Write down what the article says now; None, and nothing written, where it says what it said before."""
    content = content_of(article)
    latest = article.latest_revision
    if latest and latest.digest == digest(content):
        return None
    article.revision_number += 1
    article.updated_at = timezone.now()
    article.save(update_fields=["revision_number", "updated_at"])
    refer(article, author=author, is_awaited=author is None)
    note_photos(article)
    return Revision.objects.create(
        article=article,
        number=article.revision_number,
        content=content,
        author=author,
        author_name=author_name,
        reason=reason,
        created_at=article.updated_at,
        digest=digest(content),
    )
