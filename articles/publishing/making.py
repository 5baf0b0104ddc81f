"""Editions made, ended and taken back: each under the article's lock, each with what an event needs to witness it."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone

from articles.labels import marks_of
from articles.models import (
    Article,
    Category,
    CommentPolicy,
    Contributor,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    Photo,
    PhotoUse,
    Tag,
)
from articles.revisions import as_said, credits_of
from articles.text import count_words, digest, excerpt, instant, photos_in, plain, segments, shown_photos


def _terms(article):
    """How comments work for the article: its own policy, else its category's or section's, else the site's."""
    category = article.category
    policy = article.comment_policy or category.comment_policy
    if policy is None and category.parent:
        policy = category.parent.comment_policy
    policy = policy or CommentPolicy.objects.default()
    return policy.terms() if policy else {}


def _byline(credits):
    """Who did what, by role, from credits as ``revisions.content_of`` gives them."""
    byline = {}
    for credit in credits:
        byline.setdefault(str(credit["role"]), []).append({"name": credit["name"], "slug": credit["slug"]})
    return byline


def _with_photos(body, photos, words):
    """Segments of a body with what each picture is; of those that are not in the library nothing is left."""

    def shown(said):
        photo = photos.get(said["photo"])
        return photo.says(said["caption"], said["credit"], words.get(said["photo"])) if photo else None

    for part in body:
        if "gallery" in part:
            part = part | {"gallery": [photo for photo in map(shown, part["gallery"]) if photo]}
        elif "photo" in part:
            part = shown(part)
        if part and part.get("gallery", True):
            yield part


def _says(article, credits, tags, words):
    """The columns of an edition that hold what the article says, ready for the template.

    ``credits`` are as ``revisions.credits_of`` gives them, ``tags`` are rows of taggit, ``words`` what the library said
    of pictures when they were approved, by uid.
    """
    lead = article.photo
    uids = shown_photos(article.body)
    photos = {str(photo.uid): photo for photo in Photo.objects.filter(uid__in=uids)} if uids else {}
    body = list(_with_photos(segments(article.body), photos, words))
    told = "".join(part.get("html", "") for part in body)
    return {
        "headline": article.headline,
        "headline_key": article.headline_key,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "body": body,
        "excerpt": excerpt(article.standfirst or plain(told)),
        "word_count": count_words(told),
        "byline": _byline(credits),
        "tag_list": [{"name": tag.name, "slug": tag.slug} for tag in tags],
        "comment_terms": _terms(article),
        "photo": lead,
        "picture": lead.says(article.photo_caption, article.photo_credit, words.get(str(lead.uid))) if lead else {},
        "topic": article.topic,
        "replies_to": article.replies_to,
        **marks_of(article),
    }


class Words(NamedTuple):
    """What an edition says, and the rows by which lists find it.

    ``says`` are columns of Edition, ``tags`` rows of taggit, ``credits`` rows of Credit, saved or not.
    """

    says: dict
    category: Category
    tags: list
    credits: list


def words_now(article: Article, photos: dict | None = None) -> Words:
    """Return what the working copy says; ``photos`` are the approved words of its pictures, by uid."""
    tags = list(article.tags.order_by("name"))
    says = _says(article, credits_of(article), tags, photos or {})
    return Words(says, article.category, tags, list(article.credits.all()))


def words_of(article: Article, content: dict) -> Words | None:
    """Return what a revision's content says, whatever the article says by now.

    None where something that the content names (a topic, a contributor, a tag) is no longer called so.
    """
    said = as_said(article, content)
    tags = list(Tag.objects.filter(name__in=content["tags"]).order_by("name"))
    people = Contributor.objects.in_bulk({one["slug"] for one in content["credits"]}, field_name="slug")
    is_complete = (
        said.category.slug == content["category"]
        and bool(said.topic) == bool(content["topic"])
        and len(tags) == len(content["tags"])
        and all(one["slug"] in people for one in content["credits"])
    )
    if not is_complete:
        return None
    credits = [
        Credit(article=article, contributor=people[one["slug"]], role=one["role"], order=order)
        for order, one in enumerate(content["credits"])
    ]
    says = _says(said, content["credits"], tags, content.get("photos", {}))
    return Words(says, said.category, tags, credits)


def _unsaved(article, says):
    now, first = timezone.now(), article.editions.order_by("number").first()
    return Edition(
        article=article,
        kind=Edition.Kind.FIRST,
        live_from=now,
        first_published_at=first.first_published_at if first else now,
        category=article.category,
        section=article.category.parent or article.category,
        **says,
    )


def preview_of(article):
    """The edition that publishing the working copy now would make, unsaved."""
    return _unsaved(article, words_now(article).says)


