"""The jobs that an installation runs from time to time. Each may run at any moment, and twice as well as once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from articles import photo_library, read_counts
from articles.editions import renew_public_states
from articles.integrity import latest_digests
from articles.integrity.heads_file import append_heads
from articles.models import Photo
from articles.photo_library.tasks import render_photo

from . import cleanup, lost_tasks, search_index

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# The most photos for which files are requested again in one run.
MAX_RENDITIONS = 200


@dataclass(frozen=True)
class Job:
    """A periodic job: its name, how often it runs, what it does, and what that is good for."""

    name: str
    every: timedelta
    run: Callable[[], object]
    purpose: str


def append_latest_digests() -> None:
    """Append the newest digests of the record to RECORD_HEADS, if it and RECORD_KEY are set.

    Raises:
        HeadsRefused: The file cannot be used, or one of its lines was changed.
    """
    if settings.RECORD_KEY and settings.RECORD_HEADS:
        append_heads(
            settings.RECORD_HEADS,
            latest_digests(),
            key=settings.RECORD_KEY,
            site=settings.SITE_ADDRESS,
            only_changes=True,
        )


def request_missing_renditions() -> None:
    """Request the files of photos whose task was lost. Those whose files failed are left for ``make_renditions``."""
    for count, pk in enumerate(photo_library.out_of_date(Photo.objects.filter(failure="")), start=1):
        render_photo.enqueue(pk)
        if count >= MAX_RENDITIONS:
            return


JOBS = (
    Job("lost_tasks", MINUTE, lost_tasks.requeue, "Tasks of a worker that died run again."),
    Job("read_counts", MINUTE, read_counts.flush_to_counts, "Reads are added to the sums."),
    Job("public_states", MINUTE, renew_public_states, "Articles whose window began or ended are found by their state."),
    Job("expired_pictures", HOUR, photo_library.clear_expired, "Files of pictures without rights are deleted."),
    Job("renditions", HOUR, request_missing_renditions, "Pictures get the files that they lack."),
    Job("record_heads", HOUR, append_latest_digests, "The newest digests are appended to RECORD_HEADS."),
    Job("sessions", DAY, cleanup.clear_sessions, "Expired sessions are deleted."),
    Job("autosaves", DAY, cleanup.clear_autosaves, "Old autosaves are deleted."),
    Job("logs", DAY, cleanup.clear_logs, "Old entries of the login log and old devices are deleted."),
    Job("search_index", HOUR, search_index.complete, "Searches find what was published before they had an index."),
    Job("invalidations", HOUR, cleanup.clear_invalidations, "Old rows about changed pages are deleted."),
    Job("counters", DAY, cleanup.clear_counters, "Expired counters of attempts are deleted."),
    Job("finished_tasks", DAY, cleanup.clear_tasks, "Tasks that finished long ago are deleted."),
)
