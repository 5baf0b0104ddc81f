"""Fixtures: databases of earlier versions, loaded and migrated once for all tests of this folder."""

from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from articles import triggers

FOLDER = Path(__file__).resolve().parent


@contextmanager
def another_database(name):
    """Switch the default connection to another, empty database, and remove that one afterwards."""
    usual = settings.DATABASES["default"]["NAME"], connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual[1]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


def load(version):
    """Load the stored SQL dump of a version into the database."""
    text = (FOLDER / f"{version}_{connection.vendor}.sql").read_text()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.executescript(text)
    else:
        with connection.cursor() as cursor:
            cursor.execute(text)
    # A dump changes settings of the connection that loads it.
    connection.close()


def migrate():
    """Run the migrations as an operator does."""
    call_command("migrate", verbosity=0, interactive=False, stdout=StringIO())


def fail(_apps, _editor):
    """Raise an error in place of a step of a migration."""
    raise RuntimeError


@pytest.fixture(scope="package", params=["v0_1_0"])
def upgraded(request, tmp_path_factory, worker_id, django_db_setup, django_db_blocker):
    """The database of an earlier version after ``manage.py migrate``, which failed at its first run.

    Its value is the list of triggers that were missing after the failure.
    """
    name = f"upgrade_{request.param}_{worker_id}"
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("upgrade") / f"{name}.sqlite3")
    module = import_module("articles.migrations.0019_sealed_content")
    step = next(one for one in module.Migration.operations if getattr(one, "code", None) is module.seal_content)
    with django_db_blocker.unblock(), another_database(name):
        load(request.param)
        with pytest.MonkeyPatch.context() as broken, pytest.raises(RuntimeError):
            broken.setattr(step, "code", fail)
            migrate()
        missing_after_failure = triggers.missing()
        migrate()
        yield missing_after_failure


@pytest.fixture(autouse=True)
def _changes_are_taken_back(upgraded):
    """A transaction around each test, rolled back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
