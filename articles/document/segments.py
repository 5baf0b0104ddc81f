"""A document split into segments for the page of an article."""

from typing import Any

from .blocks import Block, Document, Figure, Gallery, LinkCard, ReadAlso
from .writing import write


def segments(document: Document) -> list[dict[str, Any]]:
    """Split a document into segments for a page.

    Returns:
        A list of ``{"html": ...}`` for blocks of text, ``{"read_also": headline, "article": uid}`` and figures:
        ``{"photo": uid, "caption": text, "credit": text}``, ``{"gallery": [photos], "caption": text}`` and
        ``{"embed": address, "caption": text}``. The article is left out if none was chosen.
    """
    parts: list[dict[str, Any]] = []
    run: list[Block] = []
    for block in document.blocks:
        part = _segment(block)
        if part is None:
            run.append(block)
            continue
        if run:
            parts.append({"html": write(Document(tuple(run)))})
            run = []
        parts.append(part)
    if run:
        parts.append({"html": write(Document(tuple(run)))})
    return parts


def _segment(block: Block) -> dict[str, Any] | None:
    """Return the segment of a "Baca juga" line or a figure, or None for a block of text."""
    if isinstance(block, ReadAlso):
        return {"read_also": block.headline} | ({"article": block.article} if block.article else {})
    if isinstance(block, Figure):
        return _photo(block)
    if isinstance(block, Gallery):
        return {"gallery": [_photo(photo) for photo in block.photos], "caption": block.caption}
    if isinstance(block, LinkCard):
        return {"embed": block.address, "caption": block.title}
    return None


def _photo(figure: Figure) -> dict[str, Any]:
    return {"photo": figure.photo, "caption": figure.caption, "credit": figure.credit}
