"""Numbers in what browsers send, which may be anything."""

# The numbers of rows are whole, and every database keeps them in 64 bits.
MAX_DIGITS = 18


def row_number(text: str | None, digits: int = MAX_DIGITS) -> int | None:
    """Return the number that a text says in ASCII digits, at most so many, or None for any other text."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
