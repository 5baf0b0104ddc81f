"""Browser tabs with an edit page, each identified by a UUID that the page sends with its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from articles.text import row_number

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import QueryDict

SAVES_SESSION_KEY = "saves_of_tabs"
MAX_TAB_SAVES = 50
# Digits of a browser's clock in milliseconds.
CLOCK_DIGITS = 15


class TabSave(NamedTuple):
    """The last save of a tab.

    ``at`` is the browser's clock when Save was pressed, in milliseconds, or None where the browser sent none.
    ``digest`` identifies the form content that was saved. ``article`` is the article's number. ``revision`` is the
    number of the revision that holds exactly that content, or None where it was merged with somebody else's.
    """

    at: int | None
    digest: str
    article: int
    revision: int | None

    def covers(self, at: int, digest: str) -> bool:
        """Return whether form content read at ``at`` is the content of this save, or older than it."""
        return self.at is None or at <= self.at or digest == self.digest


def clock_in(data: QueryDict, name: str = "at") -> int | None:
    """Return the browser's clock in milliseconds as a page sent it, or None where it sent none."""
    return row_number(data.get(name), CLOCK_DIGITS)


def tab_in(data: QueryDict, name: str = "tab") -> UUID | None:
    """Return the UUID of a tab in form data, or None if there is none or it is not valid."""
    try:
        return UUID(data.get(name, ""))
    except (ValueError, AttributeError, TypeError):
        return None


def tabs_of(data: QueryDict) -> tuple[UUID | None, UUID | None]:
    """Return the tab that sent a form and the tab whose autosave the form opened with, each None if missing."""
    return tab_in(data), tab_in(data, "took")


def remember_saved(session: SessionBase, save: TabSave, *tabs: UUID | None) -> None:
    """Record in a login session that these tabs were saved. Only the last ``MAX_TAB_SAVES`` saves are kept."""
    session[SAVES_SESSION_KEY] = (session.get(SAVES_SESSION_KEY, []) + [[str(tab), *save] for tab in tabs if tab])[
        -MAX_TAB_SAVES:
    ]


def last_save_of(session: SessionBase, tab: UUID | None) -> TabSave | None:
    """Return the last save of a tab that is recorded in a login session, or None."""
    saves = [TabSave(*save) for name, *save in session.get(SAVES_SESSION_KEY, []) if name == str(tab)]
    return saves[-1] if saves else None


def new_tab() -> UUID:
    """Return a new random UUID for a tab."""
    return uuid4()
