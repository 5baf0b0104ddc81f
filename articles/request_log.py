"""Log lines with the id of their request and without personal data.

No address, login, query string, cookie or form value is written. A user is a number, and the values of a request are
removed from the messages of exceptions.
"""

from __future__ import annotations

import logging
import re
import sys
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest

from articles.site_urls import is_on_desk

if TYPE_CHECKING:
    from logging import LogRecord
    from typing import TextIO

    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

# A request id from a proxy is accepted with letters, digits and hyphens only, and short enough for a line.
SAFE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
EMAIL_PATTERN = re.compile(r"[^\s<>\"'(),:;]+@[^\s<>\"'(),:;]+")
QUERY_PATTERN = re.compile(r"\?\S+")
# The token of a guest link, which opens an unpublished text, and that of a link to set a new password.
TOKEN_PATTERN = re.compile(r"[\w-]{16,}:[\w-]{16,}|[0-9a-z]{1,13}-[0-9a-z]{6,}-[0-9a-f]{32,}")
# Shorter values are not removed, since they are parts of ordinary words.
MIN_VALUE_CHARACTERS = 3
MAX_MESSAGE_CHARACTERS = 500
LEFT_OUT = "[…]"
NOT_FOUND_STATUSES = {404, 410}

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
logger = logging.getLogger(__name__)


def log_requests(get_response: Answer) -> Answer:
    """Middleware: give each request an id, and log it where it took too long.

    The id is the proxy's ``X-Request-ID`` where that is safe to log. It is returned only by the desk and with errors,
    so that readers' pages are the same for everybody.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        identity = given if SAFE_ID.fullmatch(given) else uuid.uuid4().hex
        request.request_id = identity  # type: ignore[attr-defined]
        token, began = _request.set(request), time.perf_counter()
        try:
            response = get_response(request)
            seconds, limit = time.perf_counter() - began, settings.SLOW_REQUEST_SECONDS
            if limit and seconds >= limit:
                logger.warning("Slow request: %.2f s, status %s", seconds, response.status_code)
        finally:
            _request.reset(token)
        if response.status_code >= 400 or is_on_desk(request):
            response.headers["X-Request-ID"] = identity
        return response

    return answer


class SkipMissingPages(logging.Filter):
    """A logging filter that drops requests for missing or withdrawn pages, which readers and crawlers often make."""

    def filter(self, record: LogRecord) -> bool:
        return not (record.name == "django.request" and getattr(record, "status_code", None) in NOT_FOUND_STATUSES)


class StderrHandler(logging.StreamHandler):
    """A handler that writes to the ``sys.stderr`` of the moment, even where that was replaced."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        """Standard error."""
        return sys.stderr


class LineFormatter(logging.Formatter):
    """``TIME LEVEL LOGGER [REQUEST ID] METHOD PATH user=NUMBER: MESSAGE``, then a traceback where there is one."""

    default_msec_format = None

    def format(self, record: LogRecord) -> str:
        request = getattr(record, "request", None)
        request = request if isinstance(request, HttpRequest) else _request.get()
        message = record.getMessage()
        if record.name == "django.server":
            message = QUERY_PATTERN.sub("", message)
        line = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S%z')} {record.levelname} {record.name} {_name(request)}"
        lines = [f"{line}: {_one_line(_without_values(message, request))}"]
        error = record.exc_info and record.exc_info[1]
        # A warning, such as for a refused request, is no fault of the program and needs no traceback.
        if error and record.levelno >= logging.ERROR:
            lines += _traceback(error, request)
        return "\n".join(lines)


def _name(request: HttpRequest | None) -> str:
    """Return a request's id, method, path and user's number, or a hyphen where there is no request."""
    if request is None:
        return "[-]"
    # The user only where it was loaded already, so that logging makes no query.
    user = getattr(request, "_cached_user", None)
    number = f" user={user.pk}" if user and user.pk else ""
    identity = getattr(request, "request_id", "-")
    return f"[{identity}] {request.method} {_one_line(_without_personal_parts(request.path))}{number}"


def _without_personal_parts(path: str) -> str:
    """Return a path without e-mail addresses and tokens, also where they are percent-encoded."""
    return EMAIL_PATTERN.sub(LEFT_OUT, TOKEN_PATTERN.sub(LEFT_OUT, unquote(path)))


def _one_line(text: str) -> str:
    """Return text without control characters, so that nobody can inject log lines."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _values_of(request: HttpRequest | None) -> list[str]:
    """Return the values of a request that may identify who made it or contain what was typed, the longest first."""
    if request is None:
        return []
    # A form that was not parsed yet is not parsed for logging.
    sent: list[Any] = [request.GET, getattr(request, "_post", {})]
    found = [value for data in sent for name in data for value in data.getlist(name)]
    found += request.COOKIES.values()
    found += [request.META.get("REMOTE_ADDR", ""), request.META.get("QUERY_STRING", "")]
    found.append(request.META.get("HTTP_REFERER", ""))
    found += request.META.get("HTTP_X_FORWARDED_FOR", "").replace(",", " ").split()
    user = getattr(request, "_cached_user", None)
    if user and user.pk:
        found += [user.get_username(), user.get_full_name()]
    return sorted({value for value in found if len(value) >= MIN_VALUE_CHARACTERS}, key=len, reverse=True)


def _without_values(text: str, request: HttpRequest | None) -> str:
    """Return text without tokens, e-mail addresses and values of the request."""
    for value in _values_of(request):
        # Messages often have values as repr writes them.
        for form in (value, repr(value)[1:-1]):
            text = text.replace(form, LEFT_OUT)
    return EMAIL_PATTERN.sub(LEFT_OUT, TOKEN_PATTERN.sub(LEFT_OUT, text))


def _traceback(error: BaseException, request: HttpRequest | None) -> list[str]:
    """Return the traceback lines of an exception and its causes, each with only the first line of its message.

    In the following lines, databases quote the values of rows.
    """
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [*_traceback(cause, request), "Then:"] if cause else []
    message = (str(error).splitlines() or [""])[0][:MAX_MESSAGE_CHARACTERS]
    frames = "".join(traceback.format_tb(error.__traceback__)).splitlines()
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return [*before, "Traceback:", *frames, f"{name}: {_one_line(_without_values(message, request))}"]
