"""HTTP requests without a browser."""

import urllib.request


def ask(url, **headers):
    """Send a request, and return the status, headers and body of the response."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.headers, response.read()
