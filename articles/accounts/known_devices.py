"""Browsers that users have signed in with before, recognised by random keys in a cookie: one key for each user."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import KnownDevice
from articles.models.login_attempts import DEVICE_TTL

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

DEVICE_COOKIE_NAME = "device"
DEVICE_KEY_PATTERN = re.compile(r"[A-Za-z0-9_-]{43}")
# The number of users of a shared browser who are recognised there.
MAX_KEYS = 8


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def remember_device(request: HttpRequest, response: HttpResponse, user: AbstractUser) -> bool:
    """Remember the browser that a user signed in with, and return whether it is new for them.

    The server generates the key of a new browser, so that nobody can plant a cookie of their own in the browser of
    somebody else.
    """
    now = timezone.now()
    delete_expired()
    keys = [key for key in request.COOKIES.get(DEVICE_COOKIE_NAME, "").split(".") if DEVICE_KEY_PATTERN.fullmatch(key)][
        :MAX_KEYS
    ]
    known = KnownDevice.objects.filter(user=user.pk, key_hash__in=[_hash(key) for key in keys])
    is_new = not known.update(last_used_at=now)
    if is_new:
        key = secrets.token_urlsafe(32)
        KnownDevice.objects.create(user_id=user.pk, key_hash=_hash(key))
        keys = [key, *keys][:MAX_KEYS]
    response.set_cookie(
        DEVICE_COOKIE_NAME,
        ".".join(keys),
        max_age=DEVICE_TTL,
        path=settings.DESK_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return is_new


def delete_expired() -> None:
    """Delete the browsers that were not used for DEVICE_TTL, which count as new ones."""
    KnownDevice.objects.filter(last_used_at__lte=timezone.now() - DEVICE_TTL).delete()
