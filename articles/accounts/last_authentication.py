"""The time at which the user of a session last proved who they are."""

import time

from django.conf import settings
from django.http import HttpRequest

# Session key for that time, in seconds since 1970.
CONFIRMED_AT = "confirmed_at"


def mark_confirmed(request: HttpRequest) -> None:
    """Note in the session that its user has just proved who they are."""
    request.session[CONFIRMED_AT] = int(time.time())


def is_confirmed(request: HttpRequest) -> bool:
    """Return whether the user of a session has proved who they are within ACCOUNT_REAUTHENTICATION_TIMEOUT."""
    age = time.time() - request.session.get(CONFIRMED_AT, 0)
    return -1 <= age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
