"""Plain text: squeezing white space, stripping markup, counting and shortening."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from .html_tokens import resolve

SPACES_PATTERN = re.compile(r"[\s\u00a0\u200b\ufeff]+")
TAG_PATTERN = re.compile(r"<[^>]*>")
# Control and format characters, and surrogates that stand alone; some scripts need the joiners to be read.
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
JOINERS = ("\u200c", "\u200d")
# Where readers see a new line: a block begins or ends.
BLOCK_END_PATTERN = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|figure|figcaption|cite|br|hr)\b[^>]*>", re.IGNORECASE
)


def squash(text: str) -> str:
    """Fold every run of white space (no-break and zero-width ones too) into one space, and trim."""
    return SPACES_PATTERN.sub(" ", text).strip()


def printable(text: str) -> str:
    """Leave out what cannot be seen or turns a line around: control characters, direction marks, halves of letters.

    Line ends and tabs stay. A line ends with a line feed alone.
    """
    if text.isprintable():
        return text
    kept = ("\n", "\t", *JOINERS)
    return "".join(one for one in text if one in kept or unicodedata.category(one) not in INVISIBLE_CATEGORIES)


def plain(html: str) -> str:
    """Return the words of sanitised HTML, one line a block, without markup."""
    lines = resolve(TAG_PATTERN.sub("", BLOCK_END_PATTERN.sub("\n", html))).split("\n")
    return "\n".join(line for line in map(squash, lines) if line)


def count_words(html: str) -> int:
    """Return how many words readers see in sanitised HTML."""
    return len(plain(html).split())


def excerpt(text: str, length: int = 160) -> str:
    """Shorten plain text to at most ``length`` characters, at a word, with an ellipsis."""
    text = squash(text)
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.–—-") + "…"


def first_few(texts: Sequence[str], count: int = 5) -> str:
    """Return the first few texts separated by commas, with dots where there are more."""
    return ", ".join(texts[:count]) + (" …" if len(texts) > count else "")
