"""The readers' site behind a page store, asked without a server."""

import gzip
import re
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote

import brotli
from django.core.handlers.wsgi import WSGIHandler

from articles.models import Edition
from articles.page_store import PageStore, make_watcher
from tests.support.ports import wait_until

# The masthead of the front page says at which minute it was made.
MINUTE_PATTERN = re.compile(rb'<p class="today">.*?</p>')
DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class Answer(NamedTuple):
    """What a client gets. ``is_rendered`` says whether the application made the page for this request."""

    status: int
    headers: dict
    body: bytes
    is_rendered: bool

    @property
    def text(self):
        return DECODE[self.headers.get("Content-Encoding")](self.body).decode()

    @property
    def shown(self):
        """The status and the page, without the minute at which it was made."""
        return self.status, MINUTE_PATTERN.sub(b"", self.text.encode()).decode()


class StoredSite:
    """A process of the server, with its own store."""

    def __init__(self, max_bytes=10_000_000):
        self.requests = []
        self.application = WSGIHandler()
        self.watcher = make_watcher()
        self.store = PageStore(self._count, max_bytes=max_bytes, watcher=self.watcher)

    def _count(self, environ, start_response):
        self.requests.append(environ["PATH_INFO"])
        return self.application(environ, start_response)

    def close(self):
        self.watcher.close()

    def get(self, address, *, is_stored=True, method="GET", suffix="", query=None, **headers):
        """Ask for a page, from the store or (``is_stored=False``) from the application alone.

        ``suffix`` is more of the path, in which a question mark is one. ``query`` is a query
        string as it is sent. ``host=None`` sends no host.
        """
        path, _mark, words = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            # As WSGI has it (PEP 3333): bytes as Latin-1.
            "PATH_INFO": (path + suffix).encode().decode("latin-1"),
            "QUERY_STRING": quote(words, safe="=&%+-~") if query is None else query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        environ = {name: value for name, value in environ.items() if value is not None}
        begun = []
        before = len(self.requests)

        def start_response(status, headers, _exception=None):
            begun[:] = [int(status[:3]), dict(headers)]

        answer = (self.store if is_stored else self.application)(environ, start_response)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return Answer(*begun, body, len(self.requests) > before)


def wait_for_contact(site):
    """Wait until the process knows that it would learn of every change."""
    wait_until(site.watcher.make_contact, seconds=10)


def url_of(article):
    """Return the address of an article's page."""
    return Edition.objects.live().get(article=article).get_absolute_url()
