"""Reading untrusted values from requests: numbers, lines of text and ticked boxes."""

from collections.abc import Mapping

from .plain_text import printable

# Primary keys have 64 bits in every database.
MAX_DIGITS = 18


def row_number(text: str | None, digits: int = MAX_DIGITS) -> int | None:
    """Return the number of a text of at most ``digits`` ASCII digits, or None for any other text."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None


def typed_text(data: Mapping[str, str], name: str, length: int) -> str:
    """Return what somebody typed in a field, without control characters, up to a length.

    Args:
        data: What was sent, such as ``request.POST``.
    """
    return printable(data.get(name, "")).strip()[:length]


def is_ticked(data: Mapping[str, str], name: str) -> bool:
    """Return whether a checkbox was ticked, or a button for yes was pressed: the value is 1."""
    return data.get(name) == "1"
