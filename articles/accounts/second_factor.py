"""Second factors: who must have one, who has one, and resetting those that were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from articles.audit import record_event
from articles.models import Event
from articles.states.actors import SHELL

from .sessions import end_sessions

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# Session key for the page that a user asked for before they were redirected to set up a second factor.
NEXT_ADDRESS_KEY = "go_on_to"
# Types that prove possession of a device. Recovery codes alone do not count.
SECOND_FACTOR_TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required_of(user: AbstractUser) -> bool:
    """Return whether a user needs a second factor. Superusers count as every role."""
    if not settings.SECOND_FACTOR_ROLES:
        return False
    # ``groups.all()`` in place of a filter, as the groups may have been prefetched for many users at once.
    return user.is_superuser or any(group.name in settings.SECOND_FACTOR_ROLES for group in user.groups.all())


def has_second_factor(user: AbstractUser) -> bool:
    """Return whether a user has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTOR_TYPES).exists()


def must_set_up(user: AbstractUser) -> bool:
    """Return whether a user has to set up a second factor before anything else."""
    return bool(settings.SECOND_FACTOR_ROLES) and not has_second_factor(user) and is_required_of(user)


def is_last_needed(authenticator: Authenticator) -> bool:
    """Return whether this is the only second factor of a user whose role needs one."""
    others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_FACTOR_TYPES).exclude(
        pk=authenticator.pk
    )
    return is_required_of(authenticator.user) and not others.exists()


def delete_second_factors(user: AbstractUser, *, by: AbstractUser | None) -> None:
    """Delete all second factors of a user who lost them, end their sessions, and record who did it.

    Args:
        by: The colleague who does it, or None for a command in a shell.
    """
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        record_change(user, by, "reset_second_factor")


def record_change(user: AbstractUser, by: AbstractUser | None, move: str, **details: Any) -> Event:
    """Record a change to a user's access in the audit trail.

    Args:
        by: Who made the change, or None for a command in a shell.
        move: One of ``LOGIN_EVENTS``.
        details: Keys and plain data: no password, no address of a person.
    """
    facts = {"login": user.get_username(), **details}
    return record_event(user, move, by=by, actor_name="" if by else SHELL, details=facts)
