"""Metrics read from the database: waiting tasks, late jobs, workers and failed attempts to sign in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Case, DurationField, ExpressionWrapper, F, Max, Min, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from articles.models import LoginAttempt, PeriodicJob, PublicationReceipt

from .lost_tasks import count_alive
from .periodic_jobs import JOBS

METRICS_WINDOW = timedelta(hours=1)
SUCCESSES = (LoginAttempt.Outcome.SUCCEEDED, LoginAttempt.Outcome.CONFIRMED)


class DatabaseMetrics(Collector):
    """The metrics, read from the database in six queries."""

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Return nothing, so that registering makes no query."""
        return ()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Yield the metrics."""
        now = timezone.now()
        ready = DBTaskResult.objects.ready()
        yield _gauge("tasks_waiting", "Tasks that wait for a worker.", ready.count())
        # One that is tried again later waits from then on. Others have a last day that never comes.
        since = Case(When(run_after__range=(F("enqueued_at"), now), then="run_after"), default="enqueued_at")
        oldest = ready.aggregate(oldest=Min(since))["oldest"]
        yield _gauge("oldest_task_seconds", "How long the task that waits longest has waited.", _seconds(oldest, now))
        failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - METRICS_WINDOW)
        yield _gauge("tasks_failed_last_hour", "Tasks that failed within an hour.", failed.count())
        yield _gauge("schedule_lag_seconds", "How late the periodic job is that is latest.", schedule_lag(now))
        yield _gauge("workers", "Workers that are alive.", count_alive())
        receipts = PublicationReceipt.objects.filter(committed_at__gt=now - METRICS_WINDOW)
        wait = ExpressionWrapper(F("purged_at") - F("committed_at"), output_field=DurationField())
        slowest = receipts.aggregate(slowest=Max(wait))["slowest"]
        text = "The longest time from the commit of a publication until every proxy had forgotten it, within an hour."
        yield _gauge("purge_seconds_last_hour", text, slowest.total_seconds() if slowest else 0.0)
        attempts = LoginAttempt.objects.filter(at__gt=now - METRICS_WINDOW).exclude(outcome__in=SUCCESSES)
        yield _gauge("failed_logins_last_hour", "Attempts to sign in that failed within an hour.", attempts.count())


def schedule_lag(now: datetime) -> float:
    """Return by how many seconds the latest periodic job is late. One that never ran is as late as its period."""
    started = dict(PeriodicJob.objects.values_list("name", "started_at"))
    late = (
        (now - before - job.every if (before := started.get(job.name)) else job.every).total_seconds() for job in JOBS
    )
    return max(0.0, *late)


def _seconds(before: datetime | None, now: datetime) -> float:
    return max(0.0, (now - before).total_seconds()) if before else 0.0


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"newsroom_{name}", text, value=value)
