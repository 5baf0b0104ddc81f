"""The socket on which the web server listens, shared by its workers."""

from __future__ import annotations

import socket

# Connections that wait until a worker accepts them.
MAX_WAITING_CONNECTIONS = 1024
# Seconds for which a connection without a request is not accepted.
DEFER_SECONDS = 5


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address that nobody else listens on.

    Raises:
        OSError: The host is unknown or not of this machine, or another process listens there.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except UnicodeError as error:
        # For example a name with an empty part.
        raise OSError(f"{host!r} is no name of a host") from error
    family, kind, protocol, _name, address = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # A connection is accepted once its request has arrived (Linux, tcp(7)). A worker that stops closes those that
        # it has accepted without a request, and the client would have no answer.
        if hasattr(socket, "TCP_DEFER_ACCEPT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, DEFER_SECONDS)
        listener.bind(address)
        listener.listen(MAX_WAITING_CONNECTIONS)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    listener.set_inheritable(True)
    return listener
