"""Fixtures: databases of earlier versions, loaded and migrated once for all tests of this folder."""

from importlib import import_module

import pytest
from django.db import connection, transaction

from articles import triggers
from tests.support.earlier_versions import another_database, load, migrate


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
