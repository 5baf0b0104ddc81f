"""Signal receivers for signing in by any method, signing out, and setting up a first second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from .last_authentication import mark_confirmed
from .second_factor import SECOND_FACTOR_TYPES
from .sessions import end_sessions, start_session

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User


def note_sign_in(sender: type[User], request: HttpRequest, user: AbstractUser, **_details: Any) -> None:
    """Signal receiver: start a session for the user who signed in, and note that they have proved who they are."""
    mark_confirmed(request)
    start_session(request, user)


def note_sign_out(sender: type[User], request: HttpRequest, **_details: Any) -> None:
    """Signal receiver: delete the record of the session that was signed out of."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


def end_sessions_without_factor(
    sender: type[Authenticator], request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **_details: Any
) -> None:
    """Signal receiver: when a user sets up their first second factor, end their other sessions.

    Those sessions were opened without a second factor.
    """
    others = Authenticator.objects.filter(user=user, type__in=SECOND_FACTOR_TYPES).exclude(pk=authenticator.pk)
    if authenticator.type in SECOND_FACTOR_TYPES and not others.exists():
        end_sessions(user, except_key=request.session.session_key)


def connect() -> None:
    """Connect the receivers of this module, once."""
    user_logged_in.connect(note_sign_in, dispatch_uid="articles.accounts")
    user_logged_out.connect(note_sign_out, dispatch_uid="articles.accounts")
    authenticator_added.connect(end_sessions_without_factor, dispatch_uid="articles.accounts")
