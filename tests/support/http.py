"""Requests without a browser."""

import urllib.request


def ask(url, **headers):
    """A response's status, headers and body as they came over the wire."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.headers, response.read()
