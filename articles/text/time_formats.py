"""Formatting instants in the newsroom's time zone and in the active language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

if TYPE_CHECKING:
    from datetime import datetime

# Years that every database accepts and that have four digits in any time zone.
YEARS = range(1000, 9000)


def is_date(moment: datetime) -> bool:
    """Return whether a datetime has a year that every database accepts.

    One with a typing mistake may not.
    """
    return moment.year in YEARS


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """Return hours and minutes of an aware datetime, with the time zone: ``10.15 WIB``."""
    separator = "." if get_language() == "id" else ":"
    local = timezone.localtime(moment)
    parts = [f"{local:%H}", f"{local:%M}", *([f"{local:%S}"] if seconds else [])]
    return f"{separator.join(parts)} {local.tzname()}"


def brief(moment: datetime) -> str:
    """Return a short date and time: ``4 Sep 2025, 10.15 WIB``."""
    return f"{date_format(timezone.localtime(moment), 'j M Y')}, {clock(moment)}"


def to_the_second(moment: datetime) -> str:
    """Return a date and time with seconds: ``4 Sep 2025, 10.15.30 WIB``."""
    return f"{date_format(timezone.localtime(moment), 'j M Y')}, {clock(moment, seconds=True)}"
