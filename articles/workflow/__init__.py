"""Editorial changes to articles, without publishing. Each locks the row, checks permission, and records an event."""

from articles.states import MoveNotAllowed

from .assignment import assign, assignable, claim, release
from .changed_names import has_names_of_one_person
from .checklist_ticks import set_tick
from .editorial_moves import UNREAD, move
from .events import record_event
from .four_eyes import NeedsSecondPerson, awaited_acceptance_in_words, changes_to_accept_in_words
from .guest_approval import LinkClosed, approve_as_guest, comment_as_guest, link_creator, why_not_approve
from .guest_links import create_link, may_revoke, open_link, revoke_link, token_of, uses_for
from .notes import add_note, finish_note
from .permissions import (
    LATEST,
    NotMinor,
    NotReady,
    Seen,
    StaleCopy,
    allowed_moves,
    check_fresh,
    check_may_edit,
    check_may_read,
    check_minor,
    check_move,
    lock,
    lock_with_names,
    moves_for,
)
from .review import Review
from .saves import (
    check_scheduled_after,
    consequence_of_change,
    content_after_restore,
    record_save,
    restore,
    take_present_names,
)

__all__ = [
    "LATEST",
    "UNREAD",
    "LinkClosed",
    "MoveNotAllowed",
    "NeedsSecondPerson",
    "NotMinor",
    "NotReady",
    "Review",
    "Seen",
    "StaleCopy",
    "add_note",
    "allowed_moves",
    "approve_as_guest",
    "assign",
    "assignable",
    "awaited_acceptance_in_words",
    "changes_to_accept_in_words",
    "check_fresh",
    "check_may_edit",
    "check_may_read",
    "check_minor",
    "check_move",
    "check_scheduled_after",
    "claim",
    "comment_as_guest",
    "consequence_of_change",
    "content_after_restore",
    "create_link",
    "finish_note",
    "has_names_of_one_person",
    "link_creator",
    "lock",
    "lock_with_names",
    "may_revoke",
    "move",
    "moves_for",
    "open_link",
    "record_event",
    "record_save",
    "release",
    "restore",
    "revoke_link",
    "set_tick",
    "take_present_names",
    "token_of",
    "uses_for",
    "why_not_approve",
]
