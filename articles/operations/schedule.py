"""Running periodic jobs, each in one process at a time, and recording when they ran."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

from django.db import OperationalError
from django.db.models import Q
from django.utils import timezone

from articles.models import PeriodicJob

from .periodic_jobs import JOBS, Job

# A process that has claimed a job for so many of its periods, or for so long, counts as dead.
MAX_CLAIMED_PERIODS, MAX_CLAIM = 5, timedelta(minutes=30)
MAX_FAILURE_CHARACTERS = PeriodicJob._meta.get_field("failure").max_length
logger = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """What became of a job: ``is_claimed`` is False where another process runs it, ``failure`` is empty or an error."""

    job: Job
    is_claimed: bool
    failure: str = ""


def run_due(jobs: Iterable[Job] = JOBS) -> Iterator[Outcome]:
    """Run the jobs that are due, and yield their outcomes."""
    now = timezone.now()
    started = dict(PeriodicJob.objects.values_list("name", "started_at"))
    for job in jobs:
        before = started.get(job.name)
        if before is None or before <= now - job.every:
            yield run(job, only_if_due=True)


def run(job: Job, *, only_if_due: bool = False) -> Outcome:
    """Run a job, unless another process runs it now. With ``only_if_due`` also unless one has just run it.

    An error of the job is logged and recorded. It is never raised, so that the other jobs run.

    Raises:
        OperationalError: The database cannot be reached.
    """
    claim = _claim(job, only_if_due=only_if_due)
    if claim is None:
        return Outcome(job, is_claimed=False)
    failure = ""
    try:
        job.run()
    except OperationalError:
        # The claim ends by itself.
        raise
    except Exception as error:
        logger.exception("The periodic job %s failed.", job.name)
        failure = f"{type(error).__name__}: {error}"[:MAX_FAILURE_CHARACTERS]
    mine = PeriodicJob.objects.filter(name=job.name, claim=claim)
    mine.update(claim="", claimed_until=None, finished_at=timezone.now(), failure=failure)
    return Outcome(job, is_claimed=True, failure=failure)


def _claim(job: Job, *, only_if_due: bool) -> str | None:
    """Claim a job for this process, in one statement. Returns the claim, or None where another process has it."""
    PeriodicJob.objects.get_or_create(name=job.name)
    now, claim = timezone.now(), uuid4().hex
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    if only_if_due:
        free &= Q(started_at=None) | Q(started_at__lte=now - job.every)
    rows = PeriodicJob.objects.filter(free, name=job.name)
    return (
        claim
        if rows.update(claim=claim, claimed_until=now + min(MAX_CLAIMED_PERIODS * job.every, MAX_CLAIM), started_at=now)
        else None
    )
