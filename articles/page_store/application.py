"""The store in front of the application: it answers with a stored page, or keeps what the application answers."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from prometheus_client import Counter

from articles.page_dependencies import MAX_PROXY_AGE, STORE_KEY, Dependencies

from .pages import Pages, StoredPage
from .surrogate_keys import surrogate_key_header
from .upcoming import Schedule, tomorrow

if TYPE_CHECKING:
    from datetime import datetime
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from .watchers import Watcher

ANSWERS = Counter("newsroom_page_store_answers", "Answers to readers, by where they came from.", ["source"])
STORED, RENDERED = (ANSWERS.labels(source) for source in ("stored", "rendered"))
# How long a request waits for another one that renders the same page, in seconds.
WAIT_SECONDS = 2.0
# The most addresses whose parameters are remembered.
MAX_ADDRESSES = 20_000
KEY_BYTES = 16
STORED_STATUSES = frozenset({200, 410})
# Headers that the store sets itself.
OWN_HEADERS = frozenset({"cache-control", "content-length", "etag", "content-encoding", "vary", "last-modified", "age"})
Headers = list[tuple[str, str]]
logger = logging.getLogger(__name__)


class PageStore:
    """A WSGI application that keeps the pages of another one.

    A page is given again while nothing that it shows has changed, and no longer than until something in it changes by
    the clock. Whatever fails in here, the other application answers.
    """

    def __init__(self, application: WSGIApplication, *, max_bytes: int, watcher: Watcher) -> None:
        self.application, self.watcher = application, watcher
        self.changes = watcher.changes
        self.pages = Pages(max_bytes)
        self.schedule = Schedule()
        # The parameters that the page of an address depends on.
        self.parameters_by_address: dict[bytes, tuple[str, ...]] = {}
        self._rendering: dict[bytes, threading.Event] = {}
        self._excluded = (settings.DESK_PATH, f"/{settings.STATIC_URL.strip('/')}/", "/health/", "/metrics")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            answer = self.application(environ, start_response)
            # What this request has changed is out of date before its answer is sent.
            self._refresh()
            return answer
        # Django refuses a request without a host.
        if not environ.get("HTTP_HOST") or environ.get("PATH_INFO", "").startswith(self._excluded):
            return self.application(environ, start_response)
        try:
            address = _address(environ)
            request = self._request_key(address, environ.get("QUERY_STRING", ""))
            page = self._find(address, environ)
        except Exception:
            logger.exception("The page store failed. The page was rendered without it.")
            return self.application(environ, start_response)
        if page:
            return self._send(page, environ, start_response)
        return self._render(address, request, environ, start_response)

    def known_ends(self) -> Callable[[frozenset[str]], datetime] | None:
        """Return a function that says when a page that is begun now ends by the clock, by its keys.

        It is None where that cannot be known.
        """
        try:
            midnight, upcoming = tomorrow(), self.schedule.upcoming(self.changes.number)
        except Exception:
            logger.exception("The page store cannot know what changes by the clock. The page was not kept.")
            return None
        return lambda keys: min(midnight, upcoming.first_of(keys))

    def _refresh(self) -> None:
        try:
            self.watcher.refresh()
        except Exception:
            logger.exception("The page store cannot read changes. It drops all pages.")
            self.changes.drop_all()

    def _key(self, address: bytes, query: str) -> bytes:
        """Return the key of a page: that of its address, with the parameters that it depends on."""
        if not query:
            return address
        names = self.parameters_by_address.get(address, ())
        given = dict(parse_qsl(query, keep_blank_values=True)) if names else {}
        kept = urlencode([(name, given[name]) for name in names if name in given])
        return _digest(address + kept.encode()) if kept else address

    def _request_key(self, address: bytes, query: str) -> bytes:
        """Return the key of what a request asks for. Until a page's parameters are known, each query is its own."""
        if address in self.parameters_by_address:
            return self._key(address, query)
        return _digest(address + query.encode(errors="surrogateescape"))

    def _find(self, address: bytes, environ: WSGIEnvironment) -> StoredPage | None:
        """Return the fresh page for a request, or None."""
        if not self.watcher.make_contact():
            return None
        query = environ.get("QUERY_STRING", "")
        if query and address not in self.parameters_by_address:
            return None
        page = self.pages.get(self._key(address, query))
        if page is None:
            return None
        number = self.changes.number
        if page.checked != number:
            if not self.changes.are_unchanged(page.keys, page.number):
                return None
            page.checked = number
        return page if time.time() < page.until else None

    def _send(
        self,
        page: StoredPage,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        source: Counter = STORED,
    ) -> Iterable[bytes]:
        try:
            headers, body = page.encoded(environ.get("HTTP_ACCEPT_ENCODING", ""))
        except Exception:
            logger.exception("The page store cannot compress a page. It was sent as it is.")
            headers, body = page.encoded("")
        age = max(0, min(int(page.until - time.time()), int(MAX_PROXY_AGE.total_seconds())))
        cached = ("Cache-Control", f"no-cache, s-maxage={age}")
        source.inc()
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and page.status.startswith("200") and _matches(known, page.etag):
            start_response("304 Not Modified", [*(one for one in headers if not one[0].startswith("Content-")), cached])
            return []
        start_response(page.status, [*headers, cached])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _render(
        self, address: bytes, request: bytes, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Let the application answer, and keep the answer. Others that ask for the same page wait a moment for it."""
        mine = threading.Event()
        other = self._rendering.setdefault(request, mine)
        if other is not mine:
            other.wait(WAIT_SECONDS)
            try:
                page = self._find(address, environ)
            except Exception:
                logger.exception("The page store failed. The page was rendered once more.")
                page = None
            if page:
                return self._send(page, environ, start_response)
            return self._pass_on(address, environ, start_response)
        try:
            return self._pass_on(address, environ, start_response)
        finally:
            self._rendering.pop(request, None)
            mine.set()

    def _pass_on(self, address: bytes, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # Known before the first query of the page, so that what it shows is never older.
        number = self.changes.number
        begun: list[Any] = []

        def begin(status: str, headers: Headers, *exception: Any) -> Callable[[bytes], object]:
            begun[:] = [status, headers, exception]
            return lambda _data: None

        own = {str(name): environ[name] for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH") if name in environ}
        environ[STORE_KEY] = self
        answer: Any = self.application(environ, begin)
        status, headers, exception = begun
        depends_on: Dependencies | None = getattr(answer, "page", None)
        if depends_on is None:
            start_response(status, headers, *exception)
            return answer
        environ.update(own)
        body = b"".join(answer)
        answer.close()
        try:
            page = _page(status, headers, body, depends_on, number)
            self._keep(address, environ, page, depends_on.parameters)
        except Exception:
            logger.exception("The page store failed. The page was not kept.")
            start_response(status, headers, *exception)
            return [body]
        return self._send(page, environ, start_response, source=RENDERED)

    def _keep(self, address: bytes, environ: WSGIEnvironment, page: StoredPage, parameters: tuple[str, ...]) -> None:
        """Keep a page where it may be kept. Otherwise it has ended when it is sent."""
        is_storable = (
            int(page.status[:3]) in STORED_STATUSES
            and not any(name.lower() == "set-cookie" for name, _value in page.headers)
            # A page that has changed while it was rendered is not kept, here or by a proxy.
            and self.changes.are_unchanged(page.keys, page.number)
        )
        if not is_storable:
            page.until = 0
            return
        if len(self.parameters_by_address) > MAX_ADDRESSES:
            self.parameters_by_address.clear()
        self.parameters_by_address[address] = parameters
        self.pages.put(self._key(address, environ.get("QUERY_STRING", "")), page)


def _page(status: str, headers: Headers, body: bytes, depends_on: Dependencies, number: int) -> StoredPage:
    kept = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
    kept.append(("Vary", "Accept-Encoding"))
    # Readers pay for each byte, so it is sent only where a proxy takes it out again.
    if settings.PURGE_URLS:
        kept.append(("Surrogate-Key", surrogate_key_header(depends_on.keys)))
    return StoredPage(
        status=status,
        headers=kept,
        body=body,
        keys=depends_on.keys,
        until=depends_on.until.timestamp(),
        number=number,
    )


def _digest(text: bytes) -> bytes:
    """Return a key of few bytes for an address, which may be long."""
    return hashlib.blake2b(text, digest_size=KEY_BYTES).digest()


def _address(environ: WSGIEnvironment) -> bytes:
    """Return a key for scheme, host and path of a request, as Django finds them."""
    scheme = environ["wsgi.url_scheme"]
    header = settings.SECURE_PROXY_SSL_HEADER
    if header and header[0] in environ:
        is_secure = environ[header[0]].split(",", 1)[0].strip() == header[1]
        scheme = "https" if is_secure else "http"
    host = environ["HTTP_HOST"].lower()
    parts = scheme, host, environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", "")
    return _digest("\0".join(parts).encode(errors="surrogateescape"))


def _matches(known: str, etag: str) -> bool:
    """Return whether an ``If-None-Match`` header names a tag (weak comparison, RFC 9110, 13.1.2)."""
    return known.strip() == "*" or etag.removeprefix("W/") in {
        one.strip().removeprefix("W/") for one in known.split(",")
    }
