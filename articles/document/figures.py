"""Reading of figures from HTML: pictures, galleries and link cards."""

import re
from collections.abc import Iterator
from uuid import UUID

from selectolax.lexbor import LexborNode

from .blocks import Figure, Gallery, LinkCard
from .inline import squash
from .trees import attributes, events

UID_PATTERN = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}", re.IGNORECASE)


def read_uid(value: str) -> str:
    """Return a uid in its canonical form, or "" if the value is not a uid."""
    return str(UUID(value)) if UID_PATTERN.fullmatch(value) else ""


def read_figure(node: LexborNode) -> Figure | Gallery | LinkCard | None:
    """Return the picture, gallery or link card of a figure element, or None if it is not a known kind."""
    found = attributes(node)
    if "data-gallery" in found:
        inside = (_photo(child) for child in _children(node, "figure"))
        photos = tuple(photo for photo in inside if photo)
        return Gallery(photos, _caption(node)[0]) if photos else None
    if "data-embed" in found:
        address = found["data-embed"].strip()
        return LinkCard(address, _caption(node)[0]) if address else None
    return _photo(node)


def _photo(node: LexborNode) -> Figure | None:
    uid = read_uid(attributes(node).get("data-photo", ""))
    return Figure(uid, *_caption(node)) if uid else None


def _children(node: LexborNode, tag: str) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag == tag:
            yield child
        child = child.next


def _caption(node: LexborNode) -> tuple[str, str]:
    """Return the caption and the credit of a figure, each on one line."""
    words: dict[bool, list[str]] = {False: [], True: []}
    cites = 0
    for figcaption in _children(node, "figcaption"):
        for event, inside in events(figcaption):
            if inside.tag == "cite":
                cites += 1 if event == "start" else -1
            elif inside.tag in {"-text", "br"} and event == "start":
                words[cites > 0].append(inside.text_content or " ")
    return squash("".join(words[False])), squash("".join(words[True]))
