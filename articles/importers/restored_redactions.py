"""Rows of an exported record that were redacted before: they come back as the mark, and nothing else does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from articles.integrity import confirmed_rows, is_marked, key_of, named_rows
from articles.models import Event, Redaction
from articles.text import digest

from .records import Refused


def mismatch(row: Any) -> Refused:
    """Return the refusal of what does not match its checksum."""
    # A checksum that anybody can compute shows a difference, and never whose.
    reason = _("%(row)s does not match its checksum (SHA-256). The file is damaged or was edited: export it again.")
    return Refused(reason % {"row": row})


def check_digest(row: Any) -> None:
    """Refuse a row that does not match the digest it was exported with."""
    if digest(row.digest_payload()) != row.digest:
        raise mismatch(row)


class Redacted:
    """The rows of an exported record that two people redacted, as its own events say."""

    def __init__(self, events: list[dict[str, Any]]):
        named = [
            Event(number=one["number"], move=one["move"], actor_name=one["actor_name"], details=one["details"])
            for one in events
            if one["move"].endswith("_redaction")
        ]
        self._events = confirmed_rows(sorted(named, key=lambda event: event.number))
        self._rows: list[tuple[Any, int, int]] = []

    def check(self, row: Any) -> None:
        """Check the digest of a row, or that it carries the mark of its redaction. Raises Refused."""
        if digest(row.digest_payload()) == row.digest:
            return
        found = self._events.get(key_of(row))
        if found is None or not is_marked(row, named_rows(found[1])[key_of(row)]):
            raise mismatch(row)
        self._rows.append((row, found[0].number, found[1].number))

    def restore(self, events: dict[int, Event]) -> None:
        """Note which rows were redacted, once all of them and the events are there."""
        for row, proposal, confirmation in self._rows:
            Redaction.objects.create(
                kind=key_of(row)[0],
                row_key=row.pk,
                proposal=events[proposal],
                confirmation=events[confirmation],
                is_restored=True,
            )
