"""What an article says at one save: recorded, compared, and put back."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from .labels import Label, marks_of, put_marks
from .models import Article, Category, CommentPolicy, Contributor, Credit, ReadAlso, Revision, Topic
from .text import compare_words, digest, headline_key, instant, plain, read_blocks, to_the_second

LABELS = {
    "headline": _("headline"),
    "slug": _("slug"),
    "topic": _("topic"),
    "standfirst": _("standfirst"),
    "dateline": _("dateline"),
    "body": _("body"),
    "category": _("category"),
    "tags": _("tags"),
    "credits": _("credits"),
    "comment_policy": _("comment policy"),
    "replies_to": _("right of reply to"),
    "marks": _("labels"),
    "embargo": _("embargo"),
}

WORDS = ("headline", "slug", "standfirst", "dateline", "body")


def credits_of(article):
    """Who did what for the article, in order, as plain data."""
    return [
        {"role": credit.role, "name": credit.contributor.name, "slug": credit.contributor.slug}
        for credit in article.credits.select_related("contributor")
    ]


def content_of(article):
    """What the working copy says, as plain data that means the same in every database."""
    policy, marks = article.comment_policy, marks_of(article)
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
    refer(article, is_awaited=author is None)
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


def refer(article, *, is_awaited=False):
    """Bring the "Baca juga" lines of the body into rows, and point those that waited for this headline here.

    New lines that lead nowhere yet are ``is_awaited`` where an import brought them: their articles may follow.
    """
    headlines = [block["text"][:240] for block in read_blocks(article.body) if block["type"] == "read_also"]
    rows = list(article.read_also.all())
    if [row.headline for row in rows] != headlines:
        known = {row.headline_key: row.target_id for row in rows if row.target_id}
        awaited = {row.headline_key for row in rows if row.is_awaited}
        keys = {headline_key(headline) for headline in headlines} - known.keys()
        known |= dict(
            Article.objects.filter(headline_key__in=keys)
            .exclude(pk=article.pk)
            .order_by("pk")
            .values_list("headline_key", "pk")
        )
        article.read_also.all().delete()
        ReadAlso.objects.bulk_create(
            ReadAlso(
                article=article,
                order=order,
                headline=headline,
                headline_key=headline_key(headline),
                target_id=known.get(headline_key(headline)),
                is_awaited=is_awaited or headline_key(headline) in awaited,
            )
            for order, headline in enumerate(headlines)
        )
    if article.headline_key:
        waiting = ReadAlso.objects.filter(target=None, headline_key=article.headline_key)
        waiting.exclude(article=article).update(target=article)


def _mark(name, said):
    """A mark in words: its name, and what it says where it says more than yes."""
    title = Article._meta.get_field(name).verbose_name
    return str(title) if said is True else f"{title}: {dict(Label.choices).get(said, said)}"


def _lines(name, value):
    """A field's value as lines of plain text, for comparing."""
    if name == "body":
        return [block["text"] for block in read_blocks(value)]
    if name == "credits":
        return [f"{credit['name']} ({Credit.Role(credit['role']).label})" for credit in value]
    if name == "comment_policy":
        return [f"{value['name']} ({CommentPolicy.Mode(value['mode']).label})"] if value else []
    if name == "tags":
        return [", ".join(value)] if value else []
    if name == "embargo":
        return [to_the_second(parse_datetime(value))] if value else []
    if name == "marks":
        return [_mark(key, said) for key, said in sorted(dict(value).items())]
    return [plain(str(value))] if value else []


def label_of(field):
    """The name of a field of a content in words; of one mark among the labels, the mark's own."""
    if field.startswith("marks."):
        return Article._meta.get_field(field.removeprefix("marks.")).verbose_name
    return LABELS[field]


def told(field, value):
    """A field's value as plain text, one line a paragraph."""
    if field.startswith("marks."):
        return _mark(field.removeprefix("marks."), value) if value else ""
    return "\n\n".join(_lines(field, value or ""))


def difference(old, new):
    """Compare two contents: a list of ``(label, pieces)`` for the fields that differ.

    ``pieces`` are those of ``text.compare_words``. Where only the markup differs the pieces are all ``same``.
    """
    old = old or {}
    return [
        (
            label,
            compare_words(*(told(name, one.get(name)) for one in (old, new))),
        )
        for name, label in LABELS.items()
        if old.get(name) != new.get(name) and (old or new.get(name))
    ]


def _chosen(content):
    """Rows that a content names, as they are now; None for what it names none of, or what is no longer there."""
    replies_to = content["replies_to"]
    return {
        "category": Category.objects.select_related("parent").filter(slug=content["category"]).first(),
        "topic": Topic.objects.filter(name=content["topic"]).first() if content["topic"] else None,
        "replies_to": Article.objects.filter(uid=replies_to).first() if replies_to else None,
    }


def as_said(revision):
    """The article as a revision says it, unsaved; a category that is no longer there is the one it has now.

    Credits and tags are rows of their own: they stand in ``revision.content``.
    """
    content, article = revision.content, revision.article
    said = Article(pk=article.pk, uid=article.uid, headline_key=headline_key(content["headline"]))
    for name in WORDS:
        setattr(said, name, content[name])
    put_marks(said, content.get("marks", {}))
    for name, row in _chosen(content).items():
        setattr(said, name, row or (article.category if name == "category" else None))
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
    else:
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
