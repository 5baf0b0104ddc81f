"""Our own JSON Lines: one article a line, the working copy first and its whole record after it."""

from django.utils import timezone

from articles.labels import marks_of
from articles.models import Article, Contributor
from articles.revisions import picture_of, words_of_photos
from articles.text import canonical, instant, read_blocks

from .photos import photos_named

CHUNK = 200


def export_articles(articles=None):
    """Give one line of JSON an article, in the order of their numbers; the same database gives the same bytes."""
    names = dict(Contributor.objects.values_list("slug", "name"))
    queryset = Article.objects.all() if articles is None else articles
    queryset = (
        queryset.with_public_state(timezone.now())
        .select_related("category__parent", "topic", "comment_policy", "replies_to", "photo")
        .prefetch_related(
            "credits__contributor",
            "tags",
            "read_also__target",
            "revisions",
            "events__revision",
            "editions__revision",
            "editions__approval",
            "editions__category__parent",
            "editions__section",
            "editions__topic",
            "editions__replies_to",
            "editions__edition_tags__tag",
        )
        .order_by("pk")
    )
    for article in queryset.iterator(chunk_size=CHUNK):
        yield canonical(_article(article, names))


def _article(article, names):
    """One article's line; ``names`` are those of contributors by slug, as they are now."""
    editions = sorted(article.editions.all(), key=lambda edition: edition.number)
    shown = [edition for edition in editions if not edition.is_retraction]
    credits = list(article.credits.all())
    policy = article.comment_policy
    tags = [*article.tags.all(), *(row.tag for edition in editions for row in edition.edition_tags.all())]
    revisions = sorted(article.revisions.all(), key=lambda row: row.number)
    says = _working_copy(article)
    photos = photos_named([says, *(row.content for row in revisions)], editions)
    return {
        "id": article.pk,
        "uid": str(article.uid),
        "source": article.source,
        "source_digest": article.source_digest,
        "topic": article.topic.name if article.topic else "",
        "headline": article.headline,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "writers": [credit.contributor.name for credit in credits if credit.role == "writer"],
        "editors": [credit.contributor.name for credit in credits if credit.role == "editor"],
        "credits": says["credits"],
        "contributors": _contributors(says["credits"], editions, revisions, names),
        "dateline": article.dateline,
        "body": read_blocks(article.body),
        "read_also": [
            {"headline": row.headline, "uid": str(row.target.uid) if row.target else None}
            for row in article.read_also.all()
        ],
        "tags": says["tags"],
        "tag_slugs": {tag.name: tag.slug for tag in tags},
        "category": article.category.slug,
        "categories": _categories([article, *editions]),
        "topics": _topics([article, *editions]),
        "comment_notice": policy.notice if policy else "",
        **({"picture": says["picture"]} if "picture" in says else {}),
        "replies_to": str(article.replies_to.uid) if article.replies_to else None,
        "state": article.state,
        "public_state": article.shown_as,
        "published_at": instant(shown[0].first_published_at) if shown else None,
        "created_at": instant(article.created_at),
        "updated_at": instant(article.updated_at),
        "editions": [_edition(edition) for edition in editions],
        # A topic or a contributor may have been renamed since the last revision.
        "working_copy": None if revisions and says == revisions[-1].content else says,
        "revisions": [_revision(row) for row in revisions],
        **({"photos": photos} if photos else {}),
        "events": [_event(row) for row in sorted(article.events.all(), key=lambda row: row.number)],
    }


def _working_copy(article):
    """What ``revisions.content_of`` gives, out of what was fetched for many articles at once."""
    policy, answered, marks = article.comment_policy, article.replies_to, marks_of(article)
    policy, picture, photos = policy and policy.says(), picture_of(article), words_of_photos(article)
    texts = {name: getattr(article, name) for name in ("headline", "slug", "standfirst", "dateline", "body")}
    return texts | {
        "category": article.category.slug,
        "topic": article.topic.name if article.topic else None,
        "tags": sorted(tag.name for tag in article.tags.all()),
        "credits": [
            {"role": credit.role, "name": credit.contributor.name, "slug": credit.contributor.slug}
            for credit in article.credits.all()
        ],
        "comment_policy": policy,
        "replies_to": str(answered.uid) if answered else None,
        **({"marks": marks} if marks else {}),
        **({"picture": picture} if picture else {}),
        **({"photos": photos} if photos else {}),
        **({"embargo": instant(article.embargo)} if article.embargo else {}),
    }


def _contributors(credits, editions, revisions, names):
    """The contributors a line speaks of, with the roles it gives them."""
    roles = {}
    for ones in (credits, *(row.content["credits"] for row in revisions)):
        for credit in ones:
            roles.setdefault(credit["slug"], set()).add(credit["role"])
    for edition in editions:
        for role, people in edition.byline.items():
            for person in people:
                roles.setdefault(person["slug"], set()).add(role)
    return [
        {"slug": slug, "name": names[slug], "roles": sorted(roles[slug])} for slug in sorted(roles) if slug in names
    ]


def _categories(rows):
    """The categories a line speaks of, those above first."""
    found = {}
    for row in rows:
        category = row.category
        for one in (category.parent, category) if category.parent_id else (category,):
            found[one.slug] = {
                "slug": one.slug,
                "name": one.name,
                "parent": category.parent.slug if one is category and category.parent_id else None,
            }
        if hasattr(row, "section"):
            found.setdefault(row.section.slug, {"slug": row.section.slug, "name": row.section.name, "parent": None})
    return sorted(found.values(), key=lambda one: (one["parent"] is not None, one["slug"]))


def _topics(rows):
    found = {row.topic.name: row.topic.slug for row in rows if row.topic}
    return [{"name": name, "slug": slug} for name, slug in sorted(found.items())]


def _revision(revision):
    return {
        "number": revision.number,
        "content": revision.content,
        "author_name": revision.author_name,
        "reason": revision.reason,
        "created_at": instant(revision.created_at),
        "digest": revision.digest,
    }


def _event(event):
    return {
        "number": event.number,
        "move": event.move,
        "from_state": event.from_state,
        "to_state": event.to_state,
        "actor_name": event.actor_name,
        "at": instant(event.at),
        "reason": event.reason,
        "revision": event.revision.number if event.revision else None,
        "edition": event.edition_number,
        "details": event.details,
        "previous_digest": event.previous_digest,
        "digest": event.digest,
    }


def _edition(edition):
    return {
        "number": edition.number,
        "kind": edition.kind,
        "note": edition.note,
        "ground": edition.ground,
        "live_from": instant(edition.live_from),
        "live_until": instant(edition.live_until),
        "first_published_at": instant(edition.first_published_at),
        "revision": edition.revision.number,
        "approval": edition.approval.number,
        "headline": edition.headline,
        "slug": edition.slug,
        "standfirst": edition.standfirst,
        "dateline": edition.dateline,
        "body": edition.body,
        "excerpt": edition.excerpt,
        "word_count": edition.word_count,
        "byline": edition.byline,
        "tag_list": edition.tag_list,
        "listed_under": sorted(row.tag.name for row in edition.edition_tags.all()),
        "comment_terms": edition.comment_terms,
        "category": edition.category.slug,
        "section": edition.section.slug,
        "topic": edition.topic.name if edition.topic else None,
        "replies_to": str(edition.replies_to.uid) if edition.replies_to else None,
        "marks": marks_of(edition),
        **({"picture": edition.picture} if edition.picture else {}),
        "previous_digest": edition.previous_digest,
        "digest": edition.digest,
    }
