"""The header that gives proxies the keys of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.page_keys import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable


def surrogate_key_header(keys: Iterable[str]) -> str:
    """Return the value of ``Surrogate-Key``: the keys in order, separated by spaces, and the key of every page."""
    return " ".join(sorted({EVERYTHING, *keys}))
