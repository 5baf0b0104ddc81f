"""The tabs of a browser, each with a number of its own that the edit page carries."""

from uuid import UUID, uuid4


def tab_in(text):
    """The UUID of a tab in what a browser sent, or None where it is none."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None


def tabs_of(data):
    """The tab a form was sent from and the one whose typing it took up; None for either that is missing."""
    return tab_in(data.get("tab", "")), tab_in(data.get("took", ""))


def new_tab():
    """A tab's number, unlike any other."""
    return uuid4()
