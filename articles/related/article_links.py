"""The template context of an edition's page: its body, and the other editions that it links to."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from articles import page_keys
from articles.edition_labels import news_first
from articles.models.cards import fetch_cards
from articles.models.photos import Photo
from articles.models.prepared_queries import PreparedQuery
from articles.models.tags import Tag
from articles.text import NO_TARGET, chosen, headline_key, photos_in

from .linked_editions import (
    ANSWERS,
    CORRECTIONS,
    EARLIER,
    LATER,
    NEAR,
    REPLIES,
    LinkedEdition,
    linked_editions,
    read_also,
)
from .page_keys_of_links import is_near, keys_of_links

if TYPE_CHECKING:
    from datetime import datetime

    from articles.models.editions import Edition
    from articles.models.rendition_files import Rendered

MAX_RELATED = 4
# How many more of each kind are fetched than shown, as some are linked already: neighbours, replies, the one answered.
SPARE_RELATED = 8
# More headlines or links than this in one article are ignored.
MAX_HEADLINES = MAX_LINKS = 30
MAX_TAGS = 6
# The primary keys of the tags with some slugs.
TAGS = PreparedQuery(lambda *slugs: Tag.objects.filter(slug__in=slugs).order_by("pk").values_list("pk"))
# A link to an article of this site: its host, where it has one, and the article's number.
LINK_PATTERN = re.compile(r'href="(?:https?://([^/"?#]+))?/[^/"?#]+/([1-9][0-9]{0,17})(?:/[^/"?#]*)?/?(?:[?#][^"]*)?"')


def _linked_in(edition: Edition) -> set[int]:
    """Return the numbers of articles of this site that the body itself links to."""
    links = [link for part in edition.body for link in LINK_PATTERN.findall(part.get("html", ""))][:MAX_LINKS]
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


def photos_in_bodies(*editions: Edition) -> list[Photo]:
    """Return the photos in the bodies of editions, whether they may be shown or not, in one query if there are any."""
    uids = {uid for edition in editions for part in edition.body for uid in photos_in(part)}
    return list(Photo.objects.filter(uid__in=uids).for_readers()) if uids else []


def _with_pictures(part: dict[str, Any], rendered: dict[str, Rendered]) -> dict[str, Any] | None:
    """Return a segment with the files of its pictures, or None where none of them may be shown."""
    if "gallery" in part:
        inside = [one | {"rendered": rendered[one["photo"]]} for one in part["gallery"] if one["photo"] in rendered]
        return part | {"gallery": inside} if inside else None
    if "photo" in part:
        return part | {"rendered": rendered[part["photo"]]} if part["photo"] in rendered else None
    return part


def body_segments(
    edition: Edition, targets: dict[tuple[str, str], Edition | None], rendered: dict[str, Rendered]
) -> list[dict[str, Any]]:
    """Return the body's segments, each "Baca juga" line with the live edition that it links to."""
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


def _nearest(edition: Edition, near: list[LinkedEdition], linked: set[int]) -> list[LinkedEdition]:
    """Return the nearest editions: by the same topic, then shared tags, then the same category, then date.

    The last of them may be no more than new. Articles that are linked already are left out.
    """

    def nearness(other: LinkedEdition) -> tuple[bool, int, bool, datetime, int]:
        return (
            edition.topic_id is not None and other.topic == edition.topic_id,
            other.shared_tags,
            other.category == edition.category_id,
            other.first_published_at,
            other.article,
        )

    return sorted((one for one in near if one.article not in linked), key=nearness, reverse=True)[:MAX_RELATED]


def article_context(edition: Edition, at: datetime | None = None) -> dict[str, Any]:
    """Return the template context of an edition's page, in two queries.

    It takes one more each for figures, for tags and for headlines in "Baca juga" lines.

    ``body`` are its segments: ``{"html": ...}``, ``{"read_also": headline, "target": edition or None}``, and figures,
    whose photos have their files as ``rendered`` (those that may be shown). A target that is not live, or was
    retracted, is None, and the headline is shown as text. A line with a chosen article links to that, whatever its
    headline is now. For any other line, of several articles with the headline it is the oldest. ``related`` are live
    editions of the same topic, tags or category, and ``newest`` are others: up to four in all, none of them linked
    elsewhere on the page. ``earlier`` and ``later`` are the neighbours in its
    topic. ``corrections`` are those up to this edition, ``replies`` are rights of reply to it, and ``answers`` is the
    one that it replies to. ``keys`` are those of everything that the page shows.
    """
    lines, in_text = _references(edition)[:MAX_HEADLINES], _linked_in(edition)
    slugs = [tag["slug"] for tag in edition.tag_list]
    tags = TAGS.column(*slugs) if slugs else []
    count = MAX_RELATED + SPARE_RELATED + len(lines) + len(in_text)
    found: dict[str, list[LinkedEdition]] = defaultdict(list)
    for one in linked_editions(edition, lines, tags=tags, max_tags=MAX_TAGS, count=count, at=at or timezone.now()):
        found[one.of].append(one)
    targets = {
        line: min(found[read_also(number)], key=attrgetter("article"), default=None)
        for number, line in enumerate(lines)
    }
    around = {name: next(iter(found[name]), None) for name in (EARLIER, LATER, ANSWERS)}
    linked = [one for one in (*targets.values(), *found[REPLIES], *around.values()) if one]
    in_page = {one.article for one in linked} | {edition.article_id}
    articles = in_page | in_text
    nearest = _nearest(edition, found[NEAR], articles)
    pks = {one.edition for one in (*linked, *nearest, *found[CORRECTIONS])}
    rows = fetch_cards(pks)
    cards = {line: rows[one.edition] if one else None for line, one in targets.items()}
    photos = photos_in_bodies(edition)
    pictures = {str(photo.uid): photo.rendered_at(at or timezone.now()) for photo in photos}
    shown = [edition.photo_id, *(photo.pk for photo in photos), *(row.photo_id for row in rows.values())]
    keys = keys_of_links(edition, nearest, targets, tags=tags, max_tags=MAX_TAGS, is_full=len(nearest) == MAX_RELATED)
    keys |= {page_keys.article(number) for number in (*in_page, *(one.article for one in nearest))}
    keys |= {page_keys.photo(pk) for pk in shown if pk}
    return {name: rows[one.edition] if one else None for name, one in around.items()} | {
        "keys": keys,
        "body": body_segments(edition, cards, {uid: rendered for uid, rendered in pictures.items() if rendered}),
        "related": news_first([rows[one.edition] for one in nearest if is_near(edition, one)]),
        "newest": news_first([rows[one.edition] for one in nearest if not is_near(edition, one)]),
        "corrections": sorted((rows[one.edition] for one in found[CORRECTIONS]), key=attrgetter("number")),
        "replies": sorted((rows[one.edition] for one in found[REPLIES]), key=attrgetter("first_published_at")),
    }
