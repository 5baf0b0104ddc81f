"""Notifications of moves and notes, in the inbox and by e-mail."""

from .email import is_email_configured
from .inbox import (
    inbox_of,
    language_of,
    may_still_see,
    open_message,
    preferences_of,
    read_all,
    save_preferences,
    unread_count,
)
from .messages import sentence_of, url_of
from .recipients import holders_of, who_may_see
from .tasks import notify_of_event, notify_of_note

__all__ = [
    "holders_of",
    "inbox_of",
    "is_email_configured",
    "language_of",
    "may_still_see",
    "notify_of_event",
    "notify_of_note",
    "open_message",
    "preferences_of",
    "read_all",
    "save_preferences",
    "sentence_of",
    "unread_count",
    "url_of",
    "who_may_see",
]
