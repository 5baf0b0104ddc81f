"""Figures in body HTML: pictures of the library, galleries of them, and link cards to other sites.

Each is written in one way only::

    <figure data-photo="UID"><figcaption>caption<cite>credit</cite></figcaption></figure>
    <figure data-gallery=""><figure data-photo="UID"></figure>...<figcaption>caption</figcaption></figure>
    <figure data-embed="ADDRESS"><figcaption>title</figcaption></figure>

Caption and credit are plain text, and left out where those of the library are used.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .embeds import embed_of
from .plain_text import printable, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .html_tokens import Token

CAPTION, CREDIT = 2000, 250
MAX_GALLERY_PHOTOS = 60
UID_PATTERN = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}", re.IGNORECASE)


def extent_of_figure(tokens: Sequence[Token], first: int) -> int:
    """Return the index after the end of the figure that begins at an index of tokens.

    It is the number of tokens for a figure that never ends.
    """
    depth = 0
    for place in range(first, len(tokens)):
        if tokens[place].value == "figure" and tokens[place].kind != "text":
            depth += 1 if tokens[place].kind == "start" else -1
            if depth == 0:
                return place + 1
    return len(tokens)


def _figures_in(tokens: Iterable[Token]) -> list[dict[str, Any]]:
    """Return the figures among tokens, as dicts of their attributes and words.

    Figures inside a figure are in its ``inside``.
    """
    figures: list[dict[str, Any]] = []
    stack: list[dict[str, Any]] = []
    words = "nothing"
    for token in tokens:
        if token.kind == "text" or token.value == "br":
            if stack and words != "nothing":
                stack[-1][words].append(token.value if token.kind == "text" else " ")
        elif token.value == "figure":
            words = "nothing"
            if token.kind == "start":
                figure: dict[str, Any] = {"attributes": token.attributes, "inside": [], "caption": [], "credit": []}
                (stack[-1]["inside"] if stack else figures).append(figure)
                stack.append(figure)
            elif stack:
                stack.pop()
        elif token.value == "figcaption":
            words = "caption" if token.kind == "start" else "nothing"
        elif token.value == "cite" and words != "nothing":
            words = "credit" if token.kind == "start" else "caption"
    return figures


def uid_of(value: str | None) -> str:
    """Return a uid in its usual form, or "" for anything else."""
    return str(UUID(value)) if isinstance(value, str) and UID_PATTERN.fullmatch(value) else ""


def _words(pieces: Iterable[str], limit: int) -> str:
    return squash(printable("".join(pieces)))[:limit]


def _photo(found: Mapping[str, Any]) -> dict[str, str] | None:
    uid = uid_of(found["attributes"].get("data-photo"))
    if not uid:
        return None
    return {"photo": uid, "caption": _words(found["caption"], CAPTION), "credit": _words(found["credit"], CREDIT)}


def figure_of(tokens: Iterable[Token]) -> dict[str, Any] | None:
    """Return the first figure among tokens as data, or None where it is not a known one.

    ``{"photo": uid, "caption": text, "credit": text}``, ``{"gallery": [of those], "caption": text}`` or
    ``{"embed": address, "site": name, "caption": text}``. Texts may be empty.
    """
    figures = _figures_in(tokens)
    if not figures:
        return None
    found = figures[0]
    caption = _words(found["caption"], CAPTION)
    if "data-gallery" in found["attributes"]:
        photos = [photo for photo in map(_photo, found["inside"]) if photo][:MAX_GALLERY_PHOTOS]
        return {"gallery": photos, "caption": caption} if photos else None
    if "data-embed" in found["attributes"]:
        embed = embed_of(found["attributes"]["data-embed"])
        return {"embed": embed.address, "site": embed.site, "caption": caption} if embed else None
    return _photo(found)


def write_figure(figure: Mapping[str, Any]) -> str:
    """Return the HTML of a figure, from what ``figure_of`` returned."""
    if "gallery" in figure:
        inside = "".join(write_figure(photo) for photo in figure["gallery"])
        return f'<figure data-gallery="">{inside}{_caption(figure["caption"])}</figure>'
    if "embed" in figure:
        return f'<figure data-embed="{escape(figure["embed"])}">{_caption(figure["caption"])}</figure>'
    return f'<figure data-photo="{figure["photo"]}">{_caption(figure["caption"], figure["credit"])}</figure>'


def photos_in(figure: Mapping[str, Any] | None) -> list[str]:
    """Return the uids of the photos that a segment of an edition shows, in order."""
    if not figure:
        return []
    return [photo["photo"] for photo in figure.get("gallery", [figure] if "photo" in figure else [])]


def _caption(caption: str, credit: str = "") -> str:
    cite = f"<cite>{escape(credit, quote=False)}</cite>" if credit else ""
    text = escape(caption, quote=False) + cite
    return f"<figcaption>{text}</figcaption>" if text else ""
