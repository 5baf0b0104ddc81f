"""Trying a task again that failed, where a worker runs them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from django_tasks.base import Task

# Minutes until a worker tries again what a store of pictures did not let it do.
RETRY_MINUTES = (2, 15, 60, 24 * 60)


def retry_later(work: Task, tried: int, *arguments: Any) -> None:
    """Have a worker do a task later that failed ``tried`` times before this one. Without a worker nothing is done."""
    if work.get_backend().supports_defer and tried < len(RETRY_MINUTES):
        later = timezone.now() + timedelta(minutes=RETRY_MINUTES[tried])
        work.using(run_after=later).enqueue(*arguments, tried=tried + 1)
