"""A time limit for the queries of web processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.backends.signals import connection_created

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


def limit_queries(seconds: int) -> None:
    """Make PostgreSQL stop every query of this process that takes longer than ``seconds``, where 0 means no limit."""

    def set_limit(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = %s", [seconds * 1000])

    connection_created.connect(set_limit, weak=False, dispatch_uid="newsroom.timeouts")
