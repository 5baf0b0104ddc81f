"""Forms with long texts."""

from tests.support.makers import make_category


def form_of(**typed):
    """Return the form of a new article as a browser sends it."""
    empty = {"credits-TOTAL_FORMS": "0", "credits-INITIAL_FORMS": "0", "_continue": "1"}
    return {"category": make_category().pk, "body": "<p>Isi.</p>", "slug": ""} | empty | typed
