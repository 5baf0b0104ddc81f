"""Following every link of a site."""

import re
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import urljoin, urlsplit


def fetch(url, data=None, **headers):
    """Return a page's status and HTML, or "" for a picture. With ``data`` (bytes) it is sent as a form."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as response:
            is_picture = response.headers.get_content_maintype() == "image"
            return response.status, "" if is_picture else response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def crawl(root):
    """Return every page that is linked from the front page: ``{address: (status, HTML, where it was linked)}``."""
    found, waiting = {}, {"/": "typed"}
    while waiting:
        address, linked = waiting.popitem()
        status, html = fetch(root + address)
        found[address] = status, html, linked
        for link in re.findall(r'<(?:a|link)\b[^>]*?href="([^"#]+)', html):
            parts = urlsplit(urljoin(root + address, unescape(link)))
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            is_ours = f"{parts.scheme}://{parts.netloc}" == root and not path.startswith("/static/")
            if is_ours and path not in found:
                waiting.setdefault(path, address)
    return found
