"""Free ports of this machine, and conditions that take a moment to become true."""

import socket
import threading
import time


def free_port():
    """Return the number of a TCP port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, seconds=60):
    """Ask again and again until a condition is true. Fails after so many seconds."""
    limit, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < limit, "still waiting"
        pause.wait(0.1)
