"""How fast somebody may guess: by network address, and by address and login together, never by login alone."""

from allauth.core import ratelimit
from django.http import HttpRequest

from articles.client_address import client_network

# The key of ``ACCOUNT_RATE_LIMITS`` for attempts from one address at one login.
GUESSES = "guesses_of_a_login"


def _key(request: HttpRequest, login: str) -> str:
    return f"{client_network(request)} {login.strip().lower()}"


def may_guess(request: HttpRequest, login: str) -> bool:
    """Count an attempt at a login from an address, and return whether it is within the limit."""
    return ratelimit.consume(request, action=GUESSES, key=_key(request, login))


def forget_guesses(request: HttpRequest, login: str) -> None:
    """Forget the attempts at a login from an address, after the right password or code."""
    ratelimit.clear(request, action=GUESSES, key=_key(request, login))
