"""How fast somebody may guess: by network address, and by address and login together, never by login alone."""

from allauth.core import ratelimit
from django.http import HttpRequest

from articles.client_address import client_network

# The key of ``ACCOUNT_RATE_LIMITS`` for attempts from one address at one login.
GUESSES = "guesses_of_a_login"


def _key(request: HttpRequest, secret: str) -> str:
    return f"{client_network(request)} {secret.lower()}"


def may_guess(request: HttpRequest, secret: str) -> bool:
    """Count an attempt from an address, and return whether it is within the limit.

    Args:
        secret: Which secret is guessed: that of a login, or somebody's second factor.
    """
    return ratelimit.consume(request, action=GUESSES, key=_key(request, secret))


def forget_guesses(request: HttpRequest, secret: str) -> None:
    """Forget the attempts at a secret from an address, after the right one."""
    ratelimit.clear(request, action=GUESSES, key=_key(request, secret))
