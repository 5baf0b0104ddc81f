"""What is missing before an installation can serve: settings, migrations, triggers and writable folders."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg2
from django.conf import settings
from django.core import checks
from django.core.files.storage import FileSystemStorage, storages
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Worker
from articles.page_store import AnotherDatabase, connect_directly
from articles.triggers import MISSING_TRIGGER

from .database_roles import find_missing_privileges
from .shared_metrics import metrics_folder

# Warnings with which nothing is served: a trigger is missing, and no host is allowed, so that every page is refused.
SERIOUS_WARNINGS = {MISSING_TRIGGER, "security.W020"}

# So much is written to a folder to see whether its disk is full.
PROBE_BYTES = 4096
# So many tables are named in one message.
MAX_NAMES = 5


class Problem(NamedTuple):
    """Something that is missing, and how to mend it. With one that is ``serious`` nothing is served.

    ``is_about_tables`` says that tables or columns may be missing.
    """

    text: str
    is_serious: bool = True
    is_about_tables: bool = False


def find_problems() -> Iterator[Problem]:
    """Yield what is missing before static files can be collected, in the order in which to mend it."""
    if settings.DEBUG:
        yield Problem(_("DEBUG is on, so errors would show the settings to readers. Set ALLOWED_HOSTS and SECRET_KEY."))
    yield from _folders()
    yield from _database()


def _folders() -> Iterator[Problem]:
    # The folder of each port, which may belong to whoever tried the server out there.
    database = _file_of_database()
    folders = {
        # The journal of SQLite is beside its file.
        *([database.parent] if database else []),
        Path(settings.STATIC_ROOT),
        metrics_folder(),
        *(one for one in metrics_folder().glob("*") if one.name.isdigit()),
    }
    for alias in settings.STORAGES:
        storage = storages[alias]
        if alias not in {"staticfiles", "default"} and isinstance(storage, FileSystemStorage):
            folders.add(Path(storage.location))
    for folder in sorted(folders):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(bytes(PROBE_BYTES))
                file.flush()
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                # Readers can be served all the same.
                text = _("The disk of the folder %(folder)s is full. Make room, for example by deleting old backups.")
                yield Problem(text % {"folder": folder}, is_serious=False)
                continue
            text = _("The folder %(folder)s cannot be written to: %(error)s. Make it a folder of the user %(user)s.")
            yield Problem(text % {"folder": folder, "error": error.strerror, "user": _user()})


def _user() -> str:
    return os.environ.get("USER") or str(os.getuid())


def _file_of_database() -> Path | None:
    """Return the file of the database, or None where a server keeps it or it is in memory."""
    file = Path(str(connection.settings_dict["NAME"]))
    return file if connection.vendor == "sqlite" and file.exists() else None


def _database() -> Iterator[Problem]:
    file = _file_of_database()
    if file and not os.access(file, os.W_OK):
        text = _("The file of the database, %(file)s, cannot be written to. Make it a file of the user %(user)s.")
        yield Problem(text % {"file": file, "user": _user()})
        return
    try:
        if lacking := find_missing_privileges():
            text = _(
                "The login of the database may not use all of these as it needs to: %(names)s. Run as the owner of the"
                " tables: manage.py database_role %(login)s"
            )
            yield Problem(text % {"names": _few(lacking), "login": _login()}, is_about_tables=True)
            return
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Problem(_("The database cannot be reached: %(error)s") % {"error": str(error).strip()})
        return
    if missing:
        text = ngettext(
            "%(count)d migration is not applied. Run: manage.py migrate",
            "%(count)d migrations are not applied. Run: manage.py migrate",
            len(missing),
        )
        yield Problem(text % {"count": len(missing)}, is_about_tables=True)
        return
    try:
        # It finds no row, and is refused where nothing may be written.
        Worker.objects.filter(name="").update(last_seen_at=timezone.now())
    except DatabaseError as error:
        yield Problem(_("The database cannot be written to: %(error)s") % {"error": str(error).strip()})
    yield from _direct_address()


def _direct_address() -> Iterator[Problem]:
    if connection.vendor != "postgresql" or not settings.DATABASE_DIRECT:
        return
    try:
        connect_directly().close()
    except AnotherDatabase:
        text = _(
            "DATABASE_DIRECT_URL names another database than DATABASE_URL, so readers would see pages that are out of"
            " date. Let both name the same one."
        )
        yield Problem(text)
    except psycopg2.Error as error:
        # Readers are served all the same: each page is rendered anew.
        text = _(
            "DATABASE_DIRECT_URL cannot be reached, so no page is stored: %(error)s. Correct it, or remove it where"
            " DATABASE_URL leads to PostgreSQL directly."
        )
        yield Problem(text % {"error": str(error).strip()}, is_serious=False)


def _few(names: list[str]) -> str:
    return ", ".join(names[:MAX_NAMES]) + ("…" if len(names) > MAX_NAMES else "")


def _login() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def find_check_problems() -> Iterator[Problem]:
    """Yield what Django's checks find, those for deployment and those of triggers and static files among them."""
    for found in checks.run_checks(include_deployment_checks=True, databases=["default"]):
        if found.level >= checks.WARNING and not found.is_silenced():
            hint = f" {found.hint}" if found.hint else ""
            yield Problem(
                f"{found.msg}{hint} ({found.id})",
                is_serious=found.level >= checks.ERROR or found.id in SERIOUS_WARNINGS,
            )
