"""Local hosts, the only ones for which DEBUG may be on."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from django.core.exceptions import ImproperlyConfigured

# ALLOWED_HOSTS of a server with DEBUG if the environment names none.
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
    """Return whether DEBUG is on. It can be on only if all entries of ALLOWED_HOSTS are local.

    Args:
        asked: The value of DEBUG in the environment, or None if it is not set.
        hosts: The entries of ALLOWED_HOSTS.

    Raises:
        ImproperlyConfigured: DEBUG is requested together with a public host.
    """
    public = [host for host in hosts if not is_local(host)]
    if asked and public:
        raise ImproperlyConfigured(
            f"DEBUG must not be 1 while ALLOWED_HOSTS names {', '.join(public)}: "
            "its pages of errors would show the settings to everybody. Set DEBUG=0, or name local hosts only."
        )
    return not public if asked is None else asked
