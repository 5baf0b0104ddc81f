"""The entries of a feed: what its formats say of each article."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.cards import PHOTO_COLUMNS
from articles.models.editions import Edition
from articles.models.joined_rows import ALIAS, JoinedRows
from articles.models.rendition_files import MIMES
from articles.related import body_segments, photos_in_bodies
from articles.site_urls import absolute_url, find_url
from articles.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from articles.models.photos import Photo
    from articles.public.corrections import Notice

# The address of a page of this site in the HTML of a body.
LOCAL_ADDRESS_PATTERN = re.compile(r'(?<=<a href=")/(?!/)')
ROWS = JoinedRows(
    Edition,
    {
        "": None,
        "category": ("id", "name", "slug", "parent"),
        "category__parent": ("id", "name", "slug"),
        "topic": ("id", "name", "slug"),
        "photo": PHOTO_COLUMNS,
    },
)


class Person(NamedTuple):
    """Somebody in the byline. ``address`` is that of their page, or "" if they have none."""

    name: str
    address: str


class Image(NamedTuple):
    """The lead picture as a JPEG file: its size in pixels, and the words about it."""

    address: str
    width: int
    height: int
    mime: str
    alt: str
    credit: str


class Entry(NamedTuple):
    """An article in a feed.

    Attributes:
        id: A URI that stays the same whatever the article is called and wherever it is listed.
        address: The address of its page.
        title: The headline, with its label where somebody paid for it.
        summary: The standfirst, or the beginning of the text.
        html: The whole text as HTML, or "" where feeds have summaries only.
        published: When readers were first shown it.
        updated: When readers were first shown these words.
        writers: Who wrote it.
        editors: Who edited it.
        subjects: The names of its category and section, its topic and its tags.
        image: The lead picture, or None.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    writers: tuple[Person, ...]
    editors: tuple[Person, ...]
    subjects: tuple[str, ...]
    image: Image | None


class Entries(NamedTuple):
    """The entries of a feed, and the photos that they show or would show."""

    entries: list[Entry]
    photos: set[int]


def entries_of(pks: Sequence[int]) -> Entries:
    """Return the entries of editions by their primary keys, in this order, in two queries at most."""
    if not pks:
        return Entries([], set())
    places = ", ".join(["%s"] * len(pks))
    rows = {row.pk: row for row in ROWS.fetch(f"{ALIAS}.id IN ({places})", list(pks))}
    editions = [rows[pk] for pk in pks]
    is_full = settings.FEED_CONTENT == "full"
    photos = photos_in_bodies(*editions) if is_full else []
    shown = {edition.photo_id for edition in editions} | {photo.pk for photo in photos}
    entries = [_entry(edition, _html(edition, photos) if is_full else "") for edition in editions]
    return Entries(entries, {pk for pk in shown if pk})


def entries_of_notices(notices: Iterable[Notice]) -> list[Entry]:
    """Return the entries of corrections and retractions. Each has an id of its own."""
    return [
        Entry(
            id=f"{_uri(notice.edition)}/edition/{notice.edition.number}",
            address=absolute_url(notice.address),
            title=printable(f"{capfirst(notice.edition.get_kind_display())}: {notice.headline or '–'}"),
            summary=printable(notice.edition.note),
            html="",
            published=notice.edition.live_from,
            updated=notice.edition.live_from,
            writers=(),
            editors=(),
            subjects=(),
            image=None,
        )
        for notice in notices
    ]


def _entry(edition: Edition, html: str) -> Entry:
    category = edition.category
    subjects = [
        category.parent.name if category.parent else "",
        category.name,
        edition.topic.name if edition.topic else "",
        *(tag["name"] for tag in edition.tag_list),
    ]
    return Entry(
        id=_uri(edition),
        address=absolute_url(edition.get_absolute_url()),
        title=printable(edition.labelled_headline),
        summary=printable(_summary(edition)),
        html=printable(html),
        published=edition.first_published_at,
        updated=max(edition.words_since, edition.first_published_at),
        writers=tuple(_people(edition.writers)),
        editors=tuple(_people(edition.editors)),
        subjects=tuple(dict.fromkeys(filter(None, subjects))),
        image=_image(edition),
    )


def _uri(edition: Edition) -> str:
    """Return the tag URI (RFC 4151) of an article: the site's host, the day it was first published, and its number."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    return f"tag:{host},{edition.first_published_at.astimezone(UTC):%Y-%m-%d}:article/{edition.article_id}"


def _summary(edition: Edition) -> str:
    """Return the standfirst or the beginning of the text, after a notice where a report is still being verified."""
    notice = "({}) ".format(_("Being verified")) if edition.is_unverified else ""
    return f"{notice}{edition.excerpt}"


def _people(people: Iterable[dict[str, str]]) -> Iterable[Person]:
    for one in people:
        address = find_url("site:contributor", one["slug"])
        yield Person(printable(one["name"]), absolute_url(address) if address else "")


def _image(edition: Edition) -> Image | None:
    rendered = edition.photo.rendered if edition.photo else None
    if rendered is None:
        return None
    width, height, address = rendered.largest("share")
    words = edition.picture
    return Image(
        absolute_url(address), width, height, MIMES["jpeg"], printable(words["alt"]), printable(words["credit"])
    )


def _html(edition: Edition, photos: Iterable[Photo]) -> str:
    """Return the whole text as HTML whose addresses are absolute. "Baca juga" lines are left out."""
    now = timezone.now()
    rendered = {str(photo.uid): found for photo in photos if (found := photo.rendered_at(now))}
    context = {"edition": edition, "body": body_segments(edition, {}, rendered)}
    html = render_to_string("site/feeds/body.html", context)
    return LOCAL_ADDRESS_PATTERN.sub(absolute_url("/"), html).strip()
