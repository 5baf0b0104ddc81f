"""Readers of environment variables. For a bad value they raise ImproperlyConfigured with the variable's name."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

T = TypeVar("T")


def raw(name: str) -> str:
    """Read a text as it is, or an empty one."""
    value = os.environ.get(name, "")
    try:
        value.encode()
    except UnicodeEncodeError:
        # Such a text can be neither shown on a page nor stored.
        raise ImproperlyConfigured(f"{name} must be text in UTF-8.") from None
    return value


def line(name: str, default: str = "") -> str:
    """Read a text on one line, without the spaces around it."""
    value = raw(name).strip()
    if any(unicodedata.category(sign) in {"Cc", "Zl", "Zp"} for sign in value):
        raise ImproperlyConfigured(f"{name} must be on one line.")
    return value or default


def boolean(name: str, default: T) -> bool | T:
    """Read a yes-or-no variable: 1/0, true/false, yes/no or on/off. Any other value is an error."""
    value = raw(name).strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def integer(name: str, default: int, minimum: int = 0, maximum: int = 1_000_000_000) -> int:
    """Read a whole number from ``minimum`` to ``maximum``."""
    value = raw(name).strip()
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,12}", value, re.ASCII) or not minimum <= int(value) <= maximum:
        raise ImproperlyConfigured(f"{name} must be a whole number from {minimum} to {maximum}, not {value[:40]!r}.")
    return int(value)


def number(name: str, default: float) -> float:
    """Read a number that is not negative, such as 0.5."""
    value = raw(name).strip()
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value, re.ASCII):
        raise ImproperlyConfigured(f"{name} must be a number such as 0.5, not {value!r}.")
    return float(value)


def choice(name: str, default: str, values: Collection[str]) -> str:
    """Read one of the given words."""
    value = raw(name).strip() or default
    if value not in values:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(values)}, not {value!r}.")
    return value


def site_address(name: str, default: str) -> str:
    """Read the absolute URL of the site, without a path."""
    value = (raw(name).strip() or default).rstrip("/")
    try:
        parts = urlsplit(value)
        is_address = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:
        is_address = False
    if not is_address or value != f"{parts.scheme}://{parts.netloc}" or "@" in parts.netloc or not value.isprintable():
        raise ImproperlyConfigured(f"{name} must be an address such as https://example.com, not {value!r}.")
    return value


def contact(name: str) -> str:
    """Read an address to write to, ``mailto:`` or ``https://``, or an empty text."""
    value = raw(name).strip()
    if value and (not value.startswith(("mailto:", "https://")) or not value.isprintable() or " " in value):
        raise ImproperlyConfigured(f"{name} must begin with mailto: or https://, not {value!r}.")
    return value


def sender(name: str, default: str) -> str:
    """Read an e-mail address, optionally with a name: ``Newsroom <newsroom@example.com>``."""
    value = raw(name).strip()
    try:
        if value:
            validate_email(parseaddr(value)[1])
    except ValidationError as error:
        raise ImproperlyConfigured(f"{name} must be an e-mail address, not {value!r}.") from error
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name} must be on one line.")
    return value or default


def secret(name: str, minimum: int, *, is_ascii: bool = False) -> str:
    """Read a secret of at least ``minimum`` characters, or an empty text. Error messages never contain it.

    ``is_ascii`` refuses letters outside ASCII, which clients send in different codings.
    """
    value = raw(name).strip()
    if is_ascii and not value.isascii():
        raise ImproperlyConfigured(f"{name} must have only letters, digits and signs of ASCII.")
    if value and (len(value) < minimum or not value.isprintable()):
        raise ImproperlyConfigured(f"{name} must be at least {minimum} printable characters.")
    return value


def words(name: str) -> list[str]:
    """Read a list separated by commas."""
    return [word.strip() for word in raw(name).split(",") if word.strip()]


def addresses(name: str) -> list[str]:
    """Read addresses of web servers, separated by commas, such as http://127.0.0.1:6081."""
    found = words(name)
    for one in found:
        try:
            parts = urlsplit(one)
            is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_address = False
        if not is_address or parts.username or parts.query:
            raise ImproperlyConfigured(f"{name} must be addresses such as http://127.0.0.1:6081.")
    return found


def roles(name: str, default: list[str]) -> list[str]:
    """Read names of groups separated by commas. ``none`` is an empty list."""
    found = words(name)
    return [] if found == ["none"] else found or default


def idle_hours(name: str, default: dict[str, int]) -> dict[str, int]:
    """Read hours by role, such as ``Chief=4,Editor=8,12``. The number without a role is for everybody else.

    Returns:
        Hours by name of the group, under ``""`` for everybody else. Groups not named keep their default. 0 means never.
    """
    found: dict[str, int] = {}
    for word in words(name):
        role, _equals, hours = word.rpartition("=")
        if not re.fullmatch(r"[0-9]{1,4}", hours, re.ASCII):
            raise ImproperlyConfigured(f"{name} must be hours by role such as Chief=4,Editor=8,12, not {word!r}.")
        found[role.strip()] = int(hours)
    return default | found


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Read addresses and networks separated by commas, such as ``127.0.0.1,10.0.0.0/8``."""
    try:
        return [ip_network(word, strict=False) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be addresses or networks such as 10.0.0.0/8: {error}.") from error


def zone(name: str, default: str) -> str:
    """Read the name of a time zone as in the IANA database."""
    value = raw(name).strip() or default
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImproperlyConfigured(f"{name} must name a time zone such as Asia/Jakarta, not {value!r}.") from error
    return value
