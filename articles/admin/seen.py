"""The revision that a page showed, as the page sends it back."""


def seen_in(data, name="seen"):
    """Return the number of the revision that a page showed, or None where it sends none, which every verb refuses."""
    number = data.get(name, "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None
