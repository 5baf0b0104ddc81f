"""What the page of an edition links to: "Baca juga" lines, related articles, corrections, replies and neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Value
from django.utils import timezone

from .edition_labels import news_first
from .models.editions import Edition
from .models.photos import Photo
from .text import NO_TARGET, chosen, headline_key, photos_in

if TYPE_CHECKING:
    from datetime import datetime

    from articles.models.edition_queryset import EditionQuerySet
    from articles.models.rendition_files import Rendered

MAX_RELATED = 4
# How many more of each kind are fetched than shown, as some are linked already: neighbours, replies, the one answered.
SPARE_RELATED = 8
# More headlines or links than this in one article, or more articles with one headline, are ignored.
MAX_HEADLINES = LINKS = 30
MAX_SAME_HEADLINE = 8
MAX_TAGS = 6
# A link to an article of this site: its host, where it has one, and the article's number.
LINK_PATTERN = re.compile(r'href="(?:https?://([^/"?#]+))?/[^/"?#]+/([1-9][0-9]{0,17})(?:/[^/"?#]*)?/?(?:[?#][^"]*)?"')


def fetch_editions(wanted: dict[str, EditionQuerySet]) -> dict[str, list[Edition]]:
    """Fetch many short lists of editions in two queries, however many there are.

    ``wanted`` maps names to filtered and sliced querysets. Returns the same names with lists of editions, loaded for
    cards, the newest first.
    """
    if not wanted:
        return {}
    # Not every database allows a limit within a union, so each list is a subquery.
    branches = [
        Edition.objects.order_by().filter(pk__in=rows.values("pk")).annotate(of=Value(name)).values_list("of", "pk")
        for name, rows in wanted.items()
    ]
    places = list(branches[0].union(*branches[1:], all=True)) if len(branches) > 1 else list(branches[0])
    rows = Edition.objects.for_cards().in_bulk({pk for _name, pk in places})
    found: dict[str, list[Edition]] = {name: [] for name in wanted}
    for name, pk in places:
        found[name].append(rows[pk])
    for editions in found.values():
        editions.sort(key=lambda edition: (edition.first_published_at, edition.article_id), reverse=True)
    return found


def _linked_in(edition: Edition) -> set[int]:
    """Return the numbers of articles of this site that the body itself links to."""
    links = [link for part in edition.body for link in LINK_PATTERN.findall(part.get("html", ""))][:LINKS]
    hosts = {host.lstrip(".") for host in settings.ALLOWED_HOSTS}
    return {int(number) for host, number in links if not host or host.partition(":")[0] in hosts}


def _meant_by(part: dict[str, Any]) -> tuple[str, str] | None:
    """Return the lookup of a "Baca juga" line's article: by the uid that was chosen, else by the key of its headline.

    It is None for a plain line.
    """
    choice = chosen(part.get("article"))
    if choice == NO_TARGET:
        return None
    return ("article__uid", choice) if choice else ("headline_key", headline_key(part["read_also"]))


def _references(edition: Edition) -> list[tuple[str, str]]:
    """Return the lookups of the "Baca juga" lines, each once, in order."""
    meant = [_meant_by(part) for part in edition.body if "read_also" in part]
    return [reference for reference in dict.fromkeys(meant) if reference]


def _querysets(edition: Edition, at: datetime | None) -> dict[str, EditionQuerySet]:
    """Return the querysets of all other editions that the page may show, by what they are for."""
    live = Edition.objects.live(at).listed().exclude(article=edition.article_id)
    enough = MAX_RELATED + SPARE_RELATED + len(_references(edition)) + len(_linked_in(edition))
    wanted = {"newest": live.newest_first()[:enough]}
    wanted["category"] = live.filter(category=edition.category_id).newest_first()[:enough]
    if edition.topic_id:
        place = edition.first_published_at, edition.article_id
        topic = live.filter(topic=edition.topic_id)
        wanted["topic"] = topic.newest_first()[:enough]
        wanted["earlier"] = topic.after(*place)[:1]
        wanted["later"] = topic.before(*place)[:1]
    for number, tag in enumerate(edition.tag_list[:MAX_TAGS]):
        wanted[f"tag {number}"] = live.tagged(tag["slug"]).newest_first()[:enough]
    wanted["replies"] = live.filter(replies_to=edition.article_id).newest_first()[:enough]
    if edition.replies_to_id:
        wanted["answers"] = live.filter(article=edition.replies_to_id)
    if edition.number:
        mine = Edition.objects.filter(article=edition.article_id)
        wanted["corrections"] = mine.filter(kind=Edition.Kind.CORRECTION, number__lte=edition.number)
    for number, (column, value) in enumerate(_references(edition)[:MAX_HEADLINES]):
        namesakes = Edition.objects.filter(**{column: value}).order_by("article_id").values("article_id").distinct()
        wanted[f"read also {number}"] = live.filter(article__in=namesakes[:MAX_SAME_HEADLINE])
    return wanted


def _pictures(edition: Edition, at: datetime | None) -> dict[str, Rendered]:
    """Return the files of the photos in the body that may be shown, by uid.

    It makes one query if there are any.
    """
    uids = {uid for part in edition.body for uid in photos_in(part)}
    rows = Photo.objects.filter(uid__in=uids).for_readers() if uids else ()
    shown = {str(photo.uid): photo.rendered_at(at or timezone.now()) for photo in rows}
    return {uid: rendered for uid, rendered in shown.items() if rendered}


def _with_pictures(part: dict[str, Any], rendered: dict[str, Rendered]) -> dict[str, Any] | None:
    """Return a segment with the files of its pictures, or None where none of them may be shown."""
    if "gallery" in part:
        inside = [one | {"rendered": rendered[one["photo"]]} for one in part["gallery"] if one["photo"] in rendered]
        return part | {"gallery": inside} if inside else None
    if "photo" in part:
        return part | {"rendered": rendered[part["photo"]]} if part["photo"] in rendered else None
    return part


def _body(edition: Edition, found: dict[str, list[Edition]], rendered: dict[str, Rendered]) -> list[dict[str, Any]]:
    """Return the body's segments, each "Baca juga" line with the live edition that it links to.

    A line with a chosen article links to that, whatever its headline is now. For any other line, of several articles
    with the headline it is the oldest.
    """
    targets: dict[tuple[str, str], Edition | None] = {}
    for number, reference in enumerate(_references(edition)):
        meant = found.get(f"read also {number}")
        targets[reference] = min(meant, key=lambda row: row.article_id) if meant else None
    body: list[dict[str, Any]] = []
    shown: set[int | None] = set()
    for part in edition.body:
        if "read_also" in part:
            leads_to = _meant_by(part)
            target = targets.get(leads_to) if leads_to else None
            # Two lines may link to one article, by an earlier headline and by the present one.
            if target and target.article_id in shown:
                continue
            shown.add(target.article_id if target else None)
            part = part | {"target": target}
        part = _with_pictures(part, rendered)
        if part:
            body.append(part)
    opening = next((part for part in body if "html" in part), None)
    # The dateline is in the first paragraph, even where a picture is before it.
    return [part | {"opens": True} if part is opening else part for part in body]


def _related(edition: Edition, found: dict[str, list[Edition]], linked: set[int]) -> list[Edition]:
    """Return related editions: by the same topic, then shared tags, then the same category, then date.

    Articles that are linked already are left out.
    """
    tags = {tag["slug"] for tag in edition.tag_list}

    def nearness(other: Edition) -> tuple[bool, int, bool, datetime]:
        return (
            edition.topic_id is not None and other.topic_id == edition.topic_id,
            len(tags & {tag["slug"] for tag in other.tag_list}),
            other.category_id == edition.category_id,
            other.first_published_at,
        )

    kinds = [name for name in found if name in {"topic", "category", "newest"} or name.startswith("tag ")]
    candidates = {other.article_id: other for name in kinds for other in found[name]}
    near = [other for number, other in candidates.items() if number not in linked]
    return news_first(sorted(near, key=nearness, reverse=True)[:MAX_RELATED])


def article_context(edition: Edition, at: datetime | None = None) -> dict[str, Any]:
    """Return the template context of an edition's page, in two queries, and one more for figures.

    ``body`` are its segments: ``{"html": ...}``, ``{"read_also": headline, "target": edition or None}``, and figures,
    whose photos have their files as ``rendered`` (those that may be shown). A target that is not live, or was
    retracted, is None, and the headline is shown as text. ``related`` are up to four live editions, none of them linked
    elsewhere on the page. ``earlier`` and ``later`` are the neighbours in its topic. ``corrections`` are those up to
    this edition, ``replies`` are rights of reply to it, and ``answers`` is the one that it replies to.
    """
    found = fetch_editions(_querysets(edition, at))
    body = _body(edition, found, _pictures(edition, at))
    around = {name: next(iter(found.get(name, ())), None) for name in ("earlier", "later", "answers")}
    replies = sorted(found["replies"], key=lambda row: row.first_published_at)
    shown = [part["target"] for part in body if part.get("target")] + replies + list(around.values())
    linked = {row.article_id for row in shown if row} | {edition.article_id} | _linked_in(edition)
    return around | {
        "body": body,
        "related": _related(edition, found, linked),
        "corrections": sorted(found.get("corrections", []), key=lambda row: row.number),
        "replies": replies,
    }
