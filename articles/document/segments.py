"""A document cut where readers see more than words, and what it refers to."""

from typing import Any

from .blocks import Block, Document, Figure, Gallery, LinkCard, ReadAlso
from .writing import write


def segments(document: Document) -> list[dict[str, Any]]:
    """Cut a document into segments for a page.

    Returns:
        A list of ``{"html": ...}`` for blocks of words, ``{"read_also": headline, "article": uid}`` and figures:
        ``{"photo": uid, "caption": text, "credit": text}``, ``{"gallery": [of those], "caption": text}`` and
        ``{"embed": address, "caption": text}``. The article is left out where none was chosen.
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
    """Return the segment of a block that is more than words, or None."""
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
