"""Roles, access and second factors of colleagues: what a chief may change, and the rules of each change.

Every change locks both people, checks, changes and records in one transaction, or raises ``ChangeRefused`` and
changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.audit import ClockBehind
from articles.models import Event
from articles.models.actors import display_name

from . import second_factor, sessions
from .second_factor import record_change

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

MANAGE_LOGINS_PERMISSION = "articles.manage_logins"


class ChangeRefused(Exception):
    """A change that is not allowed, or no longer allowed. The text explains why."""


def manage_permission() -> QuerySet[Permission]:
    """Return the permission to manage logins, as a queryset of one row."""
    app, _dot, name = MANAGE_LOGINS_PERMISSION.partition(".")
    return Permission.objects.filter(content_type__app_label=app, codename=name)


def desk_users() -> QuerySet[User]:
    """Return the users with access to the desk, including deactivated ones."""
    return get_user_model().objects.filter(is_staff=True)


def managers() -> QuerySet[User]:
    """Return the active users with access to the desk who may manage logins."""
    return get_user_model().objects.with_perm(MANAGE_LOGINS_PERMISSION).filter(is_staff=True)


def is_last_manager(user: AbstractUser) -> bool:
    """Return whether this user is the only one who may manage logins."""
    found = list(managers().values_list("pk", flat=True)[:2])
    return found == [user.pk]


def grantable_groups(by: AbstractUser) -> list[Group]:
    """Return the groups that ``by`` may grant and revoke: those with no permission that ``by`` lacks."""
    own = by.get_all_permissions()
    groups = Group.objects.order_by("name").prefetch_related("permissions__content_type")
    return [
        group
        for group in groups
        if own.issuperset(f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all())
    ]


def refusal_to_change(user: AbstractUser, by: AbstractUser) -> str:
    """Return a sentence with the reason why ``by`` may not change this user's login, or ``""`` if they may."""
    if user.pk == by.pk:
        return _("This is your own login. Somebody else has to change your roles and your access.")
    if user.is_superuser and not by.is_superuser:
        return _("This login is a superuser. Only another superuser can change it.")
    if not by.get_all_permissions().issuperset(_permissions_of(user)):
        return _("This login has permissions that you do not have. Only somebody who has them can change it.")
    return ""


def _permissions_of(user: AbstractUser) -> set[str]:
    """Return the permissions of a user, or those that a deactivated user would have once active again."""
    active = get_user_model()(pk=user.pk, is_active=True, is_superuser=user.is_superuser)
    return active.get_all_permissions()


def seen_roles(user: AbstractUser) -> str:
    """Return the roles and access of a user as text for a hidden form field, to detect changes made meanwhile."""
    groups = sorted(user.groups.values_list("pk", flat=True))
    return f"{int(user.is_active)}:{','.join(map(str, groups))}"


def seen_factors(user: AbstractUser) -> str:
    """Return the second factors of a user as text for a hidden form field, to detect changes made meanwhile."""
    factors = Authenticator.objects.filter(user=user, type__in=second_factor.SECOND_FACTOR_TYPES)
    return ",".join(map(str, sorted(factors.values_list("pk", flat=True))))


@contextmanager
def _changing(
    user: AbstractUser, by: AbstractUser, seen: str | None = None, state_of: Callable[[AbstractUser], str] = seen_roles
) -> Iterator[tuple[AbstractUser, AbstractUser]]:
    """Lock both users, check what every change requires, and yield them with their current values."""
    with transaction.atomic():
        rows = get_user_model().objects.select_for_update().filter(pk__in=[user.pk, by.pk]).order_by("pk")
        found = {row.pk: row for row in rows}
        if user.pk not in found:
            raise ChangeRefused(_("This login was deleted meanwhile."))
        user, by = found[user.pk], found[by.pk]
        if not (by.is_staff and by.has_perm(MANAGE_LOGINS_PERMISSION)):
            raise PermissionDenied
        if reason := refusal_to_change(user, by):
            raise ChangeRefused(reason)
        if seen is not None and seen != state_of(user):
            text = _("Somebody else changed the login of %(name)s meanwhile. Nothing was changed; check it again.")
            raise ChangeRefused(text % {"name": display_name(user)})
        try:
            yield user, by
        except ClockBehind as refusal:
            raise ChangeRefused(str(refusal)) from refusal


