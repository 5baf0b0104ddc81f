"""Keys in the form in which proxies are told them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from articles.page_keys import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable


def surrogate_key(key: str) -> str:
    """Return a key as a word of ASCII, so that it can be part of a header."""
    return (
        key if key.isascii() and key.isprintable() and len(key) < 40 else hashlib.sha256(key.encode()).hexdigest()[:20]
    )


def surrogate_key_header(keys: Iterable[str]) -> str:
    """Return the value of ``Surrogate-Key``: the keys in order, separated by spaces, and the key of every page."""
    return " ".join(sorted({EVERYTHING, *map(surrogate_key, keys)}))
