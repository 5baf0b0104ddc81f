"""Cells of a table that a spreadsheet will open."""

from __future__ import annotations

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: str | int | None) -> str:
    """Return a value as text that a spreadsheet shows and never works out. None is empty.

    An apostrophe before it makes a formula text, here as when somebody types it. White space before a formula does
    not hide it.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS) else text
