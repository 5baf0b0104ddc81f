"""People as the record names them, and whether such a name means a given user."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.contrib.auth.models import AbstractUser

from articles.states.actors import GUEST, IMPORTER
from articles.text import excerpt

from .events import Event
from .former_logins import FormerLogin

if TYPE_CHECKING:
    pass

# The length of the columns of revisions and events that name who made them.
MAX_ACTOR_NAME_CHARACTERS = 160
# A login in a name as the record writes it: "Sari Dewi (sari)", or "sari".
LOGIN_PATTERN = re.compile(r"(?:.*\()?([^()]+?)\)?$")
# Logins and the desk have no uid of their own. It is derived from this namespace, which never changes, because the
# record contains such uids.
NAMESPACE = UUID("5d0b7c0e-6a2f-4b57-9c58-3f1e8a4d2b90")


# The prefix of the key of somebody who is known by their login alone.
LOGIN_SIGN = "@"


def display_name(user: AbstractUser) -> str:
    """Return the full name of a user, or the login where there is none."""
    return user.get_full_name() or user.get_username()


def name_of(user: AbstractUser | None) -> str:
    """Return a person's name as the record has it. None is the importer, whose name is a key."""
    if user is None:
        return IMPORTER
    full, login = user.get_full_name(), user.get_username()
    return f"{excerpt(full, MAX_ACTOR_NAME_CHARACTERS - len(login) - 3)} ({login})" if full else login


def login_in(name: str) -> str:
    """Return the login in a name that ``name_of`` returned."""
    found = LOGIN_PATTERN.match(name)
    return found[1] if found else name


def uid_of_login(user: AbstractUser) -> UUID:
    """Return the uid of a user, derived from the primary key."""
    return uuid5(NAMESPACE, f"login:{user.pk}")


def logins_of(user: AbstractUser) -> set[str]:
    """Return the login of a user, and the former ones that the record contains."""
    return logins_by_user([user])[user.pk]


def logins_by_user(users: Sequence[AbstractUser]) -> dict[int, set[str]]:
    """Return the logins of several users by primary key, as ``logins_of`` does, in three queries."""
    found = {user.pk: {user.get_username()} for user in users}
    # An act of a guest belongs to whoever made the link, and names neither.
    acted = Event.objects.filter(actor__in=found).exclude(actor_name=GUEST).order_by()
    for key, name in acted.values_list("actor", "actor_name").distinct():
        found[key].add(login_in(name))
    subjects = {uid_of_login(user): user.pk for user in users}
    renamed = Event.objects.filter(subject_kind=Event.SubjectKind.LOGIN, subject__in=subjects, move="rename_login")
    for subject, details in renamed.values_list("subject", "details"):
        found[subjects[subject]] |= {details["was"]} if details.get("was") else set()
    elsewhere = FormerLogin.objects.filter(login__in=set().union(*found.values()))
    for login, former in list(elsewhere.values_list("login", "former")):
        for own in found.values():
            own |= {former} if login in own else set()
    return found


def was_login(login: str) -> bool:
    """Return whether somebody was renamed from a login, here or in a database that articles came from."""
    renamed = Event.objects.filter(
        subject_kind=Event.SubjectKind.LOGIN, move="rename_login", details__was__iexact=login
    )
    return renamed.exists() or FormerLogin.objects.filter(former__iexact=login).exists()


def is_by(event: Event, user: AbstractUser) -> bool:
    """Return whether a user made an event, here or, by login, in the database that it was imported from."""
    if event.actor_id is not None:
        return event.actor_id == user.pk
    return login_in(event.actor_name) in logins_of(user)
