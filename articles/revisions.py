"""What an article says at one save: recorded, compared, and put back."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from .labels import Label, marks_of, put_marks
from .models import Article, Category, CommentPolicy, Contributor, Credit, ReadAlso, Revision, Topic
from .text import PLAIN, compare_words, digest, headline_key, plain, read_blocks, write_blocks

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
}


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
        "credits": [
            {"role": credit.role, "name": credit.contributor.name, "slug": credit.contributor.slug}
            for credit in article.credits.select_related("contributor")
        ],
        "comment_policy": policy
        and {
            "name": policy.name,
            "mode": policy.mode,
            "days_open": policy.days_open,
            "notice": policy.notice,
        },
        "replies_to": str(article.replies_to.uid) if article.replies_to else None,
        **({"marks": marks} if marks else {}),
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
    refer(article)
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


def _says(line):
    """A "Baca juga" block as its row says it: headline, uid that was chosen, whether it stays plain."""
    choice = line.get("article", "")
    return line["text"][:240], UUID(choice) if choice not in {"", PLAIN} else None, choice == PLAIN


def refer(article):
    """Bring the "Baca juga" lines of the body into rows, and point those that waited for this article here."""
    lines = [_says(block) for block in read_blocks(article.body) if block["type"] == "read_also"]
    rows = list(article.read_also.all())
    if [(row.headline, row.chosen, row.is_plain) for row in rows] != lines:
        article.read_also.all().delete()
        ReadAlso.objects.bulk_create(_rows_for(article, lines, rows))
    waiting = ReadAlso.objects.unsettled().exclude(article=article)
    waiting.filter(chosen=article.uid).update(target=article)
    if article.headline_key:
        waiting.filter(headline_key=article.headline_key, chosen=None).update(target=article)


def _rows_for(article, lines, before):
    """New rows for lines; one that is found by its headline goes on leading where it led ``before``."""
    others = Article.objects.exclude(pk=article.pk)
    uids = {chosen for _headline, chosen, _is_plain in lines if chosen}
    by_uid = dict(others.filter(uid__in=uids).values_list("uid", "pk"))
    known = {row.headline_key: row.target_id for row in before if row.target_id and not row.chosen}
    keys = {headline_key(headline) for headline, chosen, is_plain in lines if not (chosen or is_plain)} - known.keys()
    # Of namesakes the oldest, as for readers.
    known |= dict(others.filter(headline_key__in=keys).order_by("-pk").values_list("headline_key", "pk"))
    for order, (headline, chosen, is_plain) in enumerate(lines):
        target = by_uid.get(chosen) if chosen else None if is_plain else known.get(headline_key(headline))
        yield ReadAlso(
            article=article,
            order=order,
            headline=headline,
            headline_key=headline_key(headline),
            chosen=chosen,
            is_plain=is_plain,
            target_id=target,
        )


def _mark(name, said):
    """A mark in words: its name, and what it says where it says more than yes."""
    title = Article._meta.get_field(name).verbose_name
    return str(title) if said is True else f"{title}: {dict(Label.choices).get(said, said)}"


def _line(block, numbers):
    """A block of the body as a line of plain text; a "Baca juga" line tells what was chosen for it."""
    if block["type"] != "read_also":
        return block["text"]
    choice = block.get("article")
    if not choice:
        return f"Baca juga: {block['text']}"
    if choice == PLAIN:
        told = _("stays plain")
    elif choice in numbers:
        told = _("leads to article %(number)s") % {"number": numbers[choice]}
    else:
        told = _("leads to an article that is not here")
    return f"Baca juga: {block['text']} [{told}]"


def _lines(name, value, numbers):
    """A field's value as lines of plain text, for comparing; ``numbers`` are those of articles by uid."""
    if name == "body":
        return [_line(block, numbers) for block in read_blocks(value)]
    if name == "credits":
        return [f"{credit['name']} ({Credit.Role(credit['role']).label})" for credit in value]
    if name == "comment_policy":
        return [f"{value['name']} ({CommentPolicy.Mode(value['mode']).label})"] if value else []
    if name == "tags":
        return [", ".join(value)] if value else []
    if name == "marks":
        return [_mark(key, said) for key, said in sorted(dict(value).items())]
    return [plain(str(value))] if value else []


def _numbers(*bodies):
    """The numbers of the articles chosen for "Baca juga" lines, by uid."""
    uids = {block.get("article", PLAIN) for body in bodies for block in read_blocks(body or "")} - {PLAIN}
    return {str(uid): number for uid, number in Article.objects.filter(uid__in=uids).values_list("uid", "pk")}


def difference(old, new):
    """Compare two contents: a list of ``(label, pieces)`` for the fields that differ.

    ``pieces`` are those of ``text.compare_words``. Where only the markup differs the pieces are all ``same``.
    """
    old = old or {}
    numbers = _numbers(old.get("body"), new.get("body"))
    return [
        (
            label,
            compare_words(*("\n\n".join(_lines(name, one.get(name) or "", numbers)) for one in (old, new))),
        )
        for name, label in LABELS.items()
        if old.get(name) != new.get(name) and (old or new.get(name))
    ]


def put_back(article, content):
    """Let the working copy say what a revision said; what no longer exists (a category, say) stays as it is now.

    Returns the names of the fields that could not be put back.
    """
    missed = []
    for name in ("headline", "slug", "standfirst", "dateline", "body"):
        setattr(article, name, content[name])
    put_marks(article, content.get("marks", {}))
    policy = content["comment_policy"]
    found = {
        "category": Category.objects.filter(slug=content["category"]).first(),
        "topic": Topic.objects.filter(name=content["topic"]).first(),
        "comment_policy": policy and CommentPolicy.objects.filter(**policy).first(),
        "replies_to": Article.objects.filter(uid=content["replies_to"]).first() if content["replies_to"] else None,
    }
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


def paragraphs(html):
    """Body HTML as a list of hashable blocks, for merging; ``from_paragraphs`` is its inverse."""
    return [write_blocks([block]) for block in read_blocks(html)]


def from_paragraphs(blocks):
    """Body HTML from what ``paragraphs`` gave."""
    return "".join(blocks)
