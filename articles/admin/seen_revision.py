"""The revision that a page showed, as its form sends it back, and the error for a form that is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text import row_number

if TYPE_CHECKING:
    from django.http import QueryDict


class Outdated(Exception):
    """The object of a form was saved by somebody else, or access to it was lost, between validation and saving."""


def seen_in(data: QueryDict, name: str = "seen") -> int | None:
    """Return the number of the revision that a page showed, or None if none was sent, which every change refuses."""
    return row_number(data.get(name), 8)
