"""Error pages of the desk for invalid values and for searches that take too long."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.audit import ClockBehind
from articles.models.query_timeouts import is_deadlock, is_timeout

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from django.urls import ResolverMatch

logger = logging.getLogger(__name__)


class DeskErrorsMiddleware:
    """Middleware that explains errors of the desk.

    The status is 400 for invalid values in a request, 409 for a server clock that is behind, and 503 for queries that
    were stopped because they took too long or waited for each other.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return a response that explains the error, or None if it is of another kind or not on the desk."""
        match = request.resolver_match
        if match is None or match.namespaces[:1] != [admin.site.name]:
            return None
        if isinstance(exception, IncorrectLookupParameters):
            return _answer(request, 400, _("There is no such filter or page. Go back to the list and choose another."))
        if isinstance(exception, ClockBehind):
            # Whatever would have been recorded was rolled back with its transaction.
            return _answer(request, 409, str(exception))
        if isinstance(exception, OverflowError | DataError) and _is_filtered_list(request, match):
            # Some values of filters cause errors only while the page is rendered.
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        if isinstance(exception, OverflowError | DataError):
            logger.warning("A value was too large for the database.", exc_info=exception)
            return _answer(request, 400, _("One of the values cannot be stored. Go back and correct it."))
        if is_timeout(exception):
            logger.warning("A query took too long and was stopped.", exc_info=exception)
            if request.method in {"GET", "HEAD"}:
                return _answer(request, 503, _("This search took too long. Narrow it."))
            return _answer(request, 503, _("This took too long, and nothing was saved. Go back and try again."))
        if is_deadlock(exception):
            logger.warning("Two transactions waited for each other, and one was rolled back.", exc_info=exception)
            text = _(
                "Somebody else changed the same things at this moment, and nothing was saved. Go back and try again."
            )
            return _answer(request, 503, text)
        return None


def _is_filtered_list(request: HttpRequest, match: ResolverMatch) -> bool:
    is_list = (match.url_name or "").endswith("_changelist")
    return is_list and request.method in {"GET", "HEAD"} and not set(request.GET) <= {ERROR_FLAG}


def _answer(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """Return an HTML page for browsers, or JSON with the sentence for scripts."""
    if request.get_preferred_type(["application/json", "text/html"]) != "text/html":
        return JsonResponse({"error": sentence}, status=status)
    context = {**admin.site.each_context(request), "title": _("This did not work"), "why": sentence}
    return render(request, "admin/refused.html", context, status=status)
