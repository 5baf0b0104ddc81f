"""Restoring redacted rows of an exported record, which may contain the mark only where two people redacted them."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.integrity import confirmed_rows, is_marked, key_of, named_rows
from articles.models import Event, Redaction
from articles.text import digest

from .records import Refused

if TYPE_CHECKING:
    from articles.integrity.redactions import Key, RecordRow


def mismatch(row: object) -> Refused:
    """Return the exception for a row that does not match its checksum."""
    # Anybody can compute a checksum, so a mismatch shows that the data differ, but not who changed them.
    reason = _("%(row)s does not match its checksum (SHA-256). The file is damaged or was edited: export it again.")
    return Refused(reason % {"row": row})


def _matches(row: RecordRow) -> bool:
    # An event of a reference always has a salt, unless a redaction removed it.
    has_lost_salt = isinstance(row, Event) and row.subject_kind != "article" and not row.salt
    return not has_lost_salt and digest(row.digest_payload()) == row.digest


class Redacted:
    """The rows of an exported record that two people redacted, according to its own events or to events here."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        named = [
            Event(number=one["number"], move=one["move"], actor_name=one["actor_name"], details=one["details"])
            for one in events
            if one["move"].endswith("_redaction")
        ]
        self._events = confirmed_rows(sorted(named, key=lambda event: event.number))
        self._rows: list[tuple[RecordRow, Event, Event]] = []

    def check(self, row: RecordRow) -> None:
        """Raise Refused where a row neither matches its digest nor has the mark of a known redaction."""
        if _matches(row):
            return
        found = self._redaction_of(row)
        if found is None or not is_marked(row, named_rows(found[1])[key_of(row)]):
            raise mismatch(row)
        self._rows.append((row, *found))

    def knows(self, row: RecordRow) -> bool:
        """Return whether a row of a reference has its salt, which a redaction removes, or its redaction is known."""
        return bool(row.salt) or self._redaction_of(row) is not None

    def _redaction_of(self, row: RecordRow) -> tuple[Event, Event] | None:
        return self._events.get(key_of(row)) or self._here.get(key_of(row))

    @cached_property
    def _here(self) -> dict[Key, tuple[Event, Event]]:
        """The redactions in the events of all articles here, since any article may redact a reference."""
        events = Event.objects.filter(move__endswith="_redaction").order_by("subject", "number")
        found: dict[Key, tuple[Event, Event]] = {}
        for _subject, chain in groupby(events, key=attrgetter("subject")):
            found |= confirmed_rows(chain)
        return found

    def restore(self, events: dict[int, Event]) -> None:
        """Create the Redaction rows, once all redacted rows and the events have been restored."""
        for row, proposal, confirmation in self._rows:
            Redaction.objects.create(
                kind=key_of(row)[0],
                row_key=row.pk,
                proposal=proposal if proposal.pk else events[proposal.number],
                confirmation=confirmation if confirmation.pk else events[confirmation.number],
                is_restored=True,
            )
