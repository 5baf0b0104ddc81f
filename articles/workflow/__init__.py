"""The verbs of an article's editorial life: lock, ask, change, record, announce."""

from articles.revisions import APPROVALS

from .asking import (
    LATEST,
    MoveNotAllowed,
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
    wrote_part_of,
)
from .guests import LinkClosed, approve_as_guest, comment_as_guest, sharer, why_not_approve
from .moves import move
from .notes import add_note, finish_note
from .planning import assign, assignable, claim, release
from .recording import record_event
from .saves import check_embargo, record_save, restore, take_present_names
from .sharing import may_revoke, open_link, revoke, share, token_of, uses_for
from .ticking import tick

__all__ = [
    "APPROVALS",
    "LATEST",
    "LinkClosed",
    "MoveNotAllowed",
    "NotReady",
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
    "check_embargo",
    "check_fresh",
    "claim",
    "comment_as_guest",
    "finish_note",
    "lock",
    "may_revoke",
    "move",
    "moves_for",
    "open_link",
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
    "record_event",
    "wrote_part_of",
]
