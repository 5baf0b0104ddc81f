"""The record, verified."""

from articles.integrity import find_breaks


def breaks():
    """What verification finds."""
    return [found for found in find_breaks() if found]
