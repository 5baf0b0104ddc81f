"""The desk's pages of articles: list, edit form and moves, autosaves, conflicts, history, side panel, guest links.

Importing the modules below registers their views with the desk.
"""

from . import (
    acceptance,
    article_admin,
    autosave_endpoint,
    guest_links,
    history,
    link_card_endpoints,
    previews,
    read_also_endpoints,
    side_panel_forms,
    unsaved_texts,
)

__all__ = [
    "acceptance",
    "article_admin",
    "autosave_endpoint",
    "guest_links",
    "history",
    "link_card_endpoints",
    "previews",
    "read_also_endpoints",
    "side_panel_forms",
    "unsaved_texts",
]
