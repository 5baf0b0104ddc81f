"""Health checks for supervisors and load balancers: whether the process answers, and whether its database does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import Error, connection
from django.http import JsonResponse

from .database_limits import waiting_at_most

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

LIVE, READY = "/health/live", "/health/ready"
# Seconds that a database has to answer a check.
CHECK_SECONDS = 5.0


def answer_health_checks(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that answers ``/health/live`` and ``/health/ready`` before any other is asked.

    A supervisor on the same machine asks by address, without TLS and without the site's host name. The status is 200,
    or 503 where the database cannot be reached. The answers tell nothing else about the installation.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path == LIVE:
            return _status(is_well=True)
        if request.path == READY:
            return _status(is_well=_database_answers())
        return get_response(request)

    return answer


def _database_answers() -> bool:
    try:
        with waiting_at_most(CHECK_SECONDS), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        # The next check connects again.
        connection.close()
        return False
    return True


def _status(*, is_well: bool) -> JsonResponse:
    response = JsonResponse({"status": "ok" if is_well else "database unavailable"}, status=200 if is_well else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
