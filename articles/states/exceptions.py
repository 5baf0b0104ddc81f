"""The exception for actions that the rules of the newsroom do not allow."""


class MoveNotAllowed(Exception):
    """The table of moves, a person's permissions or the record do not allow a move. The message is for an editor."""
