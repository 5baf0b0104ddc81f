"""Checking what guests wrote, which is stored outside the sealed events, against the digests in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from articles.models import Event, GuestApproval, Note
from articles.text import digest

# A comment and its event are written in one transaction.
MAX_WRITING_TIME = timedelta(minutes=1)


def broken_guest_words(events: Sequence[Event]) -> str | None:
    """Return a message about the first event of an article whose guest's words were changed, or None.

    Words that were erased are not checked, and neither is the name that a guest typed, which no digest covers: a name
    could be guessed from it after it was erased.
    """
    typed = [event for event in events if event.details.get("typed")]
    if not typed:
        return None
    remarks = dict(GuestApproval.objects.filter(event__in=typed).values_list("event", "remark"))
    pks = [event.details["note"] for event in typed if "note" in event.details]
    notes = {note.pk: note for note in Note.objects.filter(pk__in=pks, link__isnull=False)}
    for event in typed:
        text = remarks.get(event.pk)
        note = notes.get(event.details.get("note", 0))
        # In another database this number may be that of another note.
        if note and note.article_id == event.article_id and abs(note.created_at - event.at) < MAX_WRITING_TIME:
            text = note.text
        if text and digest([event.salt, text]) != event.details["typed"]:
            return _("what a guest wrote at event %(number)s was changed afterwards") % {"number": event.number}
    return None