def preview_of_revision(revision):
    """The edition that publishing this revision now would make, unsaved, whatever the article says by now."""
    return preview_of_content(revision.article, revision.content)


def preview_of_content(article, content):
    """The edition that publishing an article that says this would make, unsaved; ``content`` as revisions hold it."""
    said = as_said(article, content)
    tags = Tag.objects.filter(name__in=content["tags"]).order_by("name")
    return _unsaved(said, _says(said, content["credits"], tags, content.get("photos", {})))


def _next_number(article):
    used = article.events.exclude(edition_number=None).order_by("-edition_number")
    return 1 + (used.values_list("edition_number", flat=True).first() or 0)


def set_end(edition, end):
    """Move an edition's end and return what an event needs to witness it."""
    change = {"edition": edition.number, "was_until": instant(edition.live_until), "until": instant(end)}
    edition.live_until = end
    edition.save(update_fields=["live_until"])
    return change


def _count_editions(article: Article, change: int) -> None:
    """Note on the article's row that it has so many editions more, or fewer."""
    article.edition_count += change
    Article.objects.filter(pk=article.pk).update(edition_count=F("edition_count") + change)


def withdraw(article, now):
    """Take back every edition nobody has seen yet; returns what an event needs to witness it."""
    withdrawn, reopened = [], []
    for edition in article.editions.filter(live_from__gt=now):
        planned = article.events.filter(edition_number=edition.number).order_by("-number").first()
        withdrawn.append({"edition": edition.number, "live_from": instant(edition.live_from)})
        start = edition.live_from
        edition.delete()
        _count_editions(article, -1)
        for closed in planned.details.get("closed", []):
            earlier = article.editions.filter(number=closed["edition"], live_until=start).first()
            if earlier:
                was = closed["was_until"]
                reopened.append(set_end(earlier, was and datetime.fromisoformat(was)))
    return {"withdrawn": withdrawn, "closed": reopened}


def make_edition(article, *, kind, live_from, live_until=None, approval, by=None, note="", ground="", words=None):
    """Make the edition and close the one live at its start; returns ``(edition, details for the event)``.

    ``words`` are what it says, those of the working copy unless given. The row of the article must be held by
    ``workflow.lock``.
    """
    words = words or words_now(article, approval.revision.content.get("photos"))
    closed = [set_end(edition, live_from) for edition in article.editions.live(live_from)]
    previous = article.editions.order_by("-number").first()
    first = article.editions.filter(live_from__lte=live_from).order_by("live_from").first()
    edition = Edition(
        article=article,
        number=_next_number(article),
        revision=approval.revision,
        approval=approval,
        kind=kind,
        note=note.strip(),
        ground=ground,
        live_from=live_from,
        live_until=live_until,
        first_published_at=first.first_published_at if first else live_from,
        category=words.category,
        section=words.category.parent or words.category,
        created_by=by,
        previous_digest=previous.digest if previous else "",
        **words.says,
    )
    edition.digest = digest(edition.says())
    edition.save()
    _count_editions(article, 1)
    if not edition.is_retraction:
        note_uses(edition)
        index(edition, words.tags, words.credits)
    return edition, {
        "kind": str(kind),
        "digest": edition.digest,
        "live_from": instant(live_from),
        "live_until": instant(live_until),
        "closed": closed,
    }


def note_uses(edition):
    """Remember which photos readers are shown with the edition."""
    uids = {uid for part in edition.body for uid in photos_in(part)}
    pks = set(Photo.objects.filter(uid__in=uids).values_list("pk", flat=True)) if uids else set()
    pks |= {edition.photo_id} if edition.photo_id else set()
    PhotoUse.objects.bulk_create(
        (PhotoUse(article_id=edition.article_id, photo_id=pk, is_in_editions=True) for pk in sorted(pks)),
        update_conflicts=True,
        unique_fields=["article", "photo"],
        update_fields=["is_in_editions"],
    )


def index(edition, tags, credits):
    """Give the edition its places in the lists of its tags and contributors."""
    EditionTag.objects.bulk_create(
        EditionTag(
            edition=edition, tag=tag, article_id=edition.article_id, first_published_at=edition.first_published_at
        )
        for tag in tags
    )
    places = set()

    def work_of(credit):
        work = EditionCredit.Work.EDITED if credit.role == Credit.Role.EDITOR else EditionCredit.Work.WRITTEN
        place = credit.contributor_id, work
        is_first = place not in places
        places.add(place)
        return work if is_first else ""

    EditionCredit.objects.bulk_create(
        EditionCredit(
            edition=edition,
            article_id=edition.article_id,
            contributor_id=credit.contributor_id,
            role=credit.role,
            work=work_of(credit),
            order=credit.order,
            first_published_at=edition.first_published_at,
        )
        for credit in credits
    )
