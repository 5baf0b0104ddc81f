"""Handling failures of other servers: pausing requests to them, and trying tasks again later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from django_tasks.base import Task


class CircuitBreaker:
    """A circuit breaker: it stops this process from trying a server that could not be reached a moment ago.

    So one person waits for the timeout, but not everybody after them.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._closed_from = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether the server must not be tried now."""
        return monotonic() < self._closed_from

    def open(self) -> None:
        """Stop requests to the server for this breaker's number of seconds."""
        self._closed_from = monotonic() + self._seconds

    def close(self) -> None:
        """Allow requests to the server again."""
        self._closed_from = float("-inf")


def retry_later(task: Task[..., None], tried: int, minutes: Sequence[int], *arguments: Any, **named: Any) -> None:
    """Enqueue a failed task again for a worker. Nothing is done without a worker, or where it failed too often.

    Args:
        task: It must accept ``tried`` besides its arguments.
        tried: How often the task had failed before this time.
        minutes: The delays in minutes before the first retry, the second and so on.
    """
    if task.get_backend().supports_defer and tried < len(minutes):
        later = timezone.now() + timedelta(minutes=minutes[tried])
        task.using(run_after=later).enqueue(*arguments, tried=tried + 1, **named)
