"""System checks: settings that name roles which do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.checks import Warning as CheckWarning
from django.db import connection

if TYPE_CHECKING:
    from django.apps import AppConfig


def check_roles(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckWarning]:
    """Warn of names in SECOND_FACTOR_ROLES and SESSION_IDLE_HOURS for which there is no group."""
    # ``migrate`` checks a database that has no tables yet.
    if not databases or Group._meta.db_table not in connection.introspection.table_names():
        return []
    groups = set(Group.objects.values_list("name", flat=True))
    named = {"SECOND_FACTOR_ROLES": settings.SECOND_FACTOR_ROLES, "SESSION_IDLE_HOURS": settings.SESSION_IDLE_HOURS}
    return [
        CheckWarning(
            f"{setting} names {role}, and there is no such group.",
            hint=f"Groups are {', '.join(sorted(groups))}. Capital letters count.",
            id="articles.W002",
        )
        for setting, roles in named.items()
        for role in roles
        if role and role not in groups
    ]
