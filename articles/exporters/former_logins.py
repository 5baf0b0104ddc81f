"""Former logins of the people named in the record of an exported article."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model

from articles.models import Event, FormerLogin, Revision
from articles.models.actors import login_in, logins_of


class FormerLogins:
    """The former logins of people, queried once for each person in a whole export."""

    def __init__(self) -> None:
        self._of_users: dict[int, dict[str, list[str]]] = {}
        self._of_names: dict[str, dict[str, list[str]]] = {}

    def logins_of(self, revisions: Iterable[Revision], events: Iterable[Event]) -> dict[str, list[str]]:
        """Return former logins by current ones, of those who saved revisions or made events. Most people have none."""
        pairs = [
            *((row.author_id, row.author_name) for row in revisions),
            *((e.actor_id, e.actor_name) for e in events),
        ]
        found: dict[str, set[str]] = {}
        for key, name in dict.fromkeys(pairs):
            known = self._of_user(key) if key else self._of_name(login_in(name))
            for login, former in known.items():
                found.setdefault(login, set()).update(former)
        return {login: sorted(former) for login, former in sorted(found.items())}

    def _of_user(self, key: int) -> dict[str, list[str]]:
        if key not in self._of_users:
            user = get_user_model().objects.get(pk=key)
            former = logins_of(user) - {user.get_username()}
            self._of_users[key] = {user.get_username(): sorted(former)} if former else {}
        return self._of_users[key]

    def _of_name(self, login: str) -> dict[str, list[str]]:
        """Return the former logins by which an import named somebody who has no login here."""
        if login not in self._of_names:
            present = FormerLogin.objects.filter(former=login).values_list("login", flat=True)
            rows = FormerLogin.objects.filter(login__in=[login, *present])
            found: dict[str, list[str]] = {}
            for row in rows:
                found.setdefault(row.login, []).append(row.former)
            self._of_names[login] = found
        return self._of_names[login]
