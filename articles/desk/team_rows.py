"""The rows of the team's pages: roles, categories, second factor and sessions, for many users at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.accounts import team_changes
from articles.accounts.second_factor import SECOND_FACTOR_TYPES, is_required_of
from articles.accounts.sessions import open_sessions
from articles.models.actors import display_name
from articles.text import limit_search

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, Group, User
    from django.db.models import QuerySet
    from django_stubs_ext import WithAnnotations

    class Found(TypedDict):
        """What ``people`` adds to a user."""

        has_app: bool
        has_passkey: bool
        own_article_permissions: list[Permission]

    class GroupAnnotations(TypedDict):
        """What ``people`` adds to each group of a user."""

        article_permissions: list[Permission]

    TeamMember = WithAnnotations[User, Found]

# The value of the filter for those without a second factor.
WITHOUT_SECOND_FACTOR = "without-second-factor"
SEARCHED_FIELDS = ("username", "first_name", "last_name")
# The permissions that decide which articles a user may edit.
ARTICLE_PERMISSIONS = {"view_article", "change_article", "edit_any_article", "edit_every_category"}


class TeamRow(NamedTuple):
    """A row of the list. ``categories`` is ``""`` if categories do not matter for this person's access."""

    user: AbstractUser
    name: str
    roles: list[str]
    categories: str
    second_factor: str
    is_missing: bool
    sessions: int


def _has(kind: Authenticator.Type) -> Exists:
    return Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=kind))


def people(search: str = "", only: str = "") -> QuerySet[TeamMember]:
    """Return the users with access to the desk, active ones first, with what ``describe`` needs.

    Args:
        search: Words that the name or the login contains, each of them.
        only: ``WITHOUT_SECOND_FACTOR`` for those without a second factor.
    """
    article_permissions = Permission.objects.filter(
        content_type__app_label="articles", codename__in=ARTICLE_PERMISSIONS
    )
    users = team_changes.desk_users().annotate(
        has_app=_has(SECOND_FACTOR_TYPES[0]), has_passkey=_has(SECOND_FACTOR_TYPES[1])
    )
    for word in limit_search(search.replace("\0", " ")).split():
        names = Q()
        for field in SEARCHED_FIELDS:
            names |= Q(**{f"{field}__icontains": word})
        users = users.filter(names)
    if only == WITHOUT_SECOND_FACTOR:
        users = users.filter(has_app=False, has_passkey=False)
    return users.order_by("-is_active", get_user_model().USERNAME_FIELD).prefetch_related(
        "groups",
        "desk_categories",
        Prefetch("groups__permissions", queryset=article_permissions, to_attr="article_permissions"),
        Prefetch("user_permissions", queryset=article_permissions, to_attr="own_article_permissions"),
    )


def describe(users: Iterable[TeamMember]) -> list[TeamRow]:
    """Return the rows of users that ``people`` found, in a fixed number of queries."""
    users = list(users)
    rows = open_sessions(users)
    return [
        TeamRow(
            user,
            display_name(user),
            sorted(group.name for group in user.groups.all()),
            _categories(user),
            _second_factor(user),
            is_required_of(user) and not (user.has_app or user.has_passkey),
            len(rows[user.pk]),
        )
        for user in users
    ]


def _categories(user: TeamMember) -> str:
    """Return the categories a person is limited to, by the rules of ``editable_condition``."""
    groups = cast("Iterable[WithAnnotations[Group, GroupAnnotations]]", user.groups.all())
    may = {one.codename for group in groups for one in group.article_permissions}
    may |= ARTICLE_PERMISSIONS if user.is_superuser else {one.codename for one in user.own_article_permissions}
    if not may & {"view_article", "change_article"}:
        return ""
    if "edit_every_category" in may:
        return pgettext("categories", "all")
    if "edit_any_article" not in may:
        return ""
    names = sorted(category.name for category in user.desk_categories.all())
    return ", ".join(names) or pgettext("categories", "all")


def _second_factor(user: TeamMember) -> str:
    if user.has_app and user.has_passkey:
        return _("app and passkey")
    if user.has_app:
        return _("app")
    return _("passkey") if user.has_passkey else _("none")
