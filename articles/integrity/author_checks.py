"""Checking the stored authors of revisions against those computed again from the article's history."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.content import version_of
from articles.models import Revision
from articles.revisions import History, recomputed_authorship


def broken_authorship(history: History, revisions: Sequence[Revision]) -> str | None:
    """Return a message about the first revision whose stored authors differ from the computed ones, or None."""
    for row in revisions:
        # Version 1 did not record who wrote what.
        if row.authorship is None and not row.is_redacted and version_of(row.content) != 1:
            return _("revision %(number)s does not say who wrote it") % {"number": row.number}
    stored = {row.number: row.authorship for row in revisions if row.authorship is not None}
    if not stored:
        return None
    for number, entries in recomputed_authorship(history, revisions):
        if number in stored and stored[number] != entries:
            return _("revision %(number)s names other authors than its history gives") % {"number": number}
    return None
