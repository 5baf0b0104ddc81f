"""The connection on which a process listens, which goes to PostgreSQL past a pooler of transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg2
from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection

# A copy of a database has the same names and data, but another server runs it, or it is another one of that server.
IDENTITY = "SELECT pg_postmaster_start_time(), oid FROM pg_database WHERE datname = current_database()"


class AnotherDatabase(Exception):
    """DATABASE_DIRECT_URL leads to another database than DATABASE_URL."""


def connect_directly() -> Connection:
    """Return a new connection to the database of the settings, past a pooler where DATABASE_DIRECT_URL is set.

    Raises:
        AnotherDatabase: The address leads to another database, which announces no change of this one.
        psycopg2.Error: The database cannot be reached.
    """
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    direct = psycopg2.connect(**parameters | settings.DATABASE_DIRECT)
    try:
        if settings.DATABASE_DIRECT and _identity(direct) != _identity_at(parameters):
            raise AnotherDatabase("DATABASE_DIRECT_URL names another database than DATABASE_URL.")
    except Exception:
        direct.close()
        raise
    return direct


def _identity_at(parameters: dict[str, Any]) -> tuple[Any, ...]:
    # The thread that listens has no connection of Django's.
    main = psycopg2.connect(**parameters)
    try:
        return _identity(main)
    finally:
        main.close()


def _identity(of: Connection) -> tuple[Any, ...]:
    with of.cursor() as cursor:
        cursor.execute(IDENTITY)
        found: tuple[Any, ...] = cursor.fetchone()
    of.rollback()
    return found
