"""The worker process: it runs the tasks that wait, and the periodic jobs that are due."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from types import FrameType

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, default_task_backend
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from articles.models import Worker

from . import lost_tasks, schedule
from .purging import Purger

# Seconds between two signs of life, and between two looks at what waits.
HEARTBEAT_SECONDS = 20
IDLE_SECONDS = 1.0
# Seconds after which the database is tried again, at first and at most.
MIN_RETRY_SECONDS, MAX_RETRY_SECONDS = 1.0, 30.0
# The most tasks that are run before the periodic jobs are looked at again.
MAX_TASKS_IN_A_ROW = 20
MAX_NAME_CHARACTERS = Worker._meta.get_field("name").max_length
logger = logging.getLogger(__name__)


class WorkerProcess:
    """A worker of this process. It stops after the task or job that it is running.

    Each worker has a row that says when it was seen last. A worker that starts after the machine failed finds the
    tasks of the one before by it (``lost_tasks``).
    """

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:20]}-{os.getpid()}-{os.urandom(8).hex()}"[:MAX_NAME_CHARACTERS]
        self._stopped = threading.Event()
        # Whether its last task is done too. Until then it is alive.
        self._is_over = threading.Event()

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """Stop after what is running now. It is a signal handler too."""
        self._stopped.set()

    def run(self) -> None:
        """Run tasks and periodic jobs until SIGTERM, SIGINT or ``stop``.

        While the database cannot be used, it is tried again and again.
        """
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self.stop)
        beats = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        beats.start()
        purger = Purger(settings.PURGE_URLS)
        purger.start()
        pause, has_failed = MIN_RETRY_SECONDS, False
        while not self._stopped.is_set():
            try:
                if has_failed:
                    # What it ran then could not be recorded as failed.
                    lost_tasks.requeue_of({self.name})
                    has_failed = False
                self._run_once()
                pause = MIN_RETRY_SECONDS
                self._stopped.wait(IDLE_SECONDS)
            except Error as error:
                logger.error("The database cannot be used: %s. Trying again in %.0f seconds.", error, pause)
                connection.close()
                has_failed = True
                self._stopped.wait(pause)
                pause = min(2 * pause, MAX_RETRY_SECONDS)
            except Exception:
                # One odd task, which is recorded as failed, does not stop the others.
                logger.exception("A task could not be run.")
                self._stopped.wait(pause)
        purger.stop()
        self._is_over.set()
        beats.join()
        self._leave()

    def _run_once(self) -> None:
        close_old_connections()
        for outcome in schedule.run_due():
            if outcome.is_claimed:
                logger.info("Periodic job %s: %s", outcome.job.name, outcome.failure or "done")
            if self._stopped.is_set():
                return
        if default_task_backend.supports_defer:
            for _number in range(MAX_TASKS_IN_A_ROW):
                if self._stopped.is_set() or not self._run_task():
                    return

    def _run_task(self) -> bool:
        """Run the task that has waited longest. Returns False where none waits."""
        worker = TaskWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=1,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        worker.run()
        return worker._run_tasks > 0

    def _beat(self) -> None:
        """Say that this process is alive, in a thread and a connection of its own, until it stops."""
        while True:
            try:
                now = timezone.now()
                Worker.objects.update_or_create(name=self.name, defaults={"last_seen_at": now})
            except Error:
                # The main thread says so.
                pass
            finally:
                connection.close()
            if self._is_over.wait(HEARTBEAT_SECONDS):
                return

    def _leave(self) -> None:
        try:
            lost_tasks.requeue_of({self.name})
            Worker.objects.filter(name=self.name).delete()
        except Error:
            logger.warning("The worker could not sign off.")
