"""The state of each worker of the web server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .server_worker import STOP_SECONDS

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from granian.server.mp import WorkerProcess

# Seconds in which a new worker has to load the application.
START_SECONDS = 120.0


class WorkerState:
    """The state of a worker: since when it runs, whether it can serve, and whether its death was seen."""

    def __init__(self, ready: Event) -> None:
        self._ready = ready
        self.started_at = time.monotonic()
        self.is_dead = False

    @property
    def can_serve(self) -> bool:
        """Whether it has loaded the application."""
        return self._ready.is_set()

    @property
    def is_late(self) -> bool:
        """Whether it has not loaded the application in time."""
        return time.monotonic() > self.started_at + START_SECONDS


def stop_worker(worker: WorkerProcess) -> None:
    """Stop a worker after its last answers, or kill it where they take too long."""
    worker.terminate()
    worker.join(STOP_SECONDS)
    if worker.is_alive():
        worker.kill()
    worker.join()
