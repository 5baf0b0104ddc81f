"""Checking redacted rows: each has the mark, and one person proposed the redaction and another confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.models import Edition, Event, Redaction, ReferenceVersion, Revision
from articles.models.actors import login_in
from articles.models.redactions import MARK_TEXT, MARKED_FIELDS, MAY_STAY, REDACTED_VALUES, is_mark, remaining_columns
from articles.text import digest

if TYPE_CHECKING:
    from django.db.models import Model

KINDS: dict[type[Model], str] = {
    Revision: "revision",
    Edition: "edition",
    Event: "event",
    ReferenceVersion: "reference_version",
}
PROPOSED, CONFIRMED = "propose_redaction", "confirm_redaction"

# A row of the record that can be redacted.
RecordRow = Revision | Edition | Event | ReferenceVersion
Key = tuple[str, str]
Entry = dict[str, Any]


def key_of(row: RecordRow) -> Key:
    """Return what identifies a row of the record in every database: its kind and its digest."""
    return KINDS[type(row)], row.digest


def named_rows(event: Event) -> dict[Key, Entry]:
    """Return the entries of the rows in an event of a redaction, by their kinds and digests."""
    rows = event.details.get("rows") if isinstance(event.details, dict) else None
    entries = [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []
    return {(str(one.get("kind")), str(one.get("digest"))): one for one in entries}


def confirmed_rows(events: Iterable[Event]) -> dict[Key, tuple[Event, Event]]:
    """Return the rows that one person proposed to redact and another confirmed, with the two events.

    Args:
        events: The events of one subject, in order.
    """
    proposals: dict[int, Event] = {}
    found: dict[Key, tuple[Event, Event]] = {}
    for event in events:
        if event.move == PROPOSED:
            proposals[event.number] = event
        elif event.move == CONFIRMED:
            proposal = proposals.get(event.details.get("proposal"))
            if proposal and are_two_people(proposal, event):
                for key in named_rows(proposal).keys() & named_rows(event).keys():
                    found[key] = proposal, event
    return found


def are_two_people(one: Event, other: Event) -> bool:
    """Return whether two events are by two people, according to their users or else their names.

    A redacted name is taken for that of another person, since it cannot be compared.
    """
    if one.actor_id is not None and other.actor_id is not None:
        return one.actor_id != other.actor_id
    names = {login_in(event.actor_name) for event in (one, other)}
    return MARK_TEXT in names or len(names - {""}) == 2


def is_marked(row: RecordRow, entry: Entry) -> bool:
    """Return whether a row has exactly what a redaction leaves of it.

    Args:
        entry: The entry of the row in the confirmation.
    """
    kind = KINDS[type(row)]
    stays = [name for name in MAY_STAY.get(kind, ()) if entry.get(name) == digest(getattr(row, name))]
    text = getattr(row, MARKED_FIELDS[kind])
    if entry.get("remains") != digest(remaining_columns(kind, row)):
        return False
    return text in ("", MARK_TEXT) and all(
        getattr(row, name) == value for name, value in REDACTED_VALUES[kind].items() if name not in stays
    )


class Redactions:
    """All redactions of the record, which are few, by row."""

    def __init__(self) -> None:
        rows = Redaction.objects.select_related("proposal", "confirmation").order_by("confirmation__at", "pk")
        # Where a row has several redactions, the last one determines what is left of it.
        self._by_row = {(row.kind, row.row_key): row for row in rows}
        self._all = [*rows]

    def redaction_of(self, row: RecordRow) -> Redaction | None:
        """Return the redaction of a row, or None."""
        return self._by_row.get((KINDS[type(row)], row.pk))

    def broken_row(self, row: RecordRow, name: str) -> str | None:
        """Return a message where the digest or the redaction of a row is wrong, or None.

        Args:
            name: The noun for such rows in messages.
        """
        words = {"name": name, "number": row.number}
        redaction = self.redaction_of(row)
        if redaction is None:
            if digest(row.digest_payload()) == row.digest:
                return None
            column = {"event": "details", "reference_version": "fields"}.get(KINDS[type(row)], "content")
            if is_mark(getattr(row, column)):
                return _("%(name)s %(number)s has the mark of a redaction that is not in the record") % words
            return _("%(name)s %(number)s does not match its SHA-256") % words
        if not all(self._is_confirmed(one, row) for one in self._of_row(row)):
            return _("%(name)s %(number)s was redacted, but no two people agreed on it") % words
        if not is_marked(row, self._entry(redaction, row)):
            return _("%(name)s %(number)s was redacted and does not have the mark of it") % words
        return None

    def details_of(self, event: Event) -> dict[str, Any]:
        """Return the details of an event. For a redacted one, they are those that its redaction kept."""
        redaction = self.redaction_of(event)
        if redaction is None or not is_mark(event.details):
            return event.details
        entries = [self._entry(one, event) for one in self._of_row(event)]
        return next((one["kept"] for one in reversed(entries) if "kept" in one), {})

    def _of_row(self, row: RecordRow) -> list[Redaction]:
        """Return all redactions of a row, in order."""
        return [one for one in self._all if (one.kind, one.row_key) == (KINDS[type(row)], row.pk)]

    def _entry(self, redaction: Redaction, row: RecordRow) -> Entry:
        return named_rows(redaction.confirmation).get(key_of(row), {})

    def _is_confirmed(self, redaction: Redaction, row: RecordRow) -> bool:
        proposal, confirmation = redaction.proposal, redaction.confirmation
        is_of_one = (proposal.subject_kind, proposal.subject) == (confirmation.subject_kind, confirmation.subject)
        return (
            is_of_one
            and (proposal.move, confirmation.move) == (PROPOSED, CONFIRMED)
            and confirmation.details.get("proposal") == proposal.number < confirmation.number
            and are_two_people(proposal, confirmation)
            and key_of(row) in named_rows(proposal)
            and key_of(row) in named_rows(confirmation)
        )
