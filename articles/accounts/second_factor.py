"""Second factors: who must have one, who has one, and taking away one that was lost."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext_noop

from .sessions import end_sessions

# Where a session keeps the page that somebody was led away from to set up a second factor.
GO_ON_TO = "go_on_to"
# What proves that somebody holds a device; recovery codes alone do not count.
TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required_of(user) -> bool:
    """Return whether a user needs a second factor. Superusers count as every role."""
    if not settings.SECOND_FACTOR_ROLES:
        return False
    # All groups, as they may have been fetched for many users at once.
    return user.is_superuser or any(group.name in settings.SECOND_FACTOR_ROLES for group in user.groups.all())


def has_second_factor(user) -> bool:
    """Return whether a user has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=TYPES).exists()


def must_set_up(user) -> bool:
    """Return whether a user has to set up a second factor before anything else."""
    return bool(settings.SECOND_FACTOR_ROLES) and not has_second_factor(user) and is_required_of(user)


def is_last_needed(authenticator: Authenticator) -> bool:
    """Return whether somebody whose role needs a second factor has this one alone."""
    others = Authenticator.objects.filter(user=authenticator.user, type__in=TYPES).exclude(pk=authenticator.pk)
    return is_required_of(authenticator.user) and not others.exists()


def reset_second_factor(user, *, by) -> None:
    """Take all second factors from a user who lost them, end their sessions, and record who did it.

    Args:
        by: The colleague who does it, or None for a command in a shell.
    """
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        said = gettext_noop("Second factor reset.") if by else gettext_noop("Second factor reset from a shell.")
        record_change(user, by or user, said)


def record_change(user, by, message: str) -> None:
    """Write into the admin's log of a user what somebody changed about their access."""
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=message, single_object=True)
