"""Replacing forbidden words in a content by the mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from articles.content import FIELDS, Content
from articles.content.body_kind import Body
from articles.content.field_kinds import Slug, Text
from articles.content.picture_kinds import Picture
from articles.document import Document, Link, LinkCard, Run, parse, write
from articles.models.redactions import MARK_TEXT
from articles.models.slugs import MAX_SLUG_CHARACTERS
from articles.text import sanitise, slug_of

from .word_matching import Forbidden

# The fields of a document's blocks that contain words. The others contain uids and choices.
WORDS_OF_BLOCKS = frozenset({"headline", "caption", "credit", "title"})
SLUG_WITHOUT_WORDS = "artikel"


def without_words(content: Content, forbidden: Forbidden) -> Content:
    """Return a content with the mark in place of forbidden words, in every text and in the body.

    References keep their names, which have to be changed in the references themselves.
    """
    values: dict[str, Any] = {}
    for name, kind, _label in FIELDS:
        value = getattr(content, name)
        if isinstance(kind, Text):
            values[name] = forbidden.replace(value)
        elif isinstance(kind, Body):
            values[name] = _document(value, forbidden)
        elif isinstance(kind, Picture) and value:
            values[name] = _words_of_block(value, forbidden.replace)
    values |= {
        name: _slug(getattr(content, name), values["headline"], forbidden)
        for name, kind, _label in FIELDS
        if isinstance(kind, Slug)
    }
    return replace(content, **values)


def _slug(slug: str, headline: str, forbidden: Forbidden) -> str:
    if not forbidden.are_in(slug):
        return slug
    new = slug_of(headline.replace(MARK_TEXT, " "), MAX_SLUG_CHARACTERS, SLUG_WITHOUT_WORDS)
    # The words before and after the mark may be a forbidden phrase once they are joined.
    return SLUG_WITHOUT_WORDS if forbidden.are_in(new) else new


def _document(document: Document, forbidden: Forbidden) -> Document:
    blocks = tuple(filter(None, (_block(block, forbidden) for block in document.blocks)))
    if blocks == document.blocks:
        return document
    # Sanitised and parsed again, so that it is the same as when the document is read from the database.
    return parse(sanitise(write(Document(blocks))))


def _block(block: Any, forbidden: Forbidden) -> Any:
    """Return a block without forbidden words, or None for a link card whose address contains some."""
    if isinstance(block, LinkCard) and forbidden.are_in(block.address):
        return None
    changes: dict[str, Any] = {}
    for name in ("blocks", "items", "photos"):
        if hasattr(block, name):
            inside = (_block(one, forbidden) for one in getattr(block, name))
            changes[name] = tuple(one for one in inside if one is not None)
    if hasattr(block, "runs"):
        changes["runs"] = _runs(block.runs, forbidden)
    return replace(_words_of_block(block, forbidden.replace), **changes)


def _words_of_block(value: Any, change: Callable[[str], str]) -> Any:
    names = [one.name for one in fields(value) if one.name in WORDS_OF_BLOCKS] if is_dataclass(value) else []
    return replace(value, **{name: change(getattr(value, name)) for name in names})


def _runs(runs: tuple[Run, ...], forbidden: Forbidden) -> tuple[Run, ...]:
    """Return the runs of a block without forbidden words. The mark for a phrase in several runs is in the first."""
    texts = [run.text for run in runs]
    for start, end in reversed(forbidden.spans("".join(texts))):
        begin, mark = 0, MARK_TEXT
        for place, run in enumerate(runs):
            first, last = max(start - begin, 0), min(end - begin, len(run.text))
            if first < last:
                # Spans are replaced from last to first, so the positions of earlier ones stay valid.
                texts[place] = texts[place][:first] + mark + texts[place][last:]
                mark = ""
            begin += len(run.text)
    return tuple(
        replace(run, text=text, link=_link(run.link, forbidden)) for run, text in zip(runs, texts, strict=True) if text
    )


def _link(link: Link | None, forbidden: Forbidden) -> Link | None:
    if link is None or forbidden.are_in(link.address):
        return None
    return replace(link, title=forbidden.replace(link.title))
