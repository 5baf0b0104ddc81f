"""Running tasks again whose worker died, and giving up those that killed several workers."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import Worker

# A worker that has not been seen for so long is dead.
DEATH_PERIOD = timedelta(minutes=2)
# A task that this many workers did not survive is given up.
MAX_WORKERS_PER_TASK = 3
# Longer than any task waits until it is tried again.
MAX_RETRY_DELAY = timedelta(days=2)
logger = logging.getLogger(__name__)


class WorkersDied(Exception):
    """Several workers died while they ran a task, for example because it needs too much memory."""


def count_alive() -> int:
    """Return how many workers are alive."""
    return Worker.objects.filter(_is_alive()).count()


def _is_alive() -> Q:
    """Return a condition on workers. One last seen in the future died while the clock was ahead."""
    now = timezone.now()
    return Q(last_seen_at__range=(now - DEATH_PERIOD, now + DEATH_PERIOD))


def requeue() -> int:
    """Run the tasks of dead workers again, and return how many there were.

    Only workers of ``manage.py work`` are known here. What others run is left alone.
    """
    names = set(Worker.objects.exclude(_is_alive()).values_list("name", flat=True))
    count = requeue_of(names)
    Worker.objects.exclude(_is_alive()).filter(name__in=names).delete()
    _bring_back()
    return count


def requeue_of(names: Collection[str]) -> int:
    """Run the tasks again that workers with these names began and do not run any more. Returns how many there were."""
    count = 0
    for task in DBTaskResult.objects.running() if names else ():
        if not task.worker_ids or task.worker_ids[-1] not in names:
            continue
        count += 1
        if len(task.worker_ids) >= MAX_WORKERS_PER_TASK:
            task.set_failed(WorkersDied(f"{len(task.worker_ids)} workers"))
            logger.error("Task given up after %s workers died: %s", len(task.worker_ids), task.task_path)
        else:
            # Another process may have done the same by now.
            running = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
            running.update(status=DBTaskResult._meta.get_field("status").default)
    return count


def _bring_back() -> None:
    """Run tasks now that would wait for longer than any retry does: a clock was ahead when they were enqueued."""
    now = timezone.now()
    waiting = DBTaskResult.objects.filter(status=DBTaskResult._meta.get_field("status").default)
    waiting.filter(run_after__gt=now + MAX_RETRY_DELAY, run_after__lt=get_date_max()).update(run_after=now)
