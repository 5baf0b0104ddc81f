"""A limit on waiting for PostgreSQL that holds where the server hangs, so that it cannot keep its own limit."""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import psycopg2
from psycopg2 import extensions

# Until when the present thread waits for answers, by the monotonic clock. 0 means no such limit.
_limit: ContextVar[float] = ContextVar("limit", default=0)
_default = 0.0


def limit_waiting(seconds: float) -> None:
    """Let every query of this process fail with an OperationalError after so many seconds without an answer.

    It is kept on this side of the connection, which is closed then. 0 means no limit.
    """
    global _default
    _default = seconds
    extensions.set_wait_callback(_wait if seconds else None)


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Limit waiting for all queries inside together, where ``limit_waiting`` was called."""
    token = _limit.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _limit.reset(token)


def _wait(connection: Any) -> None:
    """Wait until a query is answered, as psycopg2 asks for. See its documentation of green threads."""
    limit = _limit.get() or time.monotonic() + _default
    while True:
        state = connection.poll()
        if state == extensions.POLL_OK:
            return
        poller = select.poll()
        poller.register(connection.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT)
        if not poller.poll(max(0.0, limit - time.monotonic()) * 1000):
            raise psycopg2.OperationalError("The database does not answer.")
