"""Settings that contradict each other, or that name what cannot be used."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.utils.translation import gettext as _

# Seconds to wait for a proxy.
CONNECT_SECONDS = 3


def find_setting_problems() -> Iterator[str]:
    """Yield what is wrong, each with what to do."""
    yield from find_proxy_problems()
    yield from _address()
    yield from _record()
    yield from _email_folder()
    yield from _purged_proxies()


def find_proxy_problems() -> Iterator[str]:
    """Yield what is wrong with the settings of the proxy in front of the server."""
    if settings.SECURE_SSL_REDIRECT and not settings.SECURE_PROXY_SSL_HEADER:
        yield _(
            "Every page leads to itself for ever, since SECURE_SSL_REDIRECT is on and BEHIND_TLS_PROXY is not. Let a"
            " proxy end TLS and send X-Forwarded-Proto, and set BEHIND_TLS_PROXY=1."
        )
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        yield _(
            "All readers and logins count as one address, since TRUSTED_PROXIES is not set. Set it to the addresses of"
            " the proxy, such as 127.0.0.1."
        )


def _address() -> Iterator[str]:
    host, _port = split_domain_port(urlsplit(settings.SITE_ADDRESS).netloc.lower())
    if not validate_host(host, settings.ALLOWED_HOSTS):
        text = _(
            "Links in e-mails lead to a host that is refused, since ALLOWED_HOSTS lacks %(host)s, the host of"
            " SITE_ADDRESS. Add it, or correct SITE_ADDRESS."
        )
        yield text % {"host": host}


def _record() -> Iterator[str]:
    if not settings.RECORD_HEADS:
        return
    if not settings.RECORD_KEY:
        yield _("RECORD_HEADS is set and RECORD_KEY is not, so no digests are written. Set both.")
        return
    path = Path(settings.RECORD_HEADS)
    if not path.is_file() and (path.exists() or path.is_symlink() or not path.parent.is_dir()):
        text = _("The file of RECORD_HEADS cannot be made: %(file)s. Name a file in a folder that exists.")
        yield text % {"file": path}
    elif not os.access(path if path.exists() else path.parent, os.W_OK):
        text = _("The file of RECORD_HEADS cannot be written to: %(file)s. Let the user of the worker write to it.")
        yield text % {"file": path}


def _email_folder() -> Iterator[str]:
    if not settings.EMAIL_FOLDER:
        return
    folder = Path(settings.EMAIL_FOLDER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        text = _(
            "No e-mail can be written to EMAIL_FOLDER (%(folder)s): %(error)s. Name a folder that the user of the"
            " worker may write to."
        )
        yield text % {"folder": folder, "error": error.strerror}


def _purged_proxies() -> Iterator[str]:
    for address in settings.PURGE_URLS:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            socket.create_connection((parts.hostname, port), timeout=CONNECT_SECONDS).close()
        except (OSError, UnicodeError) as error:
            text = _(
                "The proxy %(address)s of PURGE_URLS does not answer, so it keeps pages that are out of date:"
                " %(error)s. Start it, or correct PURGE_URLS."
            )
            yield text % {"address": address, "error": getattr(error, "strerror", None) or error}
