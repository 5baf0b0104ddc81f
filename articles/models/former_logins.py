"""Former logins of people in databases that articles were imported from."""

from __future__ import annotations

from django.db import models

# As long as the username column of Django's user model.
MAX_LOGIN_CHARACTERS = 150


class FormerLogin(models.Model):
    """A login that a person had before their present one, according to an export.

    The record of an imported article names people by the logins they had then. The event that renamed a login is in
    the other database, and is not part of an article's record.
    """

    login = models.CharField(max_length=MAX_LOGIN_CHARACTERS)
    former = models.CharField(max_length=MAX_LOGIN_CHARACTERS)

    class Meta:
        ordering = ["login", "former"]
        constraints = [models.UniqueConstraint(name="former_login_is_noted_once", fields=["login", "former"])]
        indexes = [
            # The present login of a person with this former one, when an article is exported again.
            models.Index(fields=["former"], name="former_login_by_former"),
        ]

    def __str__(self) -> str:
        return f"{self.former} → {self.login}"
