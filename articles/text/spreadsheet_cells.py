"""Cells of a CSV file that a spreadsheet program will open."""

from __future__ import annotations

# Characters at which a spreadsheet program begins a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: str | int | None) -> str:
    """Return a value as text that a spreadsheet program shows and never evaluates as a formula. None is empty.

    An apostrophe before it marks it as text, as when somebody types it. A formula after white space is marked too.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS) else text
