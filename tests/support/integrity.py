"""Verification of the record."""

from articles.integrity import find_breaks


def breaks():
    """Return what verification finds."""
    return [found for found in find_breaks() if found]
