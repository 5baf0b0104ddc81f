"""The client's address of a request. Only this module reads X-Forwarded-For."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address in an entry of the header, with or without a port, or None where it is invalid."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def client_address(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """Return the address of the client (IPv4Address or IPv6Address), or None where it is not known.

    ``X-Forwarded-For`` is read from the right, past the addresses in TRUSTED_PROXIES. What is further left may be
    forged by the client. Reading stops at an entry that is not an address. A connection without an address, over a
    Unix socket, comes from this machine and is trusted like a proxy where there are any.
    """
    connected = _parse(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES or (connected and not _is_trusted(connected)):
        return connected
    found = connected
    for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        address = _parse(hop)
        if address is None:
            return found
        found = address
        if not _is_trusted(address):
            return found
    return found


def client_network(request: HttpRequest) -> str:
    """Return the network of one subscriber as text: an IPv4 address, or the /64 of an IPv6 address."""
    address = client_address(request)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or "")
