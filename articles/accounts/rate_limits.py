"""How fast somebody may guess: by network address, and by address and login together, never by login alone."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from articles.client_address import client_network

# The keys of ``ACCOUNT_RATE_LIMITS``: failed attempts from one address, and all at one secret from one address.
ADDRESS_FAILURES_ACTION = "failures_of_an_address"
SECRET_GUESSES_ACTION = "guesses_of_a_secret"
ALLAUTH_APP = "allauth.account"


class Attempt:
    """An attempt from an address at a secret: the password of a login, or somebody's second factor.

    It counts from the beginning, so that attempts at the same instant count together, and is taken back by success.
    """

    def __init__(self, request: HttpRequest, secret: str) -> None:
        self._request, self._key = request, f"{client_network(request)} {secret.lower()}"
        self._usage = ratelimit.consume(request, app=ALLAUTH_APP, action=ADDRESS_FAILURES_ACTION)
        self.is_allowed = bool(self._usage) and bool(
            ratelimit.consume(request, app=ALLAUTH_APP, action=SECRET_GUESSES_ACTION, key=self._key)
        )

    def succeed(self) -> None:
        """Take back this attempt from its address, and forget all from there at this secret."""
        self._usage.rollback()
        ratelimit.clear(self._request, app=ALLAUTH_APP, action=SECRET_GUESSES_ACTION, key=self._key)
