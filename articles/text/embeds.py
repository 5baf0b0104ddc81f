"""The sites whose pages are shown as link cards, and the addresses that are accepted."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

MAX_ADDRESS_CHARACTERS = 500
# The hosts of each site, the pattern of paths, and the query parameters that are kept. All others would only track
# readers.
SITES = {
    "YouTube": (
        ("youtube.com", "m.youtube.com", "youtu.be", "music.youtube.com"),
        r"/(watch|shorts/[\w-]+|live/[\w-]+|playlist|embed/[\w-]+|[\w-]{11})/?",
        ("v", "t", "list", "start"),
    ),
    "X": (("x.com", "twitter.com", "mobile.twitter.com"), r"/\w+/status/\d+.*|/i/\w+/\d+.*", ()),
    "Instagram": (("instagram.com",), r"/(?:[\w.]+/)?(?:p|reel|reels|tv)/[\w-]+/?", ()),
    "TikTok": (("tiktok.com", "vt.tiktok.com", "vm.tiktok.com"), r"/(?:@[\w.-]+/(?:video|photo)/\d+|\w{6,})/?", ()),
    "Google Maps": (
        ("maps.app.goo.gl", "goo.gl", "maps.google.com", "google.com", "google.co.id"),
        r"/maps(?:/.*)?|/\w{12,}/?|/",
        ("q", "cid", "ll", "z", "api", "query", "origin", "destination"),
    ),
    "OpenStreetMap": (("openstreetmap.org", "osm.org"), r"/.*", ("mlat", "mlon", "bbox", "query")),
}
# Sites whose pages are videos.
VIDEO_SITES = frozenset({"YouTube", "TikTok"})
HOSTS = {host: name for name, (hosts, _path, _words) in SITES.items() for host in hosts}


class Embed(NamedTuple):
    """A page of another site: the name of the site, and the address without parameters that track readers."""

    site: str
    address: str


def embed_of(address: str | None) -> Embed | None:
    """Return the site and cleaned address of a page, or None for a site that is not shown as link cards."""
    address = address.strip() if isinstance(address, str) else ""
    if not address.isprintable() or " " in address or len(address) > MAX_ADDRESS_CHARACTERS or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        is_plain = parts.port is None and parts.username is None and parts.scheme in {"http", "https"}
    except ValueError:
        return None
    site = HOSTS.get(host)
    if not site or not is_plain:
        return None
    _hosts, path, words = SITES[site]
    if not re.fullmatch(path, parts.path, re.ASCII) or (
        host in {"google.com", "google.co.id"} and "/maps" not in parts.path
    ):
        return None
    parameters = [(key, value) for key, value in parse_qsl(parts.query) if key in words]
    if site == "YouTube" and parts.path.startswith("/watch") and "v" not in dict(parameters):
        return None
    # OpenStreetMap has the position on the map after the #.
    fragment = parts.fragment if site == "OpenStreetMap" else ""
    kept = urlunsplit(("https", parts.hostname, parts.path, urlencode(parameters), fragment))
    # Letters of other scripts become longer when they are percent-encoded, so the length is checked again.
    return Embed(site, kept) if len(kept) <= MAX_ADDRESS_CHARACTERS else None
