"""Headlines: the key by which one is recognised, and the slug that stands in addresses."""

from __future__ import annotations

import re
import unicodedata

from django.utils.text import slugify

NOT_WORDS = re.compile(r"[\W_]+")


def headline_key(headline: str) -> str:
    """Fold a headline so that quotes, dashes, case and spacing do not matter when it is looked up.

    One of signs alone ("???") keeps them.
    """
    folded = unicodedata.normalize("NFKC", headline).casefold()
    words = NOT_WORDS.sub(" ", folded).strip()
    return (words or folded.strip())[:240].rstrip()


def slug_of(text: str, length: int = 80, fallback: str = "berita") -> str:
    """Return a lower-case ASCII slug of at most ``length`` characters, cut at a word."""
    slug = slugify(text)
    if len(slug) > length:
        slug = slug[: length + 1].rsplit("-", 1)[0][:length]
    return slug.strip("-_") or fallback[:length]
