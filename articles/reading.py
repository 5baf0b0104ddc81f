"""What stands around an edition on its page: "Baca juga" boxes, related articles, corrections, replies."""

from django.db.models import Q, Subquery

from .models.editions import Edition
from .models.listings import EditionTag
from .text import headline_key


def body_of(edition, at=None):
    """The body's segments with each "Baca juga" line pointing at the live edition it means, in one query.

    Gives ``{"html": ...}``, ``{"read_also": headline, "target": edition or None}`` in turn. A target that is not
    live, or was retracted, leaves the headline as text.
    """
    keys = {headline_key(part["read_also"]) for part in edition.body if "read_also" in part}
    if not keys:
        return edition.body
    known = Edition.objects.filter(headline_key__in=keys).exclude(article=edition.article_id)
    articles = known.order_by("article_id").values("article_id", "headline_key")
    targets = Edition.objects.live(at).listed().for_cards().filter(article__in=Subquery(articles.values("article_id")))
    live = {target.article_id: target for target in targets}
    by_key = {}
    if live:
        for row in articles.filter(article_id__in=live):
            by_key.setdefault(row["headline_key"], live[row["article_id"]])
    return [
        part | {"target": by_key.get(headline_key(part["read_also"]))} if "read_also" in part else part
        for part in edition.body
    ]


def related_to(edition, body, count=4, at=None):
    """Up to ``count`` live editions near this one: same topic, then shared tags, then its category, then newest.

    ``body`` is what ``body_of`` gave: what it links to already is left out.
    """
    known = {part["target"].article_id for part in body if part.get("target")} | {edition.article_id}
    live = Edition.objects.live(at).listed().for_cards().exclude(article__in=known)
    tags = [tag["slug"] for tag in edition.tag_list]
    nearby = Q(category=edition.category_id)
    if edition.topic_id:
        nearby |= Q(topic=edition.topic_id)
    candidates = list(live.filter(nearby).newest_first()[: count * 4])
    if tags:
        shared = EditionTag.objects.filter(tag__slug__in=tags).order_by("-first_published_at", "-edition")
        candidates += live.filter(pk__in=list(shared.values_list("edition", flat=True)[: count * 4]))
    if len(candidates) < count:
        candidates += live.newest_first()[: count + 1]
    shared_tags = set(tags)

    def nearness(other):
        return (
            edition.topic_id is not None and other.topic_id == edition.topic_id,
            len(shared_tags & {tag["slug"] for tag in other.tag_list}),
            other.category_id == edition.category_id,
            other.first_published_at,
        )

    distinct = {other.article_id: other for other in candidates}
    return sorted(distinct.values(), key=nearness, reverse=True)[:count]


def corrections_of(edition):
    """The corrections readers of this edition are told of, oldest first: those up to and with this edition."""
    return list(
        Edition.objects.filter(article=edition.article_id, kind=Edition.Kind.CORRECTION, number__lte=edition.number)
        .order_by("number")
        .only("note", "live_from")
    )


def replies_to(edition, at=None):
    """Rights of reply around an edition: ``replies`` that answer it and ``answers``, the one it answers."""
    numbers = Q(replies_to=edition.article_id)
    if edition.replies_to_id:
        numbers |= Q(article=edition.replies_to_id)
    rows = list(Edition.objects.live(at).listed().for_cards().filter(numbers).order_by("first_published_at"))
    return {
        "replies": [row for row in rows if row.replies_to_id == edition.article_id],
        "answers": next((row for row in rows if row.article_id == edition.replies_to_id), None),
    }
