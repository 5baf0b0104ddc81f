"""The exception for what the rules of the newsroom do not allow."""


class MoveNotAllowed(Exception):
    """A move that the table, a person's rights or the record do not allow. Its text is for an editor."""
