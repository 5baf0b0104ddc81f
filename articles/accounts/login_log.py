"""The login log: who tried to sign in, from where and with what result, for 90 days."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone

from articles.client_address import client_address
from articles.models import LoginAttempt
from articles.models.login_attempts import LOGIN_LOG_TTL

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# Browsers and systems with the patterns that identify them in ``User-Agent``. The first match counts, since many
# browsers name others too.
BROWSERS = {
    "Edge": r"Edg(e|A|iOS)?/",
    "Opera": r"OPR/|Opera",
    "Samsung Internet": r"SamsungBrowser/",
    "UC Browser": r"UCBrowser/",
    "Firefox": r"Firefox/|FxiOS/",
    "Chrome": r"Chrome/|CriOS/|Chromium/",
    "Safari": r"Safari/",
}
SYSTEMS = {
    "Android": r"Android",
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Windows": r"Windows",
    "macOS": r"Mac OS X|Macintosh",
    "ChromeOS": r"CrOS",
    "Linux": r"Linux",
}
logger = logging.getLogger(__name__)


def device_name(user_agent: str) -> str:
    """Return the browser and system that a ``User-Agent`` header names, such as ``Firefox, Android``."""
    names = []
    for patterns in (BROWSERS, SYSTEMS):
        names += [name for name, pattern in patterns.items() if re.search(pattern, user_agent)][:1]
    return ", ".join(names)


def user_named(login: str) -> AbstractUser | None:
    """Return the user with a login, or None."""
    User = get_user_model()
    return User.objects.filter(**{User.USERNAME_FIELD: login.strip()}).first() if login else None


def method_of(request: HttpRequest, user: AbstractUser) -> str:
    """Return how a user last authenticated in this session, as a value of ``LoginAttempt.Method`` or ``""``."""
    records = get_authentication_records(request, user)
    last = records[-1] if records else {}
    method = last.get("type") or last.get("method", "")
    return method if method in LoginAttempt.Method.values else ""


def sign_in_elsewhere(request: HttpRequest, user: AbstractUser) -> LoginAttempt | None:
    """Return a user's last sign-in if it came from another browser or address than this request, else None."""
    last = LoginAttempt.objects.kept().filter(user=user.pk, outcome=LoginAttempt.Outcome.SUCCEEDED).first()
    if last is None:
        return None
    here = str(client_address(request) or ""), device_name(request.headers.get("User-Agent", ""))
    return last if (last.address or "", last.device) != here else None


def record_attempt(request: HttpRequest, outcome: str, user: AbstractUser | None = None, method: str = "") -> None:
    """Record an attempt to sign in. Delete expired attempts, and sessions that were not used for as long.

    Args:
        outcome: A value of ``LoginAttempt.Outcome``.
        user: Whose login was tried, or None if the login that was entered does not exist.
        method: A value of ``LoginAttempt.Method``, or ``""``.
    """
    address = client_address(request)
    LoginAttempt.objects.create(
        user_id=user.pk if user else None,
        outcome=outcome,
        method=method,
        address=str(address) if address else None,
        device=device_name(request.headers.get("User-Agent", "")),
    )
    delete_expired()
    if outcome not in {LoginAttempt.Outcome.SUCCEEDED, LoginAttempt.Outcome.CONFIRMED}:
        logger.warning("Sign-in failed: %s", outcome)


def delete_expired() -> None:
    """Delete attempts, and the addresses of sessions, that are older than LOGIN_LOG_TTL."""
    LoginAttempt.objects.expired().delete()
    UserSession.objects.filter(last_seen_at__lte=timezone.now() - LOGIN_LOG_TTL).delete()
