"""Keys of headlines, by which they are looked up, and slugs for addresses."""

from __future__ import annotations

import re
import unicodedata

from django.utils.text import slugify

NOT_WORDS = re.compile(r"[\W_]+")


def headline_key(headline: str) -> str:
    """Return a headline without quotes, dashes, case and spacing, to look it up by.

    A headline of punctuation alone ("???") keeps it.
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
