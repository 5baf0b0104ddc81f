"""Telling systemd that a process is ready (``Type=notify``)."""

from __future__ import annotations

import logging
import os
import socket

logger = logging.getLogger(__name__)


def report_ready() -> None:
    """Notify systemd that this service is ready, if systemd asked for it. See sd_notify(3)."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        # An abstract address begins with a zero byte.
        address = f"\0{address[1:]}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as notifier:
            notifier.connect(address)
            notifier.sendall(b"READY=1")
    except OSError as error:
        logger.warning("The supervisor (NOTIFY_SOCKET) could not be notified that this is ready: %s", error)
