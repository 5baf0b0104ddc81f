"""The verbs of an article's editorial life: lock, ask, change, witness, announce."""

from .asking import (
    APPROVALS,
    MoveNotAllowed,
    NotReady,
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
from .moves import move
from .notes import add_note, finish_note
from .planning import assign, assignable, claim, release
from .saves import check_embargo, record_save, restore
from .ticking import tick
from .witnessing import name_of, witness

__all__ = [
    "APPROVALS",
    "MoveNotAllowed",
    "NotReady",
    "StaleCopy",
    "add_note",
    "allowed_moves",
    "ask",
    "ask_to_edit",
    "ask_to_read",
    "assign",
    "assignable",
    "check_embargo",
    "check_fresh",
    "claim",
    "finish_note",
    "lock",
    "move",
    "moves_for",
    "name_of",
    "record_save",
    "release",
    "restore",
    "tick",
    "witness",
    "wrote_part_of",
]
