"""Error pages of the readers' site, and the middleware that shows them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.edition_labels import news_first
from articles.models.editions import Edition
from articles.models.query_timeouts import is_timeout
from articles.site_urls import is_on_desk

from .site_context import Newspaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

# Seconds after which a browser or a robot may try again.
RETRY_AFTER = 60
DATABASE_UNAVAILABLE_ERRORS = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)


def _plain(template: str, status: int) -> HttpResponse:
    """Return a page that needs neither the database nor the request, so that it works whatever else is broken."""
    try:
        html: str = render_to_string(template, {"newspaper": Newspaper(), "code": status})
    except Exception:
        html = f"<!doctype html><title>{status}</title><h1>{status}</h1>"
    return HttpResponse(html, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the 400 page."""
    return _plain("site/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Return the 403 page, which is also for forms that fail the CSRF check."""
    return _plain("site/403.html", 403)


def _is_for_readers(request: HttpRequest) -> bool:
    return not is_on_desk(request) and not request.path.startswith(settings.STATIC_URL)


def newest() -> list[Edition]:
    """Return a few of the newest editions to show on error pages."""
    return news_first(list(Edition.objects.live().listed().for_cards().newest_first()[:5]))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the 404 page with links to the newest articles, or 503 if the database cannot be reached."""
    try:
        return render(request, "site/404.html", {"newest": newest()}, status=404)
    except DATABASE_UNAVAILABLE_ERRORS:
        return unavailable()


def server_error(request: HttpRequest | None) -> HttpResponse:
    """Return the 500 page."""
    return _plain("site/500.html", 500)


def _is_database_unavailable(error: OperationalError | InterfaceError) -> bool:
    """Return whether the database is unavailable or locked, and did not merely refuse a faulty query."""
    try:
        return "locked" in str(error) or not connection.is_usable()
    except Exception:
        return True


def unavailable(template: str = "site/503.html") -> HttpResponse:
    """Return a 503 page with a ``Retry-After`` header."""
    response = _plain(template, 503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def refuse_unknown_hosts(get_response: Answer) -> Answer:
    """Middleware that answers 400 for unknown hosts, even with DEBUG, since Django's page would show the settings."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            logger.warning("Refused: the host is not in ALLOWED_HOSTS")
            return bad_request(request)
        return get_response(request)

    return answer


class MaintenanceModeMiddleware:
    """Middleware that answers 503 to readers in maintenance mode, and to all if the database cannot be reached."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.MAINTENANCE and _is_for_readers(request):
            return unavailable()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return and log a 503 if a query took too long or the database is unavailable, else None."""
        if is_timeout(exception):
            logger.warning("A query took too long and was stopped.", exc_info=exception)
            return unavailable("site/search_too_slow.html")
        if (
            settings.DEBUG
            or not isinstance(exception, DATABASE_UNAVAILABLE_ERRORS)
            or not _is_database_unavailable(exception)
        ):
            return None
        logger.error("The database cannot be reached: %s", exception, exc_info=exception)
        return unavailable()


def own_not_found_page(get_response: Answer) -> Answer:
    """Middleware that shows readers the site's own 404 page with DEBUG too, in place of Django's debug page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if settings.DEBUG and response.status_code == 404 and _is_for_readers(request):
            return not_found(request)
        return response

    return answer
