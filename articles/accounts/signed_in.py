"""The user who sent a request to a page that is open to signed-in users only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest


def desk_user(request: HttpRequest) -> AbstractUser:
    """Return the user who sent a request, for pages where signing in is required (nothing is checked here)."""
    return cast("AbstractUser", request.user)
