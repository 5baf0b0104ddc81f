"""Checking a chain of hashes: each row of the record names the digest of the row before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Edition, Event

    from .redactions import Redactions


def broken_chain(
    rows: Sequence[Event] | Sequence[Edition], name: str, redactions: Redactions, *, is_salted: bool = False
) -> str | None:
    """Return a message about the first row that was changed or does not follow the one before it, or None.

    Args:
        rows: All events or editions of one subject, in order.
        name: The noun for such rows in messages.
        redactions: The redactions of the record.
        is_salted: Whether every row has a salt, as all do that were written since version 2.
    """
    previous = ""
    for row in rows:
        where = {"name": name, "number": row.number}
        mismatch = _("%(name)s %(number)s does not match its SHA-256") % where
        try:
            reason = redactions.broken_row(row, name)
        except (TypeError, ValueError, AttributeError):
            # For example a value of a wrong type, which this program cannot have written.
            return mismatch
        if reason:
            return reason
        if is_salted and not row.salt and redactions.redaction_of(row) is None:
            return mismatch
        if row.previous_digest != previous:
            return _("%(name)s %(number)s does not follow the one before it") % where
        previous = row.digest
    return None
