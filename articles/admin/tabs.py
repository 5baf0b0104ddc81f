"""The tabs of a browser, each with a number of its own that the edit page carries."""

from uuid import UUID, uuid4

SAVED = "saved_tabs"
MOST_SAVED = 50


def tab_in(text):
    """The UUID of a tab in what a browser sent, or None where it is none."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None


def tabs_of(data):
    """The tab a form was sent from and the one whose typing it took up; None for either that is missing."""
    return tab_in(data.get("tab", "")), tab_in(data.get("took", ""))


def remember_saved(session, *tabs):
    """Note in somebody's session that what was typed in these tabs has been saved; the last ones are known."""
    saved = session.get(SAVED, []) + [str(tab) for tab in tabs if tab]
    session[SAVED] = saved[-MOST_SAVED:]


def is_saved(session, tab):
    """Whether what was typed in a tab has been saved: what still comes from it comes late."""
    return str(tab) in session.get(SAVED, [])


def new_tab():
    """A tab's number, unlike any other."""
    return uuid4()
