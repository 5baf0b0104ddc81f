"""Checking logins against the names that the record has for people."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth import get_user_model

from articles.models import Event, FormerLogin
from articles.models.actors import login_in, uid_of_login


class Logins:
    """The present and former logins of all users."""

    def __init__(self) -> None:
        self._present: dict[str, int] = {}
        self._former: dict[int, set[str]] = defaultdict(set)
        renamed = Event.objects.filter(subject_kind=Event.SubjectKind.LOGIN, move="rename_login")
        was: dict[str, set[str]] = defaultdict(set)
        for subject, details in renamed.values_list("subject", "details"):
            was[str(subject)].add(details.get("was", ""))
        elsewhere: dict[str, set[str]] = defaultdict(set)
        for login, former in FormerLogin.objects.values_list("login", "former"):
            elsewhere[login].add(former)
        for user in get_user_model().objects.order_by().only("pk", "username").iterator():
            self._present[user.get_username()] = user.pk
            own = {user.get_username(), *was[str(uid_of_login(user))]}
            self._former[user.pk] = own.union(*(elsewhere[login] for login in own if login in elsewhere))

    def is_of_another(self, key: int | None, name: str) -> bool:
        """Return whether a row that belongs to a user names the login of somebody else.

        Args:
            key: The primary key of the user that the row belongs to, or None.
            name: The name in the row, which the digest covers.
        """
        login = login_in(name)
        if key is None or login in self._former[key]:
            return False
        # A login that nobody has now may have been renamed before renaming was recorded.
        return login in self._present or not Event.objects.filter(actor=key, actor_name=name).exists()
