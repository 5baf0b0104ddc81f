"""Running periodic jobs, each in one process at a time, and recording when they ran."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple
from uuid import uuid4

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django.utils import timezone

from articles.models import PeriodicJob

from .periodic_jobs import JOBS, Job

# A process that has claimed a job for so many of its periods, or for so long, counts as dead.
MAX_CLAIMED_PERIODS, MAX_CLAIM = 5, timedelta(minutes=30)
# A time that is so far in the future was written by a clock that was ahead then.
MAX_CLOCK_ERROR = timedelta(minutes=2)
MAX_FAILURE_CHARACTERS = PeriodicJob._meta.get_field("failure").max_length
logger = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What became of a job: ``is_claimed`` is False where another process runs it, ``failure`` is empty or an error."""

    job: Job
    is_claimed: bool
    failure: str = ""


def run_due(jobs: Iterable[Job] = JOBS) -> Iterator[Outcome]:
    """Run the jobs that are due, and yield their outcomes."""
    now, jobs = timezone.now(), list(jobs)
    not_due = PeriodicJob.objects.exclude(
        reduce(or_, (Q(name=job.name) & _is_due(now, job.every) for job in jobs), Q(pk=None))
    )
    waiting = set(not_due.values_list("name", flat=True))
    for job in jobs:
        if job.name not in waiting:
            yield run(job, only_if_due=True)


def run(job: Job, *, only_if_due: bool = False) -> Outcome:
    """Run a job, unless another process runs it now. With ``only_if_due`` also unless one has just run it.

    An error of the job is logged and recorded. It is never raised, so that the other jobs run.

    Raises:
        OperationalError, InterfaceError: The database cannot be reached, or is locked.
    """
    claim = _claim(job, only_if_due=only_if_due)
    if claim is None:
        return Outcome(job, is_claimed=False)
    failure = ""
    try:
        job.run()
    except (InterfaceError, OperationalError):
        # The claim ends by itself.
        raise
    except Exception as error:
        logger.exception("The periodic job %s failed.", job.name)
        failure = f"{type(error).__name__}: {error}"[:MAX_FAILURE_CHARACTERS]
    mine = PeriodicJob.objects.filter(name=job.name, claim=claim)
    mine.update(claim="", claimed_until=None, finished_at=timezone.now(), failure=failure)
    return Outcome(job, is_claimed=True, failure=failure)


def _is_due(now: datetime, every: timedelta) -> Q:
    """Return a condition on jobs: a period has passed, the process died that ran it, or its clock was ahead."""
    has_died = ~Q(claim="") & Q(claimed_until__lt=now)
    return Q(started_at=None) | Q(started_at__lte=now - every) | Q(started_at__gt=now + MAX_CLOCK_ERROR) | has_died


def _claim(job: Job, *, only_if_due: bool) -> str | None:
    """Claim a job for this process, in one statement. Returns the claim, or None where another process has it."""
    PeriodicJob.objects.get_or_create(name=job.name)
    now, claim = timezone.now(), uuid4().hex
    # A claim that ends later than any can was made by a clock that was ahead.
    free = Q(claimed_until=None) | Q(claimed_until__lt=now) | Q(claimed_until__gt=now + MAX_CLAIM + MAX_CLOCK_ERROR)
    if only_if_due:
        free &= _is_due(now, job.every)
    rows = PeriodicJob.objects.filter(free, name=job.name)
    return (
        claim
        if rows.update(claim=claim, claimed_until=now + min(MAX_CLAIMED_PERIODS * job.every, MAX_CLAIM), started_at=now)
        else None
    )
