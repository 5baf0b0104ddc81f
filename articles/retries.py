"""Enqueueing tasks, and handling failures of other servers: pausing requests to them, and trying tasks again later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.db import transaction
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


class GivenUp(Exception):
    """A task failed too often. The worker records it as failed, so that ``doctor`` and the metrics name it."""


def enqueue_with_commit(task: Task[..., None], *arguments: Any, **named: Any) -> None:
    """Enqueue a task that runs after the commit, and not at all if the transaction fails.

    A task for a worker is written in the same transaction, so that a process that is killed loses neither or both.
    """
    if task.get_backend().supports_defer:
        task.enqueue(*arguments, **named)
    else:
        transaction.on_commit(partial(task.enqueue, *arguments, **named), robust=True)


def retry_later(task: Task[..., None], tried: int, minutes: Sequence[int], *arguments: Any, **named: Any) -> None:
    """Enqueue a failed task again for a worker. Nothing is done without a worker.

    Args:
        task: It must accept ``tried`` besides its arguments.
        tried: How often the task had failed before this time.
        minutes: The delays in minutes before the first retry, the second and so on.

    Raises:
        GivenUp: It failed too often.
    """
    if not task.get_backend().supports_defer:
        return
    if tried >= len(minutes):
        raise GivenUp(f"It failed {tried + 1} times.")
    later = timezone.now() + timedelta(minutes=minutes[tried])
    task.using(run_after=later).enqueue(*arguments, tried=tried + 1, **named)
