"""The one way a picture is turned down."""


class ImageRejected(Exception):
    """A picture is not taken. The words tell an editor why, and what to do instead."""
