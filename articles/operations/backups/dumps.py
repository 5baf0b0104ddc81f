"""Dumping a database that is in use to a file, and loading such a dump into an empty one."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _
from psycopg2.extensions import make_dsn

from .errors import BackupRefused

# Returns the rows of a query, as they are in the dump.
Query = Callable[[str], list[tuple[Any, ...]]]


@contextmanager
def dump(file: Path) -> Iterator[Query]:
    """Write a consistent dump of the database to a file, and yield a function that reads the same state.

    Raises:
        BackupRefused: The database is damaged, or the programs of PostgreSQL are missing, or they fail.
        OSError: The disk is full.
    """
    # Whatever writes it keeps the permissions.
    file.touch(mode=0o600)
    dump_database = _dump_sqlite if connection.vendor == "sqlite" else _dump_postgresql
    try:
        with dump_database(file) as query:
            yield query
    except (sqlite3.DatabaseError, DatabaseError) as error:
        text = _("The database could not be copied: %(error)s")
        raise BackupRefused(text % {"error": str(error).strip()}) from error


@contextmanager
def _dump_sqlite(file: Path) -> Iterator[Query]:
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        # In one step: others may write meanwhile, and would make a copy in several steps begin again.
        connection.connection.backup(copy)
        # The copy is one file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        ((found,),) = copy.execute("PRAGMA quick_check(1)").fetchall()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        yield lambda statement: copy.execute(statement).fetchall()


@contextmanager
def _dump_postgresql(file: Path) -> Iterator[Query]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={file}")

        def query(statement: str) -> list[tuple[Any, ...]]:
            cursor.execute(statement)
            return cursor.fetchall()

        yield query


def load(file: Path) -> None:
    """Load a dump into the empty database.

    Raises:
        BackupRefused: The programs of PostgreSQL are missing, or the dump cannot be loaded. Nothing was changed then.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            try:
                copy.backup(connection.connection)
            except sqlite3.DatabaseError as error:
                raise BackupRefused(_("The database could not be restored: %(error)s") % {"error": error}) from error
        connection.close()
    else:
        connection.close()
        # Only the owner of an extension may comment on it, and it may have been made by an administrator beforehand.
        options = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction")
        _run("pg_restore", *options, str(file))


def table_names(query: Query) -> list[str]:
    """Return the names of the tables in a dump, in order."""
    if connection.vendor == "sqlite":
        statement = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    else:
        statement = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    return [name for (name,) in query(statement)]


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL with the options of DATABASE_URL. The password is in its environment only."""
    given = connection.get_connection_params()
    # Only psycopg2 knows the cursor. The other options are libpq's, such as those of TLS.
    password, _cursor = given.pop("password", ""), given.pop("cursor_factory", None)
    target = ["--no-password", f"--dbname={make_dsn(**given)}"]
    if role := connection.settings_dict["OPTIONS"].get("assume_role"):
        target.append(f"--role={role}")
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [_find(program), *target, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        values = {"program": program, "error": done.stderr.strip() or _how_it_ended(done.returncode)}
        raise BackupRefused(_("%(program)s failed: %(error)s") % values)


def _how_it_ended(status: int) -> str:
    """Return why a program ended that said nothing. A negative status is the number of a signal."""
    if status == -signal.SIGXFSZ:
        return _("a file became larger than this process may write. Make room, or raise the limit.")
    if status < 0:
        return _("it was ended by %(signal)s.") % {"signal": signal.Signals(-status).name}
    return _("exit code %(code)d, without a reason.") % {"code": status}


def _find(program: str) -> str:
    """Return the path of a program of PostgreSQL, the newest where Debian has several. Raises BackupRefused."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    path = str(installed[-1]) if installed else shutil.which(program)
    if not path:
        text = _("%(program)s is not installed. Install the client programs of PostgreSQL, such as postgresql-client.")
        raise BackupRefused(text % {"program": program})
    return path
