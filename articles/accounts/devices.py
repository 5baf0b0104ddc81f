"""Browsers that people have signed in with before, known by a random key in a cookie."""

import hashlib
import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import KnownDevice
from articles.models.logins import DEVICE_TTL

COOKIE = "device"
KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def remember_device(request: HttpRequest, response: HttpResponse, user) -> bool:
    """Remember the browser that somebody signed in with, and return whether it is new for them."""
    now = timezone.now()
    known = KnownDevice.objects.filter(user=user)
    known.filter(last_used_at__lte=now - DEVICE_TTL).delete()
    key = request.COOKIES.get(COOKIE, "")
    if not KEY.fullmatch(key):
        key = secrets.token_urlsafe(32)
    key_hash = hashlib.sha256(key.encode()).hexdigest()
    _device, is_new = known.update_or_create(user=user, key_hash=key_hash, defaults={"last_used_at": now})
    response.set_cookie(
        COOKIE,
        key,
        max_age=DEVICE_TTL,
        path=settings.DESK_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return is_new
