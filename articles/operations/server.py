"""The web server: worker processes that share one listening socket, replaced one by one on SIGHUP."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketHolder
from granian.server.mp import MPServer, WorkerProcess

from .server_worker import DRAIN_SIGNAL, load

# The variable by which the workers share the metrics of their requests.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
# Seconds in which a new worker has to load the application.
START_SECONDS = 60.0
# Seconds for which an old worker asks clients to connect anew before it closes the connections that they keep.
DRAIN_SECONDS = 2.0
# Seconds that a worker gets to answer its last requests. An upload of pictures takes longest.
STOP_SECONDS = 30
# A request line and headers that are longer are refused.
MAX_HEADER_BYTES = 32_768
# Connections that wait until a worker accepts them.
MAX_WAITING_CONNECTIONS = 1024
logger = logging.getLogger(__name__)


class Server(MPServer):
    """A Granian server whose workers accept from the same socket, and whose reload leaves a working site alone.

    Granian gives each worker a socket of its own. When such a worker is replaced, the kernel resets the connections
    that wait in its queue. In a shared queue they wait for the next worker. Granian also stops an old worker some
    seconds after it has started a new one, whether the new one can serve or not. Here it waits until it can.
    """

    def __init__(
        self, listener: socket.socket, *, check: Callable[[], bool], on_ready: Callable[[], object], **options: Any
    ) -> None:
        super().__init__(**options)
        self._listener = listener
        self._check = check
        self._on_ready = on_ready
        self._ready: dict[WorkerProcess, Any] = {}

    def _init_shared_socket(self) -> None:
        self._ssp = None
        self._sso = self._listener
        descriptor = self._listener.fileno()
        # Annotated by Granian as they are on another system.
        holder: Any = SocketHolder
        self._sfd: Any = descriptor
        self._shd: Any = holder(descriptor, False, MAX_WAITING_CONNECTIONS)

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the workers, and say so when all can serve."""
        super().startup(spawn_target, target_loader)
        if all(self._is_ready(worker) for worker in self.wrks):
            self._on_ready()

    def _spawn_worker(  # type: ignore[override]  # as MPServer has it
        self, idx: int, target: Any, callback_loader: Any
    ) -> WorkerProcess:
        ready = multiprocessing.get_context("spawn").Event()
        worker = super()._spawn_worker(idx, target, partial(load, callback_loader, ready))
        self._ready = {old: event for old, event in self._ready.items() if old in self.wrks}
        self._ready[worker] = ready
        return worker

    def _reload(self, spawn_target: Any, target_loader: Any) -> None:
        self.reload_signal = False
        self.respawned_wrks.clear()
        self.main_loop_interrupt.clear()
        if self._check():
            self._respawn_workers(range(self.workers), spawn_target, target_loader)
        else:
            logger.error("Nothing was reloaded. The site is served as before.")

    def _respawn_workers(self, workers: Sequence[int], spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        """Replace workers one by one. Where a new one cannot serve, the old ones that still run are kept."""
        for index in workers:
            old = self.wrks[index]
            new = self._spawn_worker(idx=index, target=spawn_target, callback_loader=target_loader)
            # Until it is ready, its death is ours to see, and no reason to start another one.
            new.interrupt_by_parent = is_replacement = old.is_alive()
            new.start()
            if is_replacement and not self._is_ready(new):
                new.kill()
                new.join()
                logger.error("A new worker could not serve. The old ones go on.")
                return
            new.interrupt_by_parent = False
            self.respawned_wrks[index] = time.monotonic()
            self.wrks[index] = new
            if is_replacement:
                self._stop(old)

    def _is_ready(self, worker: WorkerProcess) -> bool:
        """Wait until a worker can serve. Returns False where it dies first, takes too long, or the server stops."""
        ready, limit = self._ready[worker], time.monotonic() + START_SECONDS
        while not ready.wait(0.1):
            if not worker.is_alive() or time.monotonic() > limit or self.interrupt_signal:
                return False
        return True

    def _stop(self, worker: WorkerProcess) -> None:
        """Stop a worker after its last answers."""
        if worker.is_alive() and self._ready[worker].is_set():
            os.kill(worker._id(), DRAIN_SIGNAL)
            time.sleep(DRAIN_SECONDS)
        worker.terminate()
        worker.join(STOP_SECONDS)
        if worker.is_alive():
            logger.warning("A worker did not stop within %d seconds and was killed.", STOP_SECONDS)
            worker.kill()
            worker.join()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address that nobody else listens on.

    Raises:
        OSError: The host is unknown or not of this machine, or another process listens there.
    """
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(MAX_WAITING_CONNECTIONS)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    listener.set_inheritable(True)
    return listener


def serve(
    listener: socket.socket,
    *,
    workers: int,
    threads: int,
    check: Callable[[], bool],
    on_ready: Callable[[], object],
) -> None:
    """Serve the application until SIGTERM or SIGINT. SIGHUP replaces the workers, which load the code again.

    Args:
        listener: The socket to accept from.
        workers: The number of processes. One that dies is replaced.
        threads: The number of requests that each process answers at a time.
        check: Returns whether what is on the disk now can be served. Without that, a reload changes nothing.
        on_ready: Called once, when all workers can serve.

    Raises:
        SystemExit: Workers died again and again right after their start.
    """
    # A worker is a new process that imports the application itself, so that a reload takes new code.
    multiprocessing.set_start_method("spawn")
    _share_metrics()
    connections.close_all()
    module, _dot, name = str(settings.WSGI_APPLICATION).rpartition(".")
    host, port = listener.getsockname()[:2]
    options = _options(workers, threads) | {"target": f"{module}:{name}", "address": host, "port": port}
    Server(listener, check=check, on_ready=on_ready, **options).serve()


def ignore_early_reloads() -> None:
    """Let SIGHUP change nothing until the server handles it: what it would load is about to be loaded."""
    signal.signal(signal.SIGHUP, lambda *_signal: None)


def metrics_folder() -> Path:
    """Return the folder in which the workers share their metrics."""
    return Path(settings.DATA_DIR) / "metrics"


def _share_metrics() -> None:
    """Let the workers share their metrics in a folder, and delete what an earlier server left in it."""
    folder = metrics_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.db"):
        file.unlink(missing_ok=True)
    os.environ[FOLDER_VARIABLE] = str(folder)


def _options(workers: int, threads: int) -> dict[str, Any]:
    return {
        "interface": Interfaces.WSGI,
        "workers": workers,
        "blocking_threads": threads,
        "respawn_failed_workers": True,
        "workers_kill_timeout": STOP_SECONDS,
        "http1_settings": HTTP1Settings(max_buffer_size=MAX_HEADER_BYTES),
        "log_level": LogLevels.warning,
    }
