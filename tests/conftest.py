"""What every test can ask for: the cast, and a database that is emptied with its triggers disabled."""

import glob
import os
import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings

from articles.triggers import triggers_disabled

from .makers import make_category, make_person

NODE = Path(__file__).resolve().parent.parent / ".ci" / "node" / "node_modules"
# For mutation testing, which asks only whether there is an example that fails.
hypothesis_settings.register_profile(
    "mutants", phases=(Phase.explicit, Phase.generate), derandomize=True, database=None
)
NEEDS = {"postgres": "PostgreSQL", "browser": "Chromium and axe-core", "checker": "Java and the Nu HTML checker"}

_fixture_teardown = TransactionTestCase._fixture_teardown


def _empty_without_triggers(self):
    """SQLite is emptied with DELETE, which the triggers refuse. They are disabled for that."""
    with triggers_disabled():
        _fixture_teardown(self)


TransactionTestCase._fixture_teardown = _empty_without_triggers


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark walks in a browser as slow, and skip what needs a program this machine lacks; on CI that is a failure."""
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
        "checker": shutil.which("java") and (NODE / "vnu-jar").exists(),
    }
    for item in items:
        for name in [name for name in has if item.get_closest_marker(name) and not has[name]]:
            item.add_marker(pytest.mark.skip(reason=f"needs {NEEDS[name]}: bash .ci/tools"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in life: two threads are two connections. In memory they would be one."""
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(autouse=True)
def _files_in_memory(settings):
    """Files of pictures live as long as the test that uploaded them."""
    in_memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"originals": in_memory, "renditions": in_memory}


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    """Pages under test ask for no manifest and no slow password hashes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _language_of_the_site():
    """A page asked for in another language leaves that to no other test."""
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
    """One person for each role."""
    return {
        "writer": writer,
        "second_writer": second_writer,
        "editor": editor,
        "chief": chief,
        "moderator": moderator,
        "reader": reader,
    }
