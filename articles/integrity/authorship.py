"""Who wrote what, as revisions say it, held against what the history of the article gives."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.models import Revision
from articles.revisions import History, recomputed_authorship


def broken_authorship(history: History, revisions: Sequence[Revision]) -> str | None:
    """Return in words the first revision whose authors are not those that its history gives."""
    stored = {row.number: row.authorship for row in revisions if row.authorship is not None}
    if not stored:
        return None
    for number, entries in recomputed_authorship(history, revisions):
        if number in stored and stored[number] != entries:
            return _("revision %(number)s names other authors than its history gives") % {"number": number}
    return None
