"""The one way a picture is turned down."""


class Refused(Exception):
    """A picture is not taken; the words tell an editor why, and what to do instead."""
