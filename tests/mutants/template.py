"""A pytest plugin that starts with a copy of a migrated test database, for SQLite only."""

import os
import shutil

import pytest
from django.db import connection

# The environment variable with the path of the database to copy.
TEMPLATE = "NEWSROOM_DATABASE_TEMPLATE"


@pytest.fixture(scope="session", autouse=True)
def copied_database(django_db_modify_db_settings):
    """A copy of the database at the path of the test database, which ``--reuse-db`` uses as it is."""
    shutil.copyfile(os.environ[TEMPLATE], connection.settings_dict["TEST"]["NAME"])
