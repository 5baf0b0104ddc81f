"""Telling systemd that a process is ready (``Type=notify``)."""

from __future__ import annotations

import os
import socket


def report_ready() -> None:
    """Tell systemd that this service is ready, where it asked to be told. See sd_notify(3)."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        # An abstract address begins with a zero byte.
        address = f"\0{address[1:]}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as notifier:
        notifier.connect(address)
        notifier.sendall(b"READY=1")
