"""Answers in memory, those least recently used forgotten first."""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from collections import OrderedDict
from functools import lru_cache
from typing import NamedTuple

import brotli

# What a page takes besides its bytes.
OVERHEAD_BYTES = 2_000
# Brotli compresses HTML better than gzip at these levels, each in about a millisecond.
GZIP_LEVEL, BROTLI_LEVEL = 6, 5
# Shorter answers grow when they are compressed.
MIN_COMPRESSED_BYTES = 200
# The weight of a coding that a client refuses.
ZERO_PATTERN = re.compile(r"q\s*=\s*0(?:\.0*)?")


class Encoded(NamedTuple):
    """A body in one content coding, with the headers that every answer with it has."""

    headers: list[tuple[str, str]]
    body: bytes


class StoredPage:
    """A complete answer.

    Args:
        status: The status line, such as ``200 OK``.
        headers: Its headers, without those that depend on the coding or on the time.
        body: The body, not compressed.
        keys: The keys of what it shows.
        until: When something that it shows changes by the clock, in seconds since 1970.
        number: The number of the newest change known when it was begun.
    """

    __slots__ = ("_encoded", "body", "checked", "etag", "headers", "keys", "number", "status", "until")

    def __init__(
        self,
        *,
        status: str,
        headers: list[tuple[str, str]],
        body: bytes,
        keys: frozenset[str],
        until: float,
        number: int,
    ) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.keys, self.until, self.number, self.checked = keys, until, number, number
        self.etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        self._encoded: dict[str, Encoded] = {}

    def encoded(self, accepted: str) -> Encoded:
        """Return the body in the best coding of an ``Accept-Encoding`` header. Each is made once."""
        coding = best_coding(accepted) if len(self.body) >= MIN_COMPRESSED_BYTES else ""
        found = self._encoded.get(coding)
        if found is None:
            body = _compress(self.body, coding)
            headers = [*self.headers, ("Content-Length", str(len(body))), ("ETag", self.etag)]
            if coding:
                headers.append(("Content-Encoding", coding))
            found = self._encoded[coding] = Encoded(headers, body)
        return found

    @property
    def size(self) -> int:
        """How many bytes of memory it takes at most: in both codings together, HTML is shorter than it is."""
        return 2 * len(self.body) + OVERHEAD_BYTES


@lru_cache(maxsize=1000)
def best_coding(accepted: str) -> str:
    """Return ``br``, ``gzip`` or "" (none) for an ``Accept-Encoding`` header (RFC 9110, 12.5.3)."""
    weights = {}
    for part in accepted.lower().split(","):
        name, *parameters = (one.strip() for one in part.split(";"))
        weights[name] = not any(ZERO_PATTERN.fullmatch(one) for one in parameters)
    return next((coding for coding in ("br", "gzip") if weights.get(coding)), "")


def _compress(body: bytes, coding: str) -> bytes:
    if coding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_LEVEL)
    return gzip.compress(body, GZIP_LEVEL, mtime=0) if coding == "gzip" else body


class Pages:
    """Stored pages by their key, within a number of bytes."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self.by_key: OrderedDict[bytes, StoredPage] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.by_key)

    def get(self, key: bytes) -> StoredPage | None:
        """Return the page with a key, which is then the one used last."""
        found = self.by_key.get(key)
        if found is None:
            return None
        try:
            self.by_key.move_to_end(key)
        except KeyError:
            # Another thread has just removed it.
            return None
        return found

    def put(self, key: bytes, page: StoredPage) -> None:
        """Keep a page. A page that alone needs more than a tenth of the memory is not kept."""
        if page.size > self.max_bytes // 10:
            return
        with self._lock:
            self._remove(key)
            self.by_key[key] = page
            self.bytes += page.size
            while self.bytes > self.max_bytes:
                self._remove(next(iter(self.by_key)))

    def _remove(self, key: bytes) -> None:
        found = self.by_key.pop(key, None)
        if found:
            self.bytes -= found.size
