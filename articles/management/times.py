"""Times as operators type them."""

from __future__ import annotations

from datetime import datetime

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def parse_time(option: str, text: str | None) -> datetime | None:
    """Return the aware datetime of an option's ISO 8601 text, or None where the option was left out.

    Called from ``handle`` and not as an argument's ``type``: there argparse would add its usage and exit with 2.

    Raises:
        CommandError: The text is no time, or has no offset from UTC.
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise CommandError(
            _("%(option)s: enter a time with its offset, such as 2026-12-01T06:00:00+07:00, not “%(text)s”.")
            % {"option": option, "text": text}
        )
    return moment
