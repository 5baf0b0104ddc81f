"""Changing tables that others use, without letting readers wait behind the change for long."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db import OperationalError, connections, transaction
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# Milliseconds for which a change waits for a table. Whoever wants to read the table waits behind it.
LOCK_TIMEOUT_MS = 2000
# How often a change is tried, and the seconds between two tries, in which those who waited are answered.
MAX_TRIES, PAUSE_SECONDS = 5, 3.0
# The SQLSTATE of a lock that was not free in time.
LOCK_NOT_AVAILABLE = "55P03"
logger = logging.getLogger(__name__)


class TableInUse(OperationalError):
    """A table could not be changed because others use it. The message names them for an operator."""


def change_when_free(using: str, table: str, change: Callable[[], None]) -> None:
    """Change a table in a transaction of its own, and try again where others use the table.

    Raises:
        TableInUse: Others used the table at each try. Nothing was changed.
    """
    for tries_left in reversed(range(MAX_TRIES)):
        try:
            with transaction.atomic(using=using):
                _limit_waiting(connections[using])
                change()
            return
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", None) != LOCK_NOT_AVAILABLE:
                raise
            text = _in_use(table, _holders(connections[using], table))
            if not tries_left:
                raise TableInUse(text) from error
        logger.warning("%s", text)
        time.sleep(PAUSE_SECONDS)


def _limit_waiting(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(LOCK_TIMEOUT_MS)])


def _holders(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Return who uses a table, as process, login and program. Without a superuser's rights, no more is known."""
    query = (
        "SELECT DISTINCT a.pid, coalesce(a.usename, '?'), coalesce(a.application_name, '')"
        " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
        " WHERE l.relation = to_regclass(quote_ident(%s)) AND l.granted AND l.pid <> pg_backend_pid()"
        " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY a.pid"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return [" ".join(filter(None, (str(pid), login, program))) for pid, login, program in cursor.fetchall()]


def _in_use(table: str, holders: Iterable[str]) -> str:
    names = ", ".join(holders) or _("nobody any more")
    text = _("The table %(table)s cannot be changed while others use it (process, login, program): %(names)s.")
    return text % {"table": table, "names": names}
