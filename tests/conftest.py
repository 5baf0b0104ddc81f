"""Fixtures for every test: one user of each role, and a database that is emptied with its triggers disabled."""

import glob
import os
import shutil

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings

from articles.triggers import triggers_disabled
from tests.support.makers import make_category, make_person
from tests.support.serving import NODE

# For mutation testing, which needs only to know whether an example fails.
hypothesis_settings.register_profile(
    "mutants", phases=(Phase.explicit, Phase.generate), derandomize=True, database=None
)
# A busy machine is slow now and then, and that is no fault of an example.
hypothesis_settings.register_profile("default", deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))
NEEDS = {
    "postgres": "PostgreSQL",
    "varnish": "Varnish with its module xkey",
    "browser": "Chromium and axe-core",
    "checker": "Java and the Nu HTML checker",
}

_fixture_teardown = TransactionTestCase._fixture_teardown


def _empty_without_triggers(self):
    """Empty the database after a test with its triggers disabled, because they refuse SQLite's DELETE.

    What the migrations made must come back for the next test, so serialized_rollback is required of each: the two
    kinds of test do not go together, since Django would then make content types twice.
    """
    assert self.serialized_rollback, "Add serialized_rollback=True beside transaction=True."
    if connection.vendor == "postgresql":
        delete_all_rows()
        return
    with triggers_disabled():
        _fixture_teardown(self)


def delete_all_rows():
    """Delete the rows of all tables of PostgreSQL, which is a superuser's right.

    Truncating every table, and making every trigger anew, takes ten times as long.
    """
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        asked = [f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables]
        cursor.execute(" UNION ALL ".join(asked))
        for (table,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{table}"')
        cursor.execute("SET session_replication_role = origin")


TransactionTestCase._fixture_teardown = _empty_without_triggers


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark walks in a browser as slow, and skip tests whose programs are not installed. On CI that is a failure."""
    for item in items:
        # All of these need the whole demonstration, some without a browser.
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.slow)
    if os.environ.get("CI") == "true":
        return
    has_rules = (NODE / "axe-core").exists()
    has = {
        "postgres": shutil.which("initdb") or glob.glob("/usr/lib/postgresql/*/bin/initdb"),
        "browser": (shutil.which("chromium") or shutil.which("chromium-browser")) and has_rules,
        "varnish": glob.glob("/usr/lib/*/varnish/vmods/libvmod_xkey.so") and shutil.which("varnishd"),
        "checker": shutil.which("java") and (NODE / "vnu-jar").exists(),
    }
    for item in items:
        for name in [name for name in has if item.get_closest_marker(name) and not has[name]]:
            item.add_marker(pytest.mark.skip(reason=f"needs {NEEDS[name]}: bash .ci/tools"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in production, so that two threads have two connections."""
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(autouse=True)
def _files_in_memory(settings):
    """Storages of pictures in memory, new for each test."""
    in_memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"originals": in_memory, "renditions": in_memory}


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Static files without a manifest, and fast password hashes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _language_of_the_site():
    """The language of the site, reset after each test."""
    yield
    translation.deactivate()


@pytest.fixture
def writer(db):
    """A writer."""
    return make_person("wulan", "Writer")


@pytest.fixture
def second_writer(db):
    """Another writer, who has no part in the first one's articles."""
    return make_person("bagas", "Writer")


@pytest.fixture
def editor(db):
    """An editor of every category."""
    return make_person("ratna", "Editor")


@pytest.fixture
def sports_editor(db):
    """An editor of one category, Olahraga."""
    person = make_person("satria", "Editor")
    person.desk_categories.add(make_category("Olahraga"))
    return person


@pytest.fixture
def chief(db):
    """The chief editor."""
    return make_person("hendra", "Chief")


@pytest.fixture
def moderator(db):
    """The moderator of comments."""
    return make_person("mira", "Moderator")


@pytest.fixture
def reader(db):
    """Somebody with a login and no role."""
    return make_person("pembaca")


@pytest.fixture
def cast(writer, second_writer, editor, chief, moderator, reader):
    """One user of each role, by role."""
    return {
        "writer": writer,
        "second_writer": second_writer,
        "editor": editor,
        "chief": chief,
        "moderator": moderator,
        "reader": reader,
    }
