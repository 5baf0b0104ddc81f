"""Redactions in the history of an article: the redacted rows, the ground, and who confirmed each redaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.models import Edition, Redaction, Revision
from articles.redaction import RedactionGround

KINDS_OF_ROWS = {Revision: Redaction.Kind.REVISION, Edition: Redaction.Kind.EDITION}


def with_redactions(rows: Iterable[Any]) -> list[Any]:
    """Return revisions or editions with the event that confirmed their redaction, or None, as ``redacted_by``.

    Makes one query. The event has the label of the ground as ``ground``.
    """
    rows = list(rows)
    if not rows:
        return rows
    known = Redaction.objects.filter(kind=KINDS_OF_ROWS[type(rows[0])], row_key__in=[row.pk for row in rows])
    events = {one.row_key: one.confirmation for one in known.select_related("confirmation")}
    for row in rows:
        row.redacted_by = _with_ground(events.get(row.pk))
    return rows


def confirmations_of(rows: Iterable[Any]) -> list[Any]:
    """Return redacted revisions, each with the event that confirmed its redaction as ``redacted_by``."""
    return [row for row in with_redactions(rows) if row.redacted_by or row.is_redacted]


def _with_ground(event: Any) -> Any:
    if event:
        ground = event.details.get("ground")
        event.ground = dict(RedactionGround.choices).get(ground, ground)
    return event
