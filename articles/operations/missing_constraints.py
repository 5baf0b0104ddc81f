"""Constraints that the database should have: what was dropped past the migrations."""

from __future__ import annotations

from django.apps import apps
from django.db import connection


def find_missing_constraints() -> list[str]:
    """Return the names of the app's constraints that its tables do not have, in order.

    SQLite has them in the definition of each table, from which nobody can drop one alone.
    """
    if connection.vendor != "postgresql":
        return []
    missing: list[str] = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("articles").get_models():
            wanted = {one.name for one in model._meta.constraints}
            if wanted:
                present = connection.introspection.get_constraints(cursor, model._meta.db_table)
                missing += sorted(wanted - present.keys())
    return missing
