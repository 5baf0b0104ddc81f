"""Metrics for Prometheus: requests of all server processes, and what the database says of tasks and logins."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from articles.site_urls import is_on_desk

from .database_limits import waiting_at_most
from .database_metrics import DatabaseMetrics
from .health import CHECK_SECONDS, LIVE, READY
from .shared_metrics import FOLDER_VARIABLE

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

logger = logging.getLogger(__name__)
PATH = "/metrics"
# Headers that a proxy adds. A request with one of them, even an empty one, does not come from this machine.
PROXY_HEADERS = (
    "Forwarded",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Real-IP",
)
REQUESTS = Histogram(
    "newsroom_request_seconds",
    "Seconds that requests took, by kind of page and status.",
    ["page", "status"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def measure_requests(get_response: Answer) -> Answer:
    """Middleware that measures every request, and answers ``/metrics``.

    ``/metrics`` is for this machine alone, or with METRICS_TOKEN for whoever sends it as a bearer token. For others
    there is no such page.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path == PATH and _may_read(request):
            return _metrics()
        began = time.perf_counter()
        response = get_response(request)
        if request.path not in {LIVE, READY}:
            _observe(request, response, time.perf_counter() - began)
        return response

    return answer


def _observe(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    """Count a request. Where that fails, the answer is sent all the same."""
    try:
        REQUESTS.labels(_kind(request), response.status_code).observe(seconds)
    except Exception as error:
        logger.warning("A request was not counted: %r", error)


def _kind(request: HttpRequest) -> str:
    """Return the kind of page of a request, of which there are few: the name of its view, without the desk's pages."""
    if request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
        return "static"
    if is_on_desk(request):
        return "desk"
    match = request.resolver_match
    return (match.url_name or "article") if match else "none"


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        return compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode())
    if any(name in request.headers for name in PROXY_HEADERS):
        return False
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    # A socket for both versions of IP names IPv4 addresses as parts of IPv6.
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _metrics() -> HttpResponse:
    texts = [_request_metrics()]
    try:
        numbers = CollectorRegistry()
        numbers.register(DatabaseMetrics())
        with waiting_at_most(CHECK_SECONDS):
            texts.append(generate_latest(numbers))
    except Error:
        # Without the database, the metrics of requests are still returned.
        connection.close()
    response = HttpResponse(b"".join(texts), content_type=CONTENT_TYPE_LATEST)
    response.headers["Cache-Control"] = "no-store"
    return response


def _request_metrics() -> bytes:
    try:
        registry = REGISTRY
        if os.environ.get(FOLDER_VARIABLE):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return generate_latest(registry)
    except Exception as error:
        logger.warning("The metrics of requests cannot be read: %r", error)
        return b""
