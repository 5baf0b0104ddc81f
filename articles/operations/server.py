"""The web server: worker processes that share one listening socket, replaced one by one on SIGHUP."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketHolder
from granian.server.mp import MPServer, WorkerProcess

from . import shared_metrics
from .code_check import CodeCheck, version_on_disk
from .listening import MAX_WAITING_CONNECTIONS
from .server_worker import DRAIN_SIGNAL, STOP_SECONDS, load
from .worker_state import WorkerState, stop_worker

# Seconds between two looks at the workers.
TICK_SECONDS = 0.1
# Seconds until a worker is started again that dies before it can serve, at most, and how often all may do so.
MAX_PAUSE_SECONDS, MAX_FAILURES = 30.0, 3
# Seconds for which an old worker asks clients to connect anew before it closes the connections that they keep.
DRAIN_SECONDS = 2.0
# A request line and headers that are longer are refused.
MAX_HEADER_BYTES = 32_768
NOT_RELOADED = "Nothing was reloaded. The site is served as before."
CHANGED = "The files on the disk have changed since the last start or reload. They are checked before a worker starts."
NOT_STARTED = "No worker is started with the files on the disk: they did not pass the check. The other workers go on."
NOT_REPLACED = "A new worker could not serve. The old ones go on."
logger = logging.getLogger(__name__)


class Server(MPServer):
    """A Granian server that shares one socket among its workers and never gives up a site that works.

    Granian gives each worker a socket of its own. When such a worker is replaced, the kernel resets the connections
    that wait in its queue. In a shared queue they wait for the next worker. Granian also stops an old worker some
    seconds after it has started a new one, whether the new one can serve or not, and stops all workers where one dies
    twice. Here an old worker is kept until the new one can serve, and a worker that dies is started again and again
    while others serve.
    """

    def __init__(
        self,
        listener: socket.socket,
        *,
        start_check: Callable[[], subprocess.Popen[bytes]],
        on_ready: Callable[[], object],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._listener = listener
        # For reloads, and for workers that died.
        self._reload_check, self._replacement_check = CodeCheck(start_check), CodeCheck(start_check)
        # What was on the disk when it was checked last, and can be served.
        self._version = version_on_disk()
        self._on_ready = on_ready
        self._is_announced = False
        self._states: dict[WorkerProcess, WorkerState] = {}
        # The slot of each living worker, also of one that is being replaced, in the shared metrics.
        self._slots: dict[WorkerProcess, int] = {}
        # How often a worker of each place died before it could serve, and when it is started again.
        self._failures = [0] * self.workers
        self._next_starts = [0.0] * self.workers

    def _init_shared_socket(self) -> None:
        self._ssp = None
        self._sso = self._listener
        descriptor = self._listener.fileno()
        # Annotated by Granian as they are on another system.
        holder: Any = SocketHolder
        self._sfd: Any = descriptor
        self._shd: Any = holder(descriptor, False, MAX_WAITING_CONNECTIONS)

    def _spawn_worker(  # type: ignore[override]  # as MPServer has it
        self, idx: int, target: Any, callback_loader: Any
    ) -> WorkerProcess:
        ready = multiprocessing.get_context("spawn").Event()
        self._slots = {old: slot for old, slot in self._slots.items() if old.is_alive()}
        slot = next(number for number in count() if number not in self._slots.values())
        worker = super()._spawn_worker(idx, target, partial(load, callback_loader, ready, slot))
        self._slots[worker] = slot
        # Its death is seen by this class and not by Granian.
        worker.interrupt_by_parent = True
        self._states = {old: state for old, state in self._states.items() if old in self.wrks}
        self._states[worker] = WorkerState(ready)
        return worker

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        try:
            super()._serve(spawn_target, target_loader)
        except Exception:
            logger.exception("The server cannot go on, and stops.")
            raise SystemExit(1) from None
        finally:
            # Also those that were being replaced. While one lives, this process would not end.
            for worker in self._slots:
                if worker.is_alive():
                    stop_worker(worker)

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        """Replace workers that died, and all of them where asked to reload, until asked to stop.

        Raises:
            SystemExit: No worker can serve.
        """
        spawn = partial(self._spawn_worker, target=spawn_target, callback_loader=target_loader)
        try:
            while not self.interrupt_signal:
                self._tick(spawn)
                if self.reload_signal and not self._reload_check.is_begun:
                    self.reload_signal = False
                    self._reload_check.begin()
                can_serve = self._reload_check.verdict()
                if can_serve:
                    self._take_new_code(spawn)
                elif can_serve is False:
                    logger.error(NOT_RELOADED)
        finally:
            self._reload_check.stop()
            self._replacement_check.stop()

    def _take_new_code(self, spawn: Callable[[int], WorkerProcess]) -> None:
        """Replace the workers. Where that fails, the code is checked again before one that died is replaced."""
        before, self._version = self._version, self._reload_check.version
        if not self._replace_all(spawn):
            self._version = before

    def _may_start(self, index: int) -> bool:
        """Return whether the files on the disk are those that were checked. Others are checked first."""
        if not self._replacement_check.is_begun:
            if self._version == version_on_disk():
                return True
            logger.warning(CHANGED)
            self._replacement_check.begin()
        can_serve = self._replacement_check.verdict()
        if can_serve:
            self._version = self._replacement_check.version
        elif can_serve is False:
            logger.error(NOT_STARTED)
            self._put_off(index, has_failed=True)
        return bool(can_serve)

    def _try_to_start(self, spawn: Callable[[int], WorkerProcess], index: int) -> WorkerProcess | None:
        """Start a worker, or say why it cannot be started, for example because too many files are open."""
        worker = None
        try:
            worker = spawn(index)
            worker.start()
        except (OSError, RuntimeError) as error:
            logger.error("A worker cannot be started: %s", error)
            if worker and worker.is_alive():
                worker.kill()
            return None
        return worker

    def _tick(self, spawn: Callable[[int], WorkerProcess]) -> None:
        """Start again the workers that died, say once when all can serve, and wait a moment."""
        now = time.monotonic()
        for index, worker in enumerate(self.wrks):
            state = self._states[worker]
            if worker.is_alive():
                if state.can_serve:
                    self._failures[index] = 0
                elif state.is_late:
                    worker.kill()
            elif not state.is_dead:
                state.is_dead = True
                pause = self._put_off(index, has_failed=not state.can_serve)
                logger.error("A worker died. Another one is started in %d seconds.", pause)
            elif now > self._next_starts[index] and not self.interrupt_signal and self._may_start(index):
                new = self._try_to_start(spawn, index)
                if new:
                    self.wrks[index] = new
                else:
                    self._put_off(index, has_failed=True)
        if min(self._failures) >= MAX_FAILURES and not any(worker.is_alive() for worker in self.wrks):
            self.shutdown(1)
        if not self._is_announced and all(self._states[worker].can_serve for worker in self.wrks):
            self._announce()
        time.sleep(TICK_SECONDS)

    def _announce(self) -> None:
        """Say once that all workers can serve. They do, whatever becomes of saying so."""
        self._is_announced = True
        try:
            self._on_ready()
        except Exception:
            logger.exception("It could not be announced that the server is ready.")

    def _put_off(self, index: int, *, has_failed: bool) -> float:
        """Let a place wait for its next worker, the longer the more have failed there. Returns the seconds."""
        self._failures[index] += has_failed
        pause = min(2.0 ** self._failures[index] - 1, MAX_PAUSE_SECONDS)
        self._next_starts[index] = time.monotonic() + pause
        return pause

    def _replace_all(self, spawn: Callable[[int], WorkerProcess]) -> bool:
        """Replace the workers one by one. Returns whether all new ones can serve, else the others are kept."""
        for index in range(self.workers):
            new = self._try_to_start(spawn, index)
            if new is None:
                logger.error(NOT_REPLACED)
                return False
            state = self._states[new]
            while not state.can_serve and new.is_alive() and not state.is_late and not self.interrupt_signal:
                self._tick(spawn)
                # Only workers in service are remembered there.
                self._states[new] = state
            if not state.can_serve:
                new.kill()
                new.join()
                if not self.interrupt_signal:
                    logger.error(NOT_REPLACED)
                return False
            old, self.wrks[index] = self.wrks[index], new
            self._stop(old, spawn)
        return True

    def _stop(self, worker: WorkerProcess, spawn: Callable[[int], WorkerProcess]) -> None:
        """Stop a worker that was replaced, after its last answers."""
        state = self._states[worker]
        began = time.monotonic()
        if worker.is_alive() and state.can_serve:
            with suppress(ProcessLookupError):
                os.kill(worker._id(), DRAIN_SIGNAL)
            while time.monotonic() < began + DRAIN_SECONDS and not self.interrupt_signal:
                self._tick(spawn)
        worker.terminate()
        while worker.is_alive() and time.monotonic() < began + DRAIN_SECONDS + STOP_SECONDS:
            self._tick(spawn)
        if worker.is_alive():
            logger.warning("A worker did not stop within %d seconds and was killed.", STOP_SECONDS)
            worker.kill()
        worker.join()


def serve(
    listener: socket.socket,
    *,
    workers: int,
    threads: int,
    start_check: Callable[[], subprocess.Popen[bytes]],
    on_ready: Callable[[], object],
) -> None:
    """Serve the application until SIGTERM or SIGINT. SIGHUP replaces the workers, which load the code again.

    Args:
        listener: The socket to accept from.
        workers: The number of processes. One that dies is replaced.
        threads: The number of requests that each process answers at a time.
        start_check: Starts a process that ends with 0 where what is on the disk now can be served. With another status,
            a reload changes nothing, and a worker that dies is not replaced by it.
        on_ready: Called once, when all workers can serve.

    Raises:
        SystemExit: No worker can serve.
    """
    # A worker is a new process that imports the application itself, so that a reload takes new code.
    multiprocessing.set_start_method("spawn")
    host, port = listener.getsockname()[:2]
    shared_metrics.prepare(port)
    connections.close_all()
    module, _dot, name = str(settings.WSGI_APPLICATION).rpartition(".")
    options = _options(workers, threads) | {"target": f"{module}:{name}", "address": host, "port": port}
    Server(listener, start_check=start_check, on_ready=on_ready, **options).serve()


def ignore_early_reloads() -> None:
    """Let SIGHUP change nothing until the server handles it: what it would load is about to be loaded."""
    signal.signal(signal.SIGHUP, lambda *_signal: None)


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
