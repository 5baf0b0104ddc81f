"""Instants in words, in the newsroom's zone and as the language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

if TYPE_CHECKING:
    from datetime import datetime

# Years that every database takes and every program writes with four digits, in any zone.
YEARS = range(1000, 9000)


def is_date(moment: datetime) -> bool:
    """Return whether a datetime is one that can be written down and read again anywhere.

    A slip of the keyboard is not.
    """
    return moment.year in YEARS


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """Hours and minutes of an aware datetime, with the zone: ``10.15 WIB``."""
    separator = "." if get_language() == "id" else ":"
    local = timezone.localtime(moment)
    parts = [f"{local:%H}", f"{local:%M}", *([f"{local:%S}"] if seconds else [])]
    return f"{separator.join(parts)} {local.tzname()}"


def brief(moment: datetime) -> str:
    """Day and hour, shortly: ``4 Sep 2025, 10.15 WIB``."""
    return f"{date_format(timezone.localtime(moment), 'j M Y')}, {clock(moment)}"


def to_the_second(moment: datetime) -> str:
    """Day and hour with seconds: ``4 Sep 2025, 10.15.30 WIB``."""
    return f"{date_format(timezone.localtime(moment), 'j M Y')}, {clock(moment, seconds=True)}"
