"""manage.py work: the process that runs tasks and periodic jobs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.operations.worker import WorkerProcess


class Command(BaseCommand):
    """The command. Several may run at once."""

    help = (
        "Run the tasks that wait (e-mails, files of pictures) and the periodic jobs (clean-up, expiry of pictures,"
        " digests of the record) until SIGTERM. Several may run at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = WorkerProcess()
        self.stdout.write(_("Working as %(name)s.") % {"name": worker.name})
        self.stdout.flush()
        worker.run()
