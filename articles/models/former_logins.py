"""Former logins of people in databases that articles were imported from."""

from __future__ import annotations

from django.db import models

# As Django's own column has it.
MAX_LOGIN_CHARACTERS = 150


class FormerLogin(models.Model):
    """Another login that whoever has a login had before, as an export says.

    The record of an imported article knows people by the logins that they had. In their own database an event says
    that a login was renamed. That event is not part of an article's record.
    """

    login = models.CharField(max_length=MAX_LOGIN_CHARACTERS)
    former = models.CharField(max_length=MAX_LOGIN_CHARACTERS)

    class Meta:
        ordering = ["login", "former"]
        constraints = [models.UniqueConstraint(name="former_login_is_noted_once", fields=["login", "former"])]
        indexes = [
            # Whoever had a login is looked for when an article is exported again.
            models.Index(fields=["former"], name="former_login_by_former"),
        ]

    def __str__(self) -> str:
        return f"{self.former} → {self.login}"
