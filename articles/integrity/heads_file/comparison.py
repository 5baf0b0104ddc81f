"""Comparing a heads file with the database, to find chains that were changed or cut since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.integrity.chain_heads import KINDS, find_chains, kind_of
from articles.text import to_the_second

from .lines import FaultKind, HeadsLine, read_lines

if TYPE_CHECKING:
    from articles.integrity.chain_heads import Chain

# Each takes two query parameters, of which old versions of SQLite allow 999.
CHUNK_SIZE = 400


class Comparison:
    """One pass over a heads file.

    Every digest of every line is compared, not only the newest of a chain: a line appended after a change has the
    changed digests, and the lines before it the original ones.
    """

    def __init__(self, lines: Iterable[bytes], key: str) -> None:
        self._lines, self._key = lines, key
        # Lines and digests read so far, subjects that do not match, and the last line whose MAC matches.
        self.line_count = self.digest_count = 0
        self.mismatches: set[str] = set()
        self.last: HeadsLine | None = None

    def findings(self) -> Iterator[str | None]:
        """Yield a message for what does not match, one for each subject, and None for each digest without one."""
        unmatched = []
        for line in read_lines(self._lines, self._key):
            self.line_count = line.number
            if isinstance(line, HeadsLine):
                self.last = line
                yield from self._compare(line)
            elif line.kind is FaultKind.MAC:
                unmatched.append(line)
            else:
                yield str(line)
        if unmatched and len(unmatched) == self.line_count:
            # A message for each line would hide the likely reason.
            yield _("No line matches its MAC: RECORD_KEY is not the key of this file, or every line was edited.")
        else:
            yield from map(str, unmatched)

    def _compare(self, line: HeadsLine) -> Iterator[str | None]:
        at = to_the_second(datetime.fromisoformat(line.at))
        heads = iter(line.heads.items())
        while chunk := dict(islice(heads, CHUNK_SIZE)):
            chains = find_chains({subject: number for subject, (number, _digest) in chunk.items()})
            for subject, (number, digest) in chunk.items():
                self.digest_count += 1
                reason = _difference(subject, chains.get(subject), number, digest, at)
                is_new = reason and subject not in self.mismatches
                if reason:
                    self.mismatches.add(subject)
                yield reason if is_new else None


def _difference(subject: str, chain: Chain | None, number: int, digest: str, at: str) -> str | None:
    """Return a message about how a chain differs from what a line has, or None."""
    words = {"subject": chain.name if chain else subject, "number": number, "at": at}
    words["entry"] = chain.entry if chain else ""
    if kind_of(subject) not in KINDS:
        return _("%(subject)s: this version of the program cannot check it.") % words
    if chain is None:
        return _("%(subject)s is gone. On %(at)s its last entry was number %(number)s.") % words
    if chain.length < number:
        words["length"] = chain.length
        return (
            _("%(subject)s: entries were removed. The last %(entry)s was %(number)s on %(at)s and is %(length)s now.")
            % words
        )
    if chain.digest is None:
        return _("%(subject)s: %(entry)s %(number)s, recorded on %(at)s, is missing.") % words
    if chain.digest != digest:
        return _("%(subject)s: %(entry)s %(number)s was rewritten after %(at)s: it has another digest.") % words
    return None
