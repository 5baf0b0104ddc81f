"""Who wrote what, as revisions say it, held against what the history of the article gives."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models import Article, Revision
from articles.revisions import recomputed_authorship


def broken_authorship(article: Article, revisions: Iterable[Revision]) -> str | None:
    """Return in words the first revision whose authors are not those that its history gives."""
    rows = list(revisions)
    stored = {row.number: row.authorship for row in rows if row.authorship is not None}
    if not stored:
        return None
    for number, entries in recomputed_authorship(article, rows):
        if number in stored and stored[number] != entries:
            return _("revision %(number)s names other authors than its history gives") % {"number": number}
    return None
