"""Checking what guests wrote, which is stored outside the sealed events, against the digests in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from articles.models import Event, GuestApproval, Note
from articles.models.redactions import MARK_TEXT
from articles.text import digest, to_the_second

# A comment and its event are written in one transaction.
MAX_WRITING_TIME = timedelta(minutes=1)


def broken_guest_words(events: Sequence[Event]) -> str | None:
    """Return a message about words of a guest that were changed or that no event records, or None.

    Words that were erased are not checked, nor those of which a redaction of the article removed a part, and neither is
    the name that a guest typed, which no digest covers: a name could be guessed from it after it was erased.
    """
    if not any(event.move == "share" for event in events):
        # Nobody was given a link. An imported article has none of its guests' words.
        return None
    remarks = dict(GuestApproval.objects.filter(event__in=events).values_list("event", "remark"))
    notes = {note.pk: note for note in Note.objects.filter(article=events[0].article_id, link__isnull=False)}
    is_redacted = any(event.move == "confirm_redaction" for event in events)
    for event in events:
        text = remarks.get(event.pk)
        note = notes.get(event.details.get("note", 0))
        # In another database this number may be that of another note.
        if note and abs(note.created_at - event.at) < MAX_WRITING_TIME:
            text = note.text
            del notes[note.pk]
        if text and is_redacted and MARK_TEXT in text:
            continue
        if text and digest([event.salt, text]) != event.details.get("typed"):
            return _("what a guest wrote at event %(number)s was changed afterwards") % {"number": event.number}
    # The event of a comment from which words were redacted names it no more.
    unnamed = (note for note in notes.values() if not (is_redacted and MARK_TEXT in note.text))
    invented = next((note for note in unnamed if note.text), None)
    if invented:
        return _("no event records what a guest wrote on %(at)s") % {"at": to_the_second(invented.created_at)}
    return None
