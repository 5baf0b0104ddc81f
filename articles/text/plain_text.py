"""Plain text: collapsing white space, stripping markup, counting and shortening."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from .html_tokens import resolve

SPACES_PATTERN = re.compile(r"[\s\u00a0\u200b\ufeff]+")
TAG_PATTERN = re.compile(r"<[^>]*>")
# Control and format characters, and lone surrogates. The joiners are kept because some scripts need them.
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
JOINERS = ("\u200c", "\u200d")
# Tags at which readers see a new line, since a block begins or ends.
BLOCK_END_PATTERN = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|figure|figcaption|cite|br|hr)\b[^>]*>", re.IGNORECASE
)


def squash(text: str) -> str:
    """Replace every run of white space (also no-break and zero-width ones) by one space, and trim."""
    return SPACES_PATTERN.sub(" ", text).strip()


def printable(text: str) -> str:
    """Remove characters that are invisible or change the direction of writing, such as control characters.

    Line feeds and tabs stay. Carriage returns are removed.
    """
    if text.isprintable():
        return text
    kept = ("\n", "\t", *JOINERS)
    return "".join(one for one in text if one in kept or unicodedata.category(one) not in INVISIBLE_CATEGORIES)


def plain(html: str) -> str:
    """Return the text of sanitised HTML without markup, one line for each block."""
    lines = resolve(TAG_PATTERN.sub("", BLOCK_END_PATTERN.sub("\n", html))).split("\n")
    return "\n".join(line for line in map(squash, lines) if line)


def count_words(html: str) -> int:
    """Return the number of words that readers see in sanitised HTML."""
    return len(plain(html).split())


def excerpt(text: str, length: int = 160) -> str:
    """Shorten plain text to at most ``length`` characters, at a word, with an ellipsis."""
    text = squash(text)
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.–—-") + "…"


def first_few(texts: Sequence[str], count: int = 5) -> str:
    """Return the first few texts separated by commas, with an ellipsis where there are more."""
    return ", ".join(texts[:count]) + (" …" if len(texts) > count else "")


def with_curly_quotes(text: str) -> str:
    """Return a text with curly double quotation marks in place of straight ones: pairs, and a last one that closes."""
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace('"', "”")
