"""The states of an article and the one table of moves between them. It has no models and makes no queries."""

from .exceptions import MoveNotAllowed
from .facts import Fact, Ground, PublicState, PublicStatus, State
from .move_table import APPROVALS, EDITORIAL, MOVE_LABELS, MOVES
from .move_type import Move

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
