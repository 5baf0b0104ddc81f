"""The periodic jobs of an installation, and the worker processes that run them and the tasks."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class PeriodicJob(models.Model):
    """When a periodic job ran last, and which process runs it now.

    ``claim`` and ``claimed_until`` are a lock: a process that runs the job holds it, and a process that died loses it
    at ``claimed_until``. ``failure`` is the last error, without data of the newsroom, or empty after a success.
    """

    name = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True, default="")
    claim = models.CharField(max_length=64, blank=True, default="")
    claimed_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A process of ``manage.py work``, which says every few seconds that it is alive. Deleted when it stops."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