def are_managers_left_without(group: Group) -> bool:
    """Return whether somebody could still manage logins if a group did not have that permission."""
    needed = manage_permission()
    otherwise = Q(is_superuser=True) | Q(user_permissions__in=needed)
    others = Group.objects.filter(permissions__in=needed).exclude(pk=group.pk)
    return managers().filter(otherwise | Q(groups__in=others)).exists()


def _check_managers_remain(user: AbstractUser) -> None:
    if not managers().exclude(pk=user.pk).exists():
        text = _("%(name)s is the only active person who can look after logins. Give somebody else that role first.")
        raise ChangeRefused(text % {"name": display_name(user)})


def record_roles(user: AbstractUser, by: AbstractUser, before: Iterable[Group], after: Iterable[Group]) -> Event:
    """Record the roles of a user before and after a change, by the names of the groups."""
    roles = {"from": sorted(group.name for group in before), "to": sorted(group.name for group in after)}
    return record_change(user, by, "change_roles", **roles)


def change_roles(user: AbstractUser, *, by: AbstractUser, seen: str, chosen: set[int]) -> str:
    """Set a user's groups to the chosen ones, each of which ``by`` must be able to grant.

    Args:
        seen: The value of ``seen_roles`` when the form was shown.
        chosen: The primary keys of groups.

    Returns:
        A sentence that describes the change.
    """
    with _changing(user, by, seen) as (user, by):
        grantable = {group.pk: group for group in grantable_groups(by)}
        before = {group.pk: group for group in user.groups.all()}
        if chosen - grantable.keys():
            raise ChangeRefused(_("You can only give roles whose permissions you have yourself."))
        after = {number: grantable[number] for number in chosen}
        if after == before:
            raise ChangeRefused(_("No role was changed."))
        user.groups.set(after.values())
        _check_managers_remain(user)
        event = record_roles(user, by, before.values(), after.values())
        return _("Roles changed: %(change)s.") % {"change": event.why}


def deactivate(user: AbstractUser, *, by: AbstractUser, seen: str) -> None:
    """Remove a user's access to the desk and end their sessions. What they wrote is kept."""
    with _changing(user, by, seen) as (user, by):
        if not user.is_active:
            raise ChangeRefused(_("%(name)s is deactivated already.") % {"name": display_name(user)})
        user.is_active = False
        user.save(update_fields=["is_active"])
        _check_managers_remain(user)
        sessions.end_sessions(user)
        record_change(user, by, "deactivate_login")


def reactivate(user: AbstractUser, *, by: AbstractUser, seen: str) -> None:
    """Restore a deactivated user's access to the desk, with the roles they have."""
    with _changing(user, by, seen) as (user, by):
        if user.is_active:
            raise ChangeRefused(_("%(name)s is active already.") % {"name": display_name(user)})
        user.is_active = True
        user.save(update_fields=["is_active"])
        # A login that was deactivated directly in the database still has its old sessions, which would work again.
        sessions.end_sessions(user)
        record_change(user, by, "reactivate_login")


def reset_second_factor(user: AbstractUser, *, by: AbstractUser, seen: str) -> None:
    """Delete all second factors of a user who lost them, and end their sessions."""
    with _changing(user, by, seen, seen_factors) as (user, by):
        if not Authenticator.objects.filter(user=user).exists():
            raise ChangeRefused(_("%(name)s has no second factor.") % {"name": display_name(user)})
        second_factor.delete_second_factors(user, by=by)


def end_sessions(user: AbstractUser, *, by: AbstractUser, number: int | None = None) -> int:
    """End one session of a user, or all, and return how many ended."""
    with _changing(user, by) as (user, by):
        count = sessions.end_sessions(user, number=number)
        if count:
            record_change(user, by, "end_sessions", count=count)
        return count
