"""Telling people in time: who is told what of a move or a note, in the inbox and by e-mail."""

from .inbox import choose, inbox_of, language_of, may_still_see, open_message, preferences_of, read_all, unread_count
from .mail import is_mail_set_up
from .people import holders_of, who_may_see
from .tasks import of_event, of_note
from .words import address_of, sentence_of

__all__ = [
    "address_of",
    "choose",
    "holders_of",
    "inbox_of",
    "is_mail_set_up",
    "language_of",
    "may_still_see",
    "of_event",
    "of_note",
    "open_message",
    "preferences_of",
    "read_all",
    "sentence_of",
    "unread_count",
    "who_may_see",
]
