"""A pytest plugin: the test database begins as a copy of one that was migrated before. For SQLite only."""

import os
import shutil

import pytest
from django.db import connection

# The variable of the environment that names the database to copy.
TEMPLATE = "NEWSROOM_DATABASE_TEMPLATE"


@pytest.fixture(scope="session", autouse=True)
def copied_database(django_db_modify_db_settings):
    """Copy the database to where the tests look for theirs, which ``--reuse-db`` takes as it is."""
    shutil.copyfile(os.environ[TEMPLATE], connection.settings_dict["TEST"]["NAME"])
