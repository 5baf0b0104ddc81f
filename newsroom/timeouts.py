"""A limit on how long a query may take while somebody waits for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.backends.signals import connection_created

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


def limit_queries(seconds: int) -> None:
    """Let PostgreSQL stop every query of this process that takes longer than ``seconds``; 0 sets no limit."""

    def set_limit(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = %s", [seconds * 1000])

    connection_created.connect(set_limit, weak=False, dispatch_uid="newsroom.timeouts")
