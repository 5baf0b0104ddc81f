"""The authentication backend: only active users with access to the desk can sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.backends import ModelBackend

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User


class StaffBackend(ModelBackend):
    """Django's password backend, limited to users with access to the desk.

    Access is checked again at every request, so a session ends with the first request after its user is deactivated
    or loses staff status.
    """

    def user_can_authenticate(self, user: AbstractUser) -> bool:  # type: ignore[override]
        """Return whether a user is active and may open the desk."""
        return super().user_can_authenticate(cast("User", user)) and user.is_staff
