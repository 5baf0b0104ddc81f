"""Digests: the same data always give the same SHA-256, on every machine and database."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


def canonical(value: Any) -> str:
    """Return the one canonical JSON text of data (dicts, lists, text, numbers, None)."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: Any) -> str:
    """Return the SHA-256 of JSON data in canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def instant(moment: datetime | None) -> str | None:
    """Return an aware datetime as UTC text with microseconds (``2025-09-04T03:15:00.000000Z``), or None for None."""
    if moment is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
