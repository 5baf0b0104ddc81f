"""Values in what browsers send, which may be anything: numbers, lines of text and ticked boxes."""

from collections.abc import Mapping

from .plain_text import printable

# The numbers of rows are whole, and every database keeps them in 64 bits.
MAX_DIGITS = 18


def row_number(text: str | None, digits: int = MAX_DIGITS) -> int | None:
    """Return the number that a text says in ASCII digits, at most so many, or None for any other text."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None


def typed_text(data: Mapping[str, str], name: str, length: int) -> str:
    """Return what somebody typed in a field, without characters that no database keeps, up to a length.

    Args:
        data: What was sent, such as ``request.POST``.
    """
    return printable(data.get(name, "")).strip()[:length]


def is_ticked(data: Mapping[str, str], name: str) -> bool:
    """Return whether a box was ticked or a button with two values was pressed for yes: its value is 1."""
    return data.get(name) == "1"
