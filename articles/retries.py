"""What happens after a failure of somebody else's server: it is left alone for a while, and work is tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from django_tasks.base import Task


class CircuitBreaker:
    """Keeps this process from asking a server again that could not be reached a moment ago.

    So one person waits for it and not everybody after them.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._closed_from = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether the server is to be left alone."""
        return monotonic() < self._closed_from

    def open(self) -> None:
        """Leave the server alone for as many seconds as this breaker has."""
        self._closed_from = monotonic() + self._seconds

    def close(self) -> None:
        """Let the server be asked again."""
        self._closed_from = float("-inf")


def retry_later(task: Task[..., None], tried: int, minutes: Sequence[int], *arguments: Any, **named: Any) -> None:
    """Have a worker do a task again that failed. Nothing is done without a worker, or when it failed too often.

    Args:
        task: It takes ``tried`` besides its arguments.
        tried: How often the task had failed before this time.
        minutes: After how many minutes it is tried again, the first time, the second time and so on.
    """
    if task.get_backend().supports_defer and tried < len(minutes):
        later = timezone.now() + timedelta(minutes=minutes[tried])
        task.using(run_after=later).enqueue(*arguments, tried=tried + 1, **named)
