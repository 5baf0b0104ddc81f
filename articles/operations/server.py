"""The web server: worker processes that share one listening socket, replaced one by one on SIGHUP."""

from __future__ import annotations

import multiprocessing
import os
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketSpec
from granian.server.mp import MPServer

# The variable by which the workers share the metrics of their requests.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
# Seconds for which an old worker serves beside its successor, so that the new one has loaded the application.
HANDOVER_SECONDS = 3.0
# Seconds that a worker gets to answer its last requests. An upload of pictures takes longest.
STOP_SECONDS = 30
# A request line and headers that are longer are refused.
MAX_HEADER_BYTES = 32_768


class Server(MPServer):
    """A Granian server whose workers accept from the same socket.

    Granian gives each worker a socket of its own. When such a worker is replaced, the kernel resets the connections
    that wait in its queue. In a shared queue they wait for the next worker.
    """

    def _init_shared_socket(self) -> None:
        self._ssp = None
        holder = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._shd: Any = holder
        self._sfd = holder.get_fd()
        self._sso = socket.socket(fileno=self._sfd)
        self._sso.set_inheritable(True)


def serve(*, host: str, port: int, workers: int, threads: int) -> None:
    """Serve the application until SIGTERM or SIGINT. SIGHUP replaces the workers, which load the code again.

    Args:
        host: The address to listen on.
        workers: The number of processes. One that dies is replaced.
        threads: The number of requests that each process answers at a time.

    Raises:
        SystemExit: Workers died again and again right after their start.
    """
    # A worker is a new process that imports the application itself, so that a reload takes new code.
    multiprocessing.set_start_method("spawn")
    _share_metrics()
    connections.close_all()
    module, _dot, name = str(settings.WSGI_APPLICATION).rpartition(".")
    Server(f"{module}:{name}", **_options(host, port, workers, threads)).serve()


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


def _options(host: str, port: int, workers: int, threads: int) -> dict[str, Any]:
    return {
        "address": host,
        "port": port,
        "interface": Interfaces.WSGI,
        "workers": workers,
        "blocking_threads": threads,
        "respawn_failed_workers": True,
        "respawn_interval": HANDOVER_SECONDS,
        "workers_kill_timeout": STOP_SECONDS,
        "http1_settings": HTTP1Settings(max_buffer_size=MAX_HEADER_BYTES),
        "log_level": LogLevels.warning,
    }
