"""Reading any HTML as a list of tags and texts, in linear time."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

# Possessive quantifiers, so that nothing is read twice (HTML, 13.2.5, the states of tags and attributes).
NAME = r"[A-Za-z][^\s/>]*+"
VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
ATTRIBUTE = rf"[^\s/>=]++(?:\s*+=\s*+{VALUE})?+"
TAG = re.compile(rf"<(/?)({NAME})((?:[\s/]++|{ATTRIBUTE}|=)*+)>")
ATTRIBUTES = re.compile(rf"([^\s/>=]++)(?:\s*+=\s*+({VALUE}))?+")
OPENING = re.compile(r"<(?=[A-Za-z/!?])")
# The content of these elements is not text.
SKIPPED = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
# Python refuses to parse a number of thousands of digits, and no character has a number of eight digits.
NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


class Token(NamedTuple):
    """A text, or the start or end tag of an element, with its position in the HTML.

    ``kind`` is ``text``, ``start`` or ``end``. ``value`` is the text as characters, or the tag name in lower case.
    """

    kind: str
    value: str
    attributes: dict[str, str]
    begin: int
    end: int


def resolve(text: str) -> str:
    """Return a text with its references, such as ``&amp;``, replaced by the characters they mean."""
    return unescape(NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in ATTRIBUTES.findall(written):
        if value[:1] in {'"', "'"} and value[-1] == value[0] and len(value) > 1:
            value = value[1:-1]
        found.setdefault(name.lower(), resolve(value))
    return found


def _after_remark(html: str, begin: int) -> int:
    """Return where a comment, a declaration or an end tag without a name ends.

    Of a comment that never ends, only the opening ``<!--`` counts.
    """
    if html.startswith("<!--", begin):
        end = html.find("-->", begin + 4)
        return end + 3 if end >= 0 else begin + 4
    end = html.find(">", begin)
    return end + 1 if end >= 0 else len(html)


def read_tokens(html: str) -> list[Token]:
    """Read HTML as a list of ``Token``. It takes linear time and never fails.

    Comments and the content of scripts and stylesheets are left out. A tag that is never closed is text.
    """
    tokens: list[Token] = []
    place, length = 0, len(html)
    # Where the last comment ends, so that the end of an endless one is not searched again and again.
    last_remark = html.rfind("-->")

    def add_text(end: int) -> None:
        if end > place:
            tokens.append(Token("text", resolve(html[place:end]), {}, place, end))

    while place < length:
        found = OPENING.search(html, place)
        if not found:
            break
        begin = found.start()
        tag = TAG.match(html, begin)
        if tag:
            add_text(begin)
            name, place = tag[2].lower(), tag.end()
            tokens.append(Token("end" if tag[1] else "start", name, _attributes(tag[3]), begin, place))
            if name in SKIPPED and not tag[1]:
                end = SKIPPED[name].search(html, place)
                place = end.start() if end else length
        elif html[begin + 1].isalpha() or (html[begin + 1] == "/" and html[begin + 2 : begin + 3].isalpha()):
            break
        else:
            add_text(begin)
            is_endless = html.startswith("<!--", begin) and last_remark < begin + 4
            place = begin + 4 if is_endless else _after_remark(html, begin)
    add_text(length)
    return tokens
