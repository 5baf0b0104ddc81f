"""The verbs of an article's editorial life: lock, ask, change, record, announce."""

from .asking import (
    LATEST,
    MoveNotAllowed,
    NotMinor,
    NotReady,
    Seen,
    StaleCopy,
    allowed_moves,
    ask,
    ask_to_edit,
    ask_to_read,
    check_fresh,
    lock,
    moves_for,
)
from .guests import LinkClosed, approve_as_guest, comment_as_guest, sharer, why_not_approve
from .moves import move
from .notes import add_note, finish_note
from .planning import assign, assignable, claim, release
from .recording import record_event
from .reviewing import Review
from .saves import check_embargo, consequence_of_change, record_save, restore, take_present_names
from .second_person import NeedsSecondPerson, awaited_acceptance_in_words, changes_to_accept_in_words
from .sharing import may_revoke, open_link, revoke, share, token_of, uses_for
from .ticking import tick

__all__ = [
    "LATEST",
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
    "ask",
    "ask_to_edit",
    "ask_to_read",
    "assign",
    "assignable",
    "awaited_acceptance_in_words",
    "changes_to_accept_in_words",
    "check_embargo",
    "check_fresh",
    "claim",
    "comment_as_guest",
    "consequence_of_change",
    "finish_note",
    "lock",
    "may_revoke",
    "move",
    "moves_for",
    "open_link",
    "record_event",
    "record_save",
    "release",
    "restore",
    "revoke",
    "share",
    "sharer",
    "take_present_names",
    "tick",
    "token_of",
    "uses_for",
    "why_not_approve",
]
