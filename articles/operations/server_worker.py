"""What a worker process of the web server runs: the application, until the server or its parent asks it to stop."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from django.urls import get_resolver

from . import lazy_modules, shared_metrics, templates

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# The signal after which a worker asks its clients to close their connections.
DRAIN_SIGNAL = signal.SIGUSR1
# Seconds that a worker gets to answer its last requests. An upload of pictures takes longest.
STOP_SECONDS = 30
# Seconds after which a worker without its server is asked to stop again.
REPEAT_SECONDS = 0.5
# The most bytes of a body that are read after the application has answered without reading them.
MAX_UNREAD_BYTES = 64_000_000
BLOCK_BYTES = 65_536


class Connections:
    """A WSGI application around another one, which lets no answer be lost with its connection.

    While the worker is about to stop, each answer asks the client to connect anew for its next request. What the
    application has not read of a body is read before it answers: a proxy that is still sending would take the closed
    connection for a failure, and never pass the answer on.
    """

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.is_draining = False

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = self.application(environ, self._closing(start_response) if self.is_draining else start_response)
        if environ.get("CONTENT_LENGTH"):
            _read_rest(environ["wsgi.input"])
        return answer

    def drain(self, *_signal: object) -> None:
        """Ask clients to close their connections. It is a signal handler."""
        self.is_draining = True

    def _closing(self, start_response: StartResponse) -> StartResponse:
        def start(status: str, headers: list[tuple[str, str]], *exception: Any) -> Callable[[bytes], object]:
            return start_response(status, [*headers, ("Connection", "close")], *exception)

        return start


def _read_rest(body: Any) -> None:
    count = 0
    while count < MAX_UNREAD_BYTES and (block := body.read(BLOCK_BYTES)):
        count += len(block)


def load(loader: Callable[[], WSGIApplication], ready: Event, slot: int) -> WSGIApplication:
    """Load the application in a worker, and report to the parent that it is ready.

    The worker stops by itself where its parent was killed, so that no worker of an old server answers beside a new one.

    Args:
        loader: Loads the application.
        ready: Set when the worker can serve.
        slot: The number under which the worker counts its requests.
    """
    threading.Thread(target=_stop_with_parent, name="parent", daemon=True).start()
    shared_metrics.join(slot)
    application = Connections(loader())
    # Every view, template and module now. Later, the files on the disk may be those of another version.
    _ = get_resolver().url_patterns
    lazy_modules.load_all()
    templates.load_all()
    signal.signal(DRAIN_SIGNAL, application.drain)
    # Only the parent reloads. A terminal that closes sends the signal to all.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ready.set()
    return application


def _stop_with_parent() -> None:
    """Wait for the end of the parent, and stop this process then, also where it is not ready for signals yet."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    limit = time.monotonic() + STOP_SECONDS
    while time.monotonic() < limit:
        # Once is not enough: it is lost while the server of this process replaces the handler of the signal.
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(REPEAT_SECONDS)
    os._exit(1)
