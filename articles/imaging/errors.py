"""The exception for pictures that are refused."""


class ImageRejected(Exception):
    """A picture is refused. The message explains to an editor why, and what to do instead."""
