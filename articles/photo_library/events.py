"""Events of photos."""

from __future__ import annotations

from typing import Any

from articles import audit
from articles.models import Event, Photo

from .permissions import PhotoChangeNotAllowed


def record(photo: Photo, move: str, **facts: Any) -> Event:
    """Record an event of a photo.

    Args:
        facts: Keyword arguments of ``audit.record_event``.

    Raises:
        PhotoChangeNotAllowed: The server's clock is far behind the photo's last event.
    """
    try:
        return audit.record_event(photo, move, **facts)
    except audit.ClockBehind as refusal:
        raise PhotoChangeNotAllowed(str(refusal)) from refusal
