"""manage.py run_periodic: every periodic job once, for cron."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.utils.translation import gettext as _

from articles.operations import schedule
from articles.operations.periodic_jobs import JOBS

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It fails where a job failed, after it has run the others."""

    help = (
        "Run every periodic job once, where no worker is running: from cron, every few minutes. Jobs that another"
        " process is running are left to it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        names = [job.name for job in JOBS]
        parser.add_argument("--job", choices=names, action="append", help="Only this job. It may be given again.")

    def handle(self, *args: Any, job: list[str] | None, **options: Any) -> None:
        has_failed = False
        for one in JOBS:
            if job and one.name not in job:
                continue
            try:
                outcome = schedule.run(one)
            except Error as error:
                connection.close_if_unusable_or_obsolete()
                outcome = schedule.Outcome(one, is_claimed=True, failure=str(error).strip())
            if not outcome.is_claimed:
                self.stdout.write(_("%(job)s: another process is running it.") % {"job": one.name})
            elif outcome.failure:
                has_failed = True
                self.stderr.write(_("%(job)s failed: %(error)s") % {"job": one.name, "error": outcome.failure})
            else:
                self.stdout.write(_("%(job)s: done.") % {"job": one.name})
        if has_failed:
            sys.exit(1)
