"""Writing lines of a heads file, and reading those whose MAC matches. It uses no database and no files.

A line is canonical JSON: ``at`` (UTC), ``heads`` (number and digest of the last event by subject), ``mac``,
``previous`` (MAC of the line before, empty in the first), ``site`` and ``version``. The MAC is HMAC-SHA256 in
hexadecimal digits over the same JSON without ``mac``.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import count
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from articles.text import canonical

LINE_VERSION = 1
MAC_START, MAC_LENGTH, MAC_END = b'"mac":"', 64, b'",'


class HeadsLine(NamedTuple):
    """A line whose MAC matches."""

    number: int
    at: str
    site: str
    heads: dict[str, list[Any]]
    previous: str
    mac: str


class FaultKind(Enum):
    """What can be wrong with a line."""

    MAC = "mac"
    ORDER = "order"
    INCOMPLETE = "incomplete"
    VERSION = "version"


class Fault(NamedTuple):
    """A line of the file that cannot be trusted, or that does not follow the line before."""

    number: int
    kind: FaultKind

    def __str__(self) -> str:
        texts = {
            FaultKind.MAC: _(
                "Line %(number)s does not match its MAC: it was edited, or RECORD_KEY is not the key that it was"
                " written with."
            ),
            FaultKind.ORDER: _(
                "Line %(number)s does not follow the line before it: lines are missing, edited or in another order."
            ),
            FaultKind.INCOMPLETE: _(
                "Line %(number)s, the last one, is incomplete: writing it was interrupted. Compare the file with a"
                " copy, delete the incomplete line and append again."
            ),
            FaultKind.VERSION: _("Line %(number)s was written by a newer version of this program."),
        }
        return texts[self.kind] % {"number": self.number}


def write_line(*, key: str, at: str, site: str, heads: Mapping[str, list[Any]], previous: str) -> tuple[str, bytes]:
    """Return the MAC of a line and the whole line, with its newline."""
    fields = {"at": at, "heads": heads, "previous": previous, "site": site, "version": LINE_VERSION}
    content = canonical(fields).encode()
    mac = _mac(key, content)
    # The MAC is inserted without serialising the line again, which has 120 MB with a million heads.
    place, view = content.rindex(b'"previous":'), memoryview(content)
    return mac, b"".join((view[:place], MAC_START, mac.encode(), MAC_END, view[place:], b"\n"))


def read_lines(lines: Iterable[bytes], key: str) -> Iterator[HeadsLine | Fault]:
    """Read lines in order, each with its newline. Nothing of a line is parsed before its MAC has been checked.

    Yields:
        A HeadsLine for each line whose MAC matches. A Fault comes before it or in place of it where something is wrong.
    """
    previous, numbers = b"", count(1)
    for raw in lines:
        number = next(numbers)
        if not raw.endswith(b"\n"):
            yield Fault(number, FaultKind.INCOMPLETE)
            return
        mac, parts = _split(raw)
        if hmac.compare_digest(_mac(key, *parts).encode(), mac):
            content = b"".join(parts).decode()
            # A first line is large, so only one copy of it is kept in memory while it is parsed. enumerate() keeps one.
            del parts, raw
            yield from _parse(number, mac.decode(), json.loads(content), previous.decode(errors="replace"))
        else:
            yield Fault(number, FaultKind.MAC)
        previous = mac


def _parse(number: int, mac: str, fields: dict[str, Any], previous: str) -> Iterator[HeadsLine | Fault]:
    if fields["version"] != LINE_VERSION:
        yield Fault(number, FaultKind.VERSION)
        return
    if fields["previous"] != previous:
        yield Fault(number, FaultKind.ORDER)
    yield HeadsLine(number, fields["at"], fields["site"], fields["heads"], fields["previous"], mac)


def _mac(key: str, *parts: bytes | memoryview) -> str:
    mac = hmac.new(key.encode(), digestmod=hashlib.sha256)
    for part in parts:
        mac.update(part)
    return mac.hexdigest()


def _split(raw: bytes) -> tuple[bytes, list[memoryview]]:
    """Return the MAC in a line, and the parts of the line before and after it, without the newline."""
    start, view = raw.rfind(MAC_START), memoryview(raw)[:-1]
    end = start + len(MAC_START) + MAC_LENGTH
    if start < 0 or raw[end : end + len(MAC_END)] != MAC_END:
        return b"", [view]
    return raw[start + len(MAC_START) : end], [view[:start], view[end + len(MAC_END) :]]
