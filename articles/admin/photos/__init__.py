"""The photo library on the desk: its list, the page of a photo, uploads and the endpoints of its scripts.

Importing the modules below registers their views with the desk.
"""

from . import describe_many, endpoints, photo_admin, withdrawal

__all__ = ["describe_many", "endpoints", "photo_admin", "withdrawal"]
