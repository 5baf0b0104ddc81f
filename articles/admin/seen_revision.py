"""What a page showed, as the page sends it back, and saves that come too late for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text import row_number

if TYPE_CHECKING:
    from django.http import QueryDict


class Outdated(Exception):
    """What a form is about was saved, or taken away from its writer, after it was judged and before it was written."""


def seen_in(data: QueryDict, name: str = "seen") -> int | None:
    """Return the number of the revision that a page showed, or None where it sends none, which every verb refuses."""
    return row_number(data.get(name), 8)
