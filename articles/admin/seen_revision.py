"""What a page showed, as the page sends it back, and saves that come too late for it."""

from articles.text import row_number


class Outdated(Exception):
    """What a form is about was saved, or taken away from its writer, after it was judged and before it was written."""


def seen_in(data, name="seen"):
    """Return the number of the revision that a page showed, or None where it sends none, which every verb refuses."""
    return row_number(data.get(name), 8)
