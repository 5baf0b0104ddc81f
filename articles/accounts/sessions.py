"""Sessions: which are open, how long they stay open without a request, and ending them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from articles.client_address import client_address

from .login_log import device_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# The precision of the time at which a session was last used.
TOUCH_INTERVAL = timedelta(minutes=1)
# Stored in place of an address that is not known, such as that of a Unix socket.
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104
MAX_USER_AGENT_CHARACTERS = UserSession._meta.get_field("user_agent").max_length


def idle_limit(user: AbstractUser) -> timedelta | None:
    """Return the time without a request after which a user's sessions end, or None for no limit.

    If a user has several roles, the shortest limit counts. Superusers count as every role.
    """
    limits = dict(settings.SESSION_IDLE_HOURS)
    default = limits.pop("", 0)
    names = set(limits) if user.is_superuser else {group.name for group in user.groups.all()}
    hours = [limits[name] for name in names if name in limits] or [default]
    shortest = min((number for number in hours if number), default=0)
    return timedelta(hours=shortest) if shortest else None


def _shortest_limit() -> timedelta:
    return timedelta(hours=min((hours for hours in settings.SESSION_IDLE_HOURS.values() if hours), default=0))


def _is_idle(row: UserSession, user: AbstractUser) -> bool:
    idle = timezone.now() - row.last_seen_at
    shortest = _shortest_limit()
    # The user's roles are queried only if the shortest limit of any role has passed.
    if not shortest or idle <= shortest:
        return False
    limit = idle_limit(user)
    return limit is not None and idle > limit


def start_session(request: HttpRequest, user: AbstractUser) -> UserSession:
    """Record the session of a request with its user, time, address and browser, and return the row."""
    if not request.session.session_key:
        request.session.save()
    now = timezone.now()
    facts = {
        "user": user,
        "ip": str(client_address(request) or UNKNOWN_ADDRESS),
        "user_agent": request.headers.get("User-Agent", "")[:MAX_USER_AGENT_CHARACTERS],
        "last_seen_at": now,
    }
    row, _is_new = UserSession.objects.update_or_create(session_key=request.session.session_key, defaults=facts)
    return row


def check_session(request: HttpRequest) -> bool:
    """End the session of a request if it was idle for too long or its user has lost access to the desk.

    Returns:
        Whether it was ended because it was idle.
    """
    if not request.user.is_authenticated:
        if SESSION_KEY in request.session:
            UserSession.objects.filter(session_key=request.session.session_key).delete()
            request.session.flush()
        return False
    row = UserSession.objects.filter(session_key=request.session.session_key, user=request.user).first()
    if row is None:
        row = start_session(request, request.user)
    if _is_idle(row, request.user):
        row.delete()
        logout(request)
        return True
    request.user_session = row  # type: ignore[attr-defined]
    return False


def touch_session(request: HttpRequest) -> None:
    """Update when a session was last used, at most once a minute. Heartbeats of an open tab do not count as use.

    A session whose key changed because its user changed the password continues under the new key, unless it was ended
    meanwhile.
    """
    row, now = getattr(request, "user_session", None), timezone.now()
    if row is None or not request.user.is_authenticated:
        return
    key = request.session.session_key
    if key != row.session_key and not UserSession.objects.filter(pk=row.pk).update(session_key=key):
        logout(request)
        return
    if getattr(request, "is_background", False) or now - row.last_seen_at < TOUCH_INTERVAL:
        return
    address = client_address(request)
    UserSession.objects.filter(pk=row.pk).update(last_seen_at=now, ip=str(address or UNKNOWN_ADDRESS))


def _is_of(session: Session, user: AbstractUser) -> bool:
    """Return whether a session is still valid for a user: a new password or lost access ends it."""
    data = session.get_decoded()
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    is_theirs = data.get(SESSION_KEY) == str(user.pk) and data.get(HASH_SESSION_KEY) in hashes
    return is_theirs and user.is_active and user.is_staff


def open_sessions(users: Iterable[AbstractUser]) -> dict[int, list[UserSession]]:
    """Return the open sessions of each of these users by primary key, the last used first, in two queries.

    Each has ``device``, the names of its browser and system.
    """
    known = {user.pk: user for user in users}
    rows = list(UserSession.objects.filter(user__in=known).order_by("-last_seen_at"))
    kept = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now())
    sessions = {session.session_key: session for session in kept}
    found: dict[int, list[UserSession]] = {number: [] for number in known}
    for row in rows:
        user, session = known[row.user_id], sessions.get(row.session_key)
        if session and _is_of(session, user) and not _is_idle(row, user):
            row.device = device_name(row.user_agent)
            found[user.pk].append(row)
    return found


def sessions_of(user: AbstractUser) -> list[UserSession]:
    """Return the open sessions of a user, the last used first."""
    return open_sessions([user])[user.pk]


def end_sessions(user: AbstractUser, *, number: int | None = None, except_key: str | None = "") -> int:
    """End sessions of a user and return how many.

    Args:
        number: The primary key of the only session to end. All are ended by default.
        except_key: The key of a session that is kept, such as the user's current one.
    """
    found = UserSession.objects.filter(user=user).exclude(session_key=except_key)
    if number is not None:
        found = found.filter(pk=number)
    rows = list(found)
    for row in rows:
        row.end()
    return len(rows)
