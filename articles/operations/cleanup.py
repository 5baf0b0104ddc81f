"""Deleting what is kept for a limited time: sessions, autosaves, logs, devices, counters and finished tasks."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import edit_sessions, read_counts
from articles.accounts import known_devices, login_log
from articles.models import CacheEntry, Invalidation

# How long finished tasks are kept. Failed ones stay longer, so that somebody can look into them.
FINISHED_TASKS_TTL = timedelta(days=7)
FAILED_TASKS_TTL = timedelta(days=30)
# A process that has not asked for so long holds no page from before: all end at midnight.
INVALIDATIONS_TTL = timedelta(days=1)


def clear_sessions() -> None:
    """Delete the sessions of the desk that have expired."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def clear_autosaves() -> None:
    """Delete the autosaves that nobody can restore any more, and the presence of tabs that were closed."""
    edit_sessions.delete_expired()


def clear_logs() -> None:
    """Delete expired entries of the login log, devices that were not used for long, and hashes of former readers."""
    login_log.delete_expired()
    known_devices.delete_expired()
    read_counts.flush_to_counts()
    read_counts.delete_former_readers()


def clear_invalidations() -> None:
    """Delete the rows that every process has read long ago."""
    Invalidation.objects.filter(at__lt=timezone.now() - INVALIDATIONS_TTL).delete()


def clear_counters() -> None:
    """Delete the expired counters of attempts."""
    CacheEntry.objects.filter(expires__lt=timezone.now()).delete()


def clear_tasks() -> None:
    """Delete the tasks that finished long ago."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - FINISHED_TASKS_TTL).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_TASKS_TTL).delete()
