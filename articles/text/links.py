"""The addresses that a link in a text may have."""

from __future__ import annotations

import re
import socket
import unicodedata
from urllib.parse import unquote, urlsplit

from django.conf import settings

from articles.site_urls import is_desk_path

# One address and nothing else: parameters after a question mark could set the message and add recipients.
MAILTO_PATTERN = re.compile(r"mailto:[\w.+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
# Top-level domains of sites that are written without "www." in a text (tempo.co), for a regular expression.
SITE_SUFFIXES = (
    "com|co|id|net|org|tv|news|info|biz|gov|edu|io|me|us|uk|au|sg|my"
    "|app|asia|bet|bid|blog|casino|cc|click|cloud|club|de|dev|eu|fun|games?|gg|icu|link|live|ly|media|name|nl|online|page"
    "|poker|press|pro|pw|ru|shop|site|space|store|tech|tk|today|top|vip|website|win|world|ws|xyz"
)
# The longest address that browsers, servers and search engines agree on.
MAX_ADDRESS_CHARACTERS = 2_048
ABSOLUTE_PATTERN = re.compile(r"https?://[^/?#]", re.IGNORECASE)


def _leads_to_desk(path: str) -> bool:
    """Return whether a browser or the server may resolve a path to one of the desk's.

    A path with ``.`` or ``..`` as a segment may be any.
    """
    plain = unquote(path).casefold()
    segments = plain.split("/")
    return "\\" in plain or "." in segments or ".." in segments or is_desk_path(f"{plain.rstrip('/')}/")


def _canonical_host(host: str) -> str:
    """Return a host as a browser reads it.

    Percent-encoding and full-width letters are decoded, and short forms of IP addresses expanded.
    """
    host = unicodedata.normalize("NFKC", unquote(host)).casefold().replace("。", ".").strip("[]").rstrip(".")
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return host


def _is_own_host(host: str) -> bool:
    host, names = _canonical_host(host), settings.ALLOWED_HOSTS
    own = {_canonical_host(name.lstrip(".")) for name in names}
    own.add(_canonical_host(urlsplit(settings.SITE_ADDRESS).hostname or ""))
    return host in own or any(host.endswith(name.casefold()) for name in names if name.startswith("."))


def kept_link(address: str) -> str:
    """Return an address unchanged where a link in a new text may have it, otherwise "".

    That is a ``safe_link`` of at most ``MAX_ADDRESS_CHARACTERS``. Texts stored before this limit may have longer ones.
    """
    kept = safe_link(address)
    return kept if len(kept) <= MAX_ADDRESS_CHARACTERS else ""


def safe_link(address: str) -> str:
    """Return an address unchanged where it leads a reader to where it says, otherwise "".

    Allowed are absolute addresses of the web, one mailbox, and readers' pages of this site by their path
    (``/internasional/12/``). All others are refused: other schemes, addresses relative to the page, which mean
    something else on another page, and the desk. So are characters that browsers remove or convert in an address
    (white space, control characters, backslashes: WHATWG URL, 4.4).
    """
    address = address.strip(" \t\n\r\f")
    if not address.isprintable() or "\\" in address:
        return ""
    if MAILTO_PATTERN.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if address.startswith("/"):
        return "" if parts.netloc or address.startswith("//") or _leads_to_desk(parts.path) else address
    if not ABSOLUTE_PATTERN.match(address) or not host or " " in parts.netloc or "@" in parts.netloc or port == 0:
        return ""
    return "" if _is_own_host(host) and _leads_to_desk(parts.path) else address
