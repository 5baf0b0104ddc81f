"""Checking whether HTML that is stored without sanitising could run or load something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .html_tokens import OPENING, read_tokens
from .links import safe_link

# Everything that the prose editor was ever allowed to write. Anything else is refused.
ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "rel", "title"},
    "blockquote": {"class"},
    "br": set(),
    "cite": set(),
    "em": set(),
    "figcaption": set(),
    "figure": {"data-embed", "data-gallery", "data-photo"},
    "h2": set(),
    "h3": set(),
    "hr": set(),
    "li": set(),
    "ol": {"data-type", "start", "type"},
    "p": {"data-article"},
    "strong": set(),
    "ul": set(),
}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
SCHEME_PATTERN = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Characters that browsers remove from an address (WHATWG URL, 4.4).
LEFT_OUT = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
# Elements that the parser adds around a text.
DOCUMENT_TAGS = {"html", "head", "body"}
MAX_DEPTH = 500
MAX_SHOWN_CHARACTERS = 60


def unsafe_address(address: str) -> bool:
    """Return whether an address is unsafe: it has a scheme that is not allowed, or ``safe_link`` refuses it.

    That is so for the desk, and for another host without a scheme. An address relative to its page, or a mailbox with
    parameters, which texts were once allowed to have, is safe.
    """
    address = LEFT_OUT.sub("", address)
    scheme = SCHEME_PATTERN.match(address)
    if scheme and scheme[1].lower() not in ALLOWED_SCHEMES:
        return True
    is_of_the_web = scheme[1].lower() != "mailto" if scheme else address[:1] in {"/", "\\"}
    return is_of_the_web and not safe_link(address)


def _unsafe_element(name: str, attributes: Mapping[str, str | None]) -> str | None:
    """Return the part of an element that is not allowed, as it would be written, or None."""
    if name not in ALLOWED_ATTRIBUTES:
        return f"<{name[:MAX_SHOWN_CHARACTERS]}>"
    for key, value in attributes.items():
        if key not in ALLOWED_ATTRIBUTES[name]:
            return f"<{name} {key[:MAX_SHOWN_CHARACTERS]}>"
        if value and key in {"href", "data-embed"} and unsafe_address(value):
            return f'{key}="{value[:MAX_SHOWN_CHARACTERS]}"'
    return None


def _unsafe_as_written(html: str) -> str | None:
    """Return the first part that is not allowed, or that two parsers could read differently, or None.

    Every tag and text must be written as a sanitiser writes it.
    """
    place = depth = 0
    for token in read_tokens(html):
        if token.begin != place:
            return html[place : place + MAX_SHOWN_CHARACTERS]
        place = token.end
        written = html[token.begin : token.end]
        if token.kind == "text":
            opening = OPENING.search(written)
            if opening:
                return written[opening.start() :][:MAX_SHOWN_CHARACTERS]
        elif token.value not in ALLOWED_ATTRIBUTES:
            return f"<{token.value[:MAX_SHOWN_CHARACTERS]}>"
        elif token.kind == "end":
            depth = max(0, depth - 1)
        else:
            depth += token.value not in {"br", "hr"}
            unsafe = _unsafe_element(token.value, token.attributes)
            if unsafe or depth > MAX_DEPTH:
                return unsafe or written[:MAX_SHOWN_CHARACTERS]
    return html[place : place + MAX_SHOWN_CHARACTERS] if place < len(html) else None


def unsafe_markup(html: str) -> str | None:
    """Return the first part of HTML that could run or load something, as it is written, or None.

    Elements, attributes and schemes are allowed by name, and everything else counts as unsafe, also comments, tags
    that never end and nesting deeper than ``MAX_DEPTH``. The text is read twice: by our own reader, which takes only
    what can be read in one way, and by an HTML parser as in browsers, so that neither has to be right about all.
    """
    unsafe = _unsafe_as_written(html)
    if unsafe is not None:
        return unsafe
    root = cast(LexborNode, LexborHTMLParser(f"<!doctype html><body>{html}").root)
    for node in root.traverse():
        attributes = node.attributes
        if node.tag in DOCUMENT_TAGS and not attributes:
            continue
        unsafe = _unsafe_element(node.tag or "", attributes)
        if unsafe:
            return unsafe
    return None
