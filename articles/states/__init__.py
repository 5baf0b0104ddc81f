"""The states of an article and the one table of moves between them. It has no models and makes no queries."""

from .facts import Fact, Ground, PublicState, PublicStatus, State
from .move import Move
from .moves import APPROVALS, EDITORIAL, MOVE_LABELS, MOVES
from .refusals import MoveNotAllowed

__all__ = [
    "APPROVALS",
    "EDITORIAL",
    "MOVES",
    "MOVE_LABELS",
    "Fact",
    "Ground",
    "Move",
    "MoveNotAllowed",
    "PublicState",
    "PublicStatus",
    "State",
]
