"""Which hosts are this machine alone. DEBUG is on for no other."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from django.core.exceptions import ImproperlyConfigured

# What a server with DEBUG answers to where ALLOWED_HOSTS names nothing.
LOCAL_HOSTS = [".localhost", "127.0.0.1", "[::1]"]


def is_local(host: str) -> bool:
    """Return whether an entry of ALLOWED_HOSTS is localhost, a name under it, or a loopback address."""
    name = host.lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name[1:-1] if name.startswith("[") and name.endswith("]") else name).is_loopback
    except ValueError:
        return False


def debug_for(asked: bool | None, hosts: Iterable[str]) -> bool:
    """Return whether DEBUG is on: only where no entry of ALLOWED_HOSTS reaches beyond this machine.

    Args:
        asked: What DEBUG says in the environment, or None where it says nothing.
        hosts: The entries of ALLOWED_HOSTS.

    Raises:
        ImproperlyConfigured: DEBUG is asked for together with a public host.
    """
    public = [host for host in hosts if not is_local(host)]
    if asked and public:
        raise ImproperlyConfigured(
            f"DEBUG must not be 1 while ALLOWED_HOSTS names {', '.join(public)}: "
            "its pages of errors would show the settings to everybody. Set DEBUG=0, or name local hosts only."
        )
    return not public if asked is None else asked
