"""Limits on guessing passwords and codes.

They count by network address, and by address and login together. They never count by login alone, so that nobody can
lock out a colleague.
"""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from articles.client_address import client_network

# Keys of ``ACCOUNT_RATE_LIMITS``: failed attempts from one address, and all attempts from one address at one secret.
ADDRESS_FAILURES_ACTION = "failures_of_an_address"
SECRET_GUESSES_ACTION = "guesses_of_a_secret"
ALLAUTH_APP = "allauth.account"


class Attempt:
    """An attempt from an address at a secret: the password of a login, or a user's second factor.

    It is counted when it begins, so that simultaneous attempts all count, and no longer counted once it succeeds.
    """

    def __init__(self, request: HttpRequest, secret: str) -> None:
        self._request, self._key = request, f"{client_network(request)} {secret.lower()}"
        self._usage = ratelimit.consume(request, app=ALLAUTH_APP, action=ADDRESS_FAILURES_ACTION)
        self.is_allowed = bool(self._usage) and bool(
            ratelimit.consume(request, app=ALLAUTH_APP, action=SECRET_GUESSES_ACTION, key=self._key)
        )

    def succeed(self) -> None:
        """Stop counting this attempt against its address, and clear all attempts from there at this secret."""
        self._usage.rollback()
        ratelimit.clear(self._request, app=ALLAUTH_APP, action=SECRET_GUESSES_ACTION, key=self._key)
