"""Health checks for supervisors and load balancers: whether the process answers, and whether its database does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, Error, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
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
    or 503 where the database cannot be reached. The answers reveal nothing else about the installation.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path == LIVE:
            return _status(is_well=True)
        if request.path == READY:
            return _status(is_well=_database_answers())
        return get_response(request)

    return answer


def _database_answers() -> bool:
    if _is_file_missing():
        # Connecting would make an empty one.
        connection.close()
        return False
    try:
        with waiting_at_most(CHECK_SECONDS), connection.cursor() as cursor:
            # An empty database answers too, but not with a table.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except Error:
        # The next check connects again.
        connection.close()
        return False
    return True


def _is_file_missing() -> bool:
    """Return whether the database is SQLite and its file is not there, also where it was deleted while in use."""
    used = connections[DEFAULT_DB_ALIAS]
    return isinstance(used, SQLite) and not used.is_in_memory_db() and not Path(used.settings_dict["NAME"]).exists()


def _status(*, is_well: bool) -> JsonResponse:
    response = JsonResponse({"status": "ok" if is_well else "database unavailable"}, status=200 if is_well else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
