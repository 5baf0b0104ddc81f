"""The columns of an edition for templates, derived from the sealed JSON alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from articles.content import Content, PictureWords, version_of
from articles.document import Document, Figure, Gallery, LinkCard, ReadAlso, segments, text_of, word_count
from articles.edition_labels import MARK_FIELDS
from articles.models.redactions import REDACTED_VALUES, is_mark
from articles.text import count_words, embed_of, excerpt, headline_key

from .sealing import content_of_edition

# Columns for lists that are derived from the words.
WORDS_OF_LISTS = ("headline_key", "excerpt", "word_count")
# The slug of a retraction, which contains nothing of the article.
RETRACTED_SLUG = "dicabut"


def columns_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of an edition that are derived from its sealed JSON, of any version."""
    if is_mark(data):
        words = {name: value for name, value in REDACTED_VALUES["edition"].items() if name not in ("content", "salt")}
        return words | {"headline_key": "", "excerpt": "", "word_count": 0}
    if version_of(data) == 1:
        return _columns_of_version_1(data)
    content = content_of_edition(data)
    if content is None:
        return _NOTHING | {"slug": RETRACTED_SLUG}
    pictures = _Pictures(content, data["pictures"])
    body = list(_with_pictures(content, pictures))
    document = _words_of(content)
    lead = content.picture
    return {
        "headline": content.headline,
        "headline_key": headline_key(content.headline),
        "slug": content.slug,
        "standfirst": content.standfirst,
        "dateline": content.dateline,
        "body": body,
        "excerpt": excerpt(content.standfirst or text_of(document)),
        "word_count": word_count(document),
        "byline": _byline(content),
        "tag_list": [{"name": tag.name, "slug": tag.slug} for tag in content.tags],
        "picture": pictures.show(lead.photo, lead.caption, lead.credit) or {} if lead else {},
        "topic_name": content.topic.name if content.topic else "",
        "category_name": content.category.name if content.category else "",
        **{name: getattr(content, name) for name in MARK_FIELDS},
    }


# The columns of a retraction, which contain nothing of its article.
_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("headline", "headline_key", "standfirst", "dateline", "excerpt"), ""),
    **dict.fromkeys(("topic_name", "category_name"), ""),
    **{name: False if name.startswith("is_") else "" for name in MARK_FIELDS},
    "body": [],
    "byline": {},
    "picture": {},
    "tag_list": [],
    "word_count": 0,
}


def _columns_of_version_1(data: dict[str, Any]) -> dict[str, Any]:
    """Return the columns from version 1 of the sealed JSON, which does not contain the topic and the category."""
    html = "".join(part.get("html", "") for part in data["body"])
    marks = data.get("marks", {})
    return {
        **{name: data[name] for name in ("headline", "slug", "standfirst", "dateline", "body", "excerpt", "byline")},
        "headline_key": headline_key(data["headline"]),
        "word_count": count_words(html),
        "tag_list": data["tags"],
        "picture": data.get("picture", {}),
        **{name: marks.get(name, False if name.startswith("is_") else "") for name in MARK_FIELDS},
    }


def _words_of(content: Content) -> Document:
    """Return the body without pictures, link cards and "Baca juga" lines."""
    apart = (Figure, Gallery, LinkCard, ReadAlso)
    return Document(tuple(block for block in content.body.blocks if not isinstance(block, apart)))


class _Pictures:
    """The photos of an edition with their words: the article's own, or else those of the library when approved."""

    def __init__(self, content: Content, digests: Mapping[str, str]) -> None:
        self.words = {one.photo: one for one in content.picture_words}
        self.digests = digests

    def show(self, photo: str, caption: str, credit: str) -> dict[str, str] | None:
        """Return the data of a photo for a template, or None where it is not in the library."""
        if photo not in self.digests:
            return None
        words = self.words.get(photo, PictureWords(photo))
        return {
            "photo": photo,
            "sha256": self.digests[photo],
            "alt": words.alt,
            "caption": caption or words.caption,
            "credit": credit or words.credit,
        }


def _with_pictures(content: Content, pictures: _Pictures) -> Iterator[dict[str, Any]]:
    """Yield the segments of the body with the data of each picture. Pictures not in the library are left out."""
    for part in segments(content.body):
        if "gallery" in part:
            inside = [pictures.show(**one) for one in part["gallery"]]
            shown = [one for one in inside if one]
            if shown:
                yield part | {"gallery": shown}
        elif "photo" in part:
            if one := pictures.show(**part):
                yield one
        elif "embed" in part:
            # Link cards exist for known sites only.
            if embed := embed_of(part["embed"]):
                yield part | {"site": embed.site}
        else:
            yield part


def _byline(content: Content) -> dict[str, list[dict[str, str]]]:
    """Return the names and slugs of the credits, by role."""
    byline: dict[str, list[dict[str, str]]] = {}
    for line in content.credits:
        byline.setdefault(line.role, []).append({"name": line.person.name, "slug": line.person.slug})
    return byline
