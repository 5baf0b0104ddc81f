"""The formats of feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .entries import Entry, Person

JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"


class Feed(NamedTuple):
    """A feed: a URI that stays the same, what it is called, the page whose list it has, and its own address."""

    id: str
    title: str
    description: str
    page: str
    address: str
    language: str
    publisher: str
    icon: str
    entries: Sequence[Entry]


class SameWhenEmpty:
    """A feed whose time of the last change is the same each time it is written, also without entries."""

    items: list[dict[str, Any]]

    def latest_post_date(self) -> datetime:
        """Return the time of the last change of an entry, or the beginning of 1970."""
        return max((item["updateddate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))


class RssFeed(SameWhenEmpty, Rss201rev2Feed):
    """RSS 2.0 with writers and editors (Dublin Core), pictures (Media RSS) and whole texts (content:encoded)."""

    def rss_attributes(self) -> dict[str, str]:
        """Return the namespaces besides RSS's own."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for person in entry.writers:
            handler.addQuickElement("dc:creator", person.name)
        for person in entry.editors:
            handler.addQuickElement("dc:contributor", person.name)
        handler.addQuickElement("dcterms:modified", rfc3339_date(entry.updated))
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        if entry.image:
            size = {"width": str(entry.image.width), "height": str(entry.image.height)}
            attributes = {"url": entry.image.address, "type": entry.image.mime, "medium": "image", **size}
            handler.startElement("media:content", attributes)
            for name, words in (("media:description", entry.image.alt), ("media:credit", entry.image.credit)):
                if words:
                    handler.addQuickElement(name, words)
            handler.endElement("media:content")


class AtomFeed(SameWhenEmpty, Atom1Feed):
    """Atom with all writers and editors, pictures as enclosures, and whole texts."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for element, people in (("author", entry.writers), ("contributor", entry.editors)):
            for person in people:
                self._add_person(handler, element, person)
        if entry.html:
            handler.addQuickElement("content", entry.html, {"type": "html"})
        if entry.image:
            attributes = {"rel": "enclosure", "href": entry.image.address, "type": entry.image.mime}
            handler.addQuickElement("link", "", attributes | ({"title": entry.image.alt} if entry.image.alt else {}))

    def _add_person(self, handler: Any, element: str, person: Person) -> None:
        handler.startElement(element, {})
        handler.addQuickElement("name", person.name)
        if person.address:
            handler.addQuickElement("uri", person.address)
        handler.endElement(element)


def _xml(feed: Feed, generator: type[RssFeed | AtomFeed]) -> str:
    made = generator(
        title=feed.title,
        link=feed.page,
        description=feed.description,
        language=feed.language,
        author_name=feed.publisher,
        feed_url=feed.address,
        feed_guid=feed.id,
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.address,
            # Readers of feeds take it for HTML.
            description=escape(entry.summary),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.subjects,
            entry=entry,
        )
    return made.writeString("utf-8")


def _people(people: Sequence[Person]) -> list[dict[str, str]]:
    return [{"name": one.name} | ({"url": one.address} if one.address else {}) for one in people]


def _json_item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        **({"content_html": entry.html} if entry.html else {"content_text": entry.summary}),
        "date_published": rfc3339_date(entry.published),
        "date_modified": rfc3339_date(entry.updated),
        "authors": _people(entry.writers),
        "tags": list(entry.subjects),
        "_newsroom": {"editors": _people(entry.editors)},
    }
    if entry.image:
        attachment = {"url": entry.image.address, "mime_type": entry.image.mime}
        item |= {
            "image": entry.image.address,
            "attachments": [attachment | ({"title": entry.image.alt} if entry.image.alt else {})],
        }
    return item


def _json(feed: Feed, _generator: None = None) -> str:
    data = {
        "version": JSON_FEED_VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": feed.description,
        "icon": feed.icon,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(data, ensure_ascii=False)


class Format(NamedTuple):
    """A format of feeds: its MIME type, its name for people, and the function that writes it."""

    mime: str
    name: str
    write: Callable[[Feed], str]


def links_to_feeds(page: str, name: str) -> list[dict[str, str]]:
    """Return the links by which readers of feeds find those of a page: ``mime``, ``title`` and ``address``.

    Args:
        page: The path of the page whose list the feeds have.
        name: What the feeds are called.
    """
    return [
        {"mime": one.mime, "title": f"{name} ({one.name})", "address": f"{page}{file}"} for file, one in FORMATS.items()
    ]


# The formats by the last part of a feed's address.
FORMATS = {
    "rss.xml": Format("application/rss+xml", "RSS", lambda feed: _xml(feed, RssFeed)),
    "atom.xml": Format("application/atom+xml", "Atom", lambda feed: _xml(feed, AtomFeed)),
    "feed.json": Format("application/feed+json", "JSON Feed", _json),
}
