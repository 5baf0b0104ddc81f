"""What follows from every sign-in, however it came about."""

from django.http import HttpRequest

from .confirming import mark_confirmed
from .sessions import start_session


def note_sign_in(sender, request: HttpRequest, user, **_details) -> None:
    """Signal receiver: whoever signs in begins a session and has proved who they are."""
    mark_confirmed(request)
    start_session(request, user)
