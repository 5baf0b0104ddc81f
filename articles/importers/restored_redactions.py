"""Rows of an exported record that were redacted before: they come back as the mark, and nothing else does."""

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
    """Return the refusal of what does not match its checksum."""
    # A checksum that anybody can compute shows a difference, and never whose.
    reason = _("%(row)s does not match its checksum (SHA-256). The file is damaged or was edited: export it again.")
    return Refused(reason % {"row": row})


def _matches(row: RecordRow) -> bool:
    # An event of a reference always had a salt, and a redaction takes it away.
    has_lost_salt = isinstance(row, Event) and row.subject_kind != "article" and not row.salt
    return not has_lost_salt and digest(row.digest_payload()) == row.digest


class Redacted:
    """The rows of an exported record that two people redacted, as its own events say, or those that are here."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        named = [
            Event(number=one["number"], move=one["move"], actor_name=one["actor_name"], details=one["details"])
            for one in events
            if one["move"].endswith("_redaction")
        ]
        self._events = confirmed_rows(sorted(named, key=lambda event: event.number))
        self._rows: list[tuple[RecordRow, Event, Event]] = []

    def check(self, row: RecordRow) -> None:
        """Check the digest of a row, or that it carries the mark of its redaction. Raises Refused."""
        if _matches(row):
            return
        found = self._redaction_of(row)
        if found is None or not is_marked(row, named_rows(found[1])[key_of(row)]):
            raise mismatch(row)
        self._rows.append((row, *found))

    def knows(self, row: RecordRow) -> bool:
        """Return whether a row of a reference is whole, or its redaction is known: a redaction takes the salt away."""
        return bool(row.salt) or self._redaction_of(row) is not None

    def _redaction_of(self, row: RecordRow) -> tuple[Event, Event] | None:
        return self._events.get(key_of(row)) or self._here.get(key_of(row))

    @cached_property
    def _here(self) -> dict[Key, tuple[Event, Event]]:
        """The redactions of articles that are here already: of a reference any article may have one."""
        events = Event.objects.filter(move__endswith="_redaction").order_by("subject", "number")
        found: dict[Key, tuple[Event, Event]] = {}
        for _subject, chain in groupby(events, key=attrgetter("subject")):
            found |= confirmed_rows(chain)
        return found

    def restore(self, events: dict[int, Event]) -> None:
        """Note which rows were redacted, once all of them and the events are there."""
        for row, proposal, confirmation in self._rows:
            Redaction.objects.create(
                kind=key_of(row)[0],
                row_key=row.pk,
                proposal=proposal if proposal.pk else events[proposal.number],
                confirmation=confirmation if confirmation.pk else events[confirmation.number],
                is_restored=True,
            )
