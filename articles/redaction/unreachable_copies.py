"""Copies of the words that a redaction cannot remove, outside the rows that it changes."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.models import Article, Event

from .row_search import RowsWithWords

EXPORT_EVENTS = ("export_articles", "export_events")


class UnreachedCopies(NamedTuple):
    """What may still contain the words: recorded exports, and messages about other kinds of copies."""

    exports: list[Event]
    copies: list[str]


def unreached_copies(article: Article, found: RowsWithWords) -> UnreachedCopies:
    """Return the copies of the words that somebody has to remove by hand."""
    events = Event.objects.filter(move__in=EXPORT_EVENTS, at__gte=article.created_at).order_by("at", "pk")
    uid = str(article.uid)
    # The event of an export of events does not record of which subjects.
    exports = [event for event in events if uid in event.details.get("articles", [uid])]
    copies = [
        _("Exports made by a command, which no event records."),
        _("Backups of the database, and replicas until they have caught up."),
        _("Caches, feeds and search engines: ask for their copies to be removed."),
        _("Notifications that were mailed, and browser tabs that are open with the words."),
    ]
    copies.append(_("Reasons that somebody typed beside a move and did not send, until they sign out."))
    if found.has_photos:
        copies.append(
            _("Originals of photos: a file may carry a caption and names that the camera or an agency wrote.")
        )
    if article.source:
        copies.append(_("The file that the article was imported from. Importing it again brings the words back."))
    if found.is_in_unsaved:
        copies.append(_("New articles in which somebody typed the words and that are not saved yet."))
    if found.is_in_names:
        copies.append(_("Names of people who saved revisions or confirmed names: the record keeps who did what."))
    return UnreachedCopies(exports, copies)
