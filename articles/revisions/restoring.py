"""What a revision said, put back into the working copy or shown without it."""

from django.utils.dateparse import parse_datetime

from articles.labels import put_marks
from articles.models import Article, Category, CommentPolicy, Contributor, Credit, Photo, Tag, Topic
from articles.text import headline_key

from .recording import credits_of

WORDS = ("headline", "slug", "standfirst", "dateline", "body")


def _chosen(content):
    """Rows that a content names, as they are now; None for what it names none of, or what is no longer there."""
    replies_to = content["replies_to"]
    return {
        "category": Category.objects.select_related("parent").filter(slug=content["category"]).first(),
        "topic": Topic.objects.filter(name=content["topic"]).first() if content["topic"] else None,
        "replies_to": Article.objects.filter(uid=replies_to).first() if replies_to else None,
    }


def _put_picture(article, content):
    """Let an article show the lead picture a content names; False where that photo is not here."""
    picture = content.get("picture")
    photo = Photo.objects.filter(uid=picture["photo"]).first() if picture else None
    article.photo = photo
    article.photo_caption, article.photo_credit = (picture["caption"], picture["credit"]) if photo else ("", "")
    return photo is not None or not picture


def as_said(article, content):
    """The article as a content says it, unsaved; a category that is no longer there is the one it has now.

    Credits and tags are rows of their own: they stand in the content.
    """
    said = Article(pk=article.pk, uid=article.uid, headline_key=headline_key(content["headline"]))
    for name in WORDS:
        setattr(said, name, content[name])
    put_marks(said, content.get("marks", {}))
    for name, row in _chosen(content).items():
        setattr(said, name, row or (article.category if name == "category" else None))
    _put_picture(said, content)
    if content["comment_policy"]:
        said.comment_policy = CommentPolicy(**content["comment_policy"])
    return said


def put_back(article, content):
    """Let the working copy say what a revision said; what no longer exists (a category, say) stays as it is now.

    Returns the names of the fields that could not be put back.
    """
    missed = []
    for name in WORDS:
        setattr(article, name, content[name])
    put_marks(article, content.get("marks", {}))
    article.embargo = parse_datetime(content.get("embargo") or "")
    if not _put_picture(article, content):
        missed.append("picture")
    policy = content["comment_policy"]
    found = _chosen(content) | {"comment_policy": policy and CommentPolicy.objects.filter(**policy).first()}
    for name, row in found.items():
        if row is None and content[name]:
            missed.append(name)
        else:
            setattr(article, name, row)
    article.save()
    article.tags.set(content["tags"], clear=False)
    contributors = {
        person.slug: person
        for person in Contributor.objects.filter(slug__in=[credit["slug"] for credit in content["credits"]])
    }
    if len(contributors) < len({credit["slug"] for credit in content["credits"]}):
        missed.append("credits")
    elif credits_of(article) != content["credits"]:
        # Rows that say the same stay: a form that somebody else has open names them.
        article.credits.all().delete()
        Credit.objects.bulk_create(
            Credit(article=article, contributor=contributors[credit["slug"]], role=credit["role"], order=order)
            for order, credit in enumerate(content["credits"])
        )
    return missed


def tags_named(names):
    """Rows of taggit for names, made where they are new."""
    rows = []
    for name in names:
        row = Tag.objects.filter(name__iexact=name).first() or Tag.objects.create(name=name)
        rows.append(row)
    return rows
