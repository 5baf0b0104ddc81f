"""The events of one subject, as lines for its page on the desk."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.contrib.admin.models import LogEntry

from articles.models import Event, fetch_guest_words
from articles.models.actors import display_name

from .subjects import events_of


class AuditLine(NamedTuple):
    """One line: who did it, when, what was done, and a reason or description."""

    who: str
    at: datetime
    what: str
    reason: str = ""


def lines_of(subject: object, count: int) -> list[AuditLine]:
    """Return lines for the last ``count`` events of a subject, the newest first."""
    events = fetch_guest_words(events_of(subject).select_related("actor")[:count])
    return [AuditLine(_person(event), event.at, event.get_move_display(), event.why) for event in events]


def _person(event: Event) -> str:
    return display_name(event.actor) if event.actor else event.who


def line_of_entry(entry: LogEntry, what: str, reason: str = "") -> AuditLine:
    """Return the line for an entry of the admin's log, which was used before there were such events."""
    return AuditLine(display_name(entry.user), entry.action_time, what, reason)
