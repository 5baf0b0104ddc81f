"""Parsing times that operators type."""

from __future__ import annotations

from datetime import datetime

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def parse_time(option: str, text: str | None) -> datetime | None:
    """Return the aware datetime of an option's ISO 8601 text, or None where the option was left out.

    It is called in ``handle`` and is not the ``type`` of an argument, since argparse would add its usage and exit with
    code 2.

    Raises:
        CommandError: The text is not a time, or has no UTC offset.
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
