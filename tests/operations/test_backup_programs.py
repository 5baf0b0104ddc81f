"""The programs of PostgreSQL that make and load a backup."""

import signal
import subprocess

import pytest
from django.db import connection
from django.utils import translation
from psycopg2.extensions import parse_dsn

from articles.operations.backups import dumps


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no programs")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(
    ("status", "expected"), [(-signal.SIGKILL, "SIGKILL"), (-signal.SIGXFSZ, "larger than"), (3, "code 3")]
)
def test_a_program_that_ends_without_a_word_is_named_with_how_it_ended(monkeypatch, tmp_path, status, expected):
    monkeypatch.setattr("subprocess.run", lambda command, **_: subprocess.CompletedProcess(command, status, "", ""))
    with translation.override("en"), pytest.raises(dumps.BackupRefused, match=expected):
        dumps.load(tmp_path / "database.dump")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no programs")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_programs_of_postgresql_connect_as_the_site_does(monkeypatch, tmp_path):
    options = {"sslmode": "verify-full", "sslrootcert": "/etc/a b.pem", "options": "-c jit=off", "assume_role": "owner"}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "rahasia")
    calls = []

    def run(command, env, **_options):
        calls.append((command, env))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("subprocess.run", run)
    dumps.load(tmp_path / "database.dump")
    ((command, environment),) = calls
    (target,) = [one.partition("=")[2] for one in command if one.startswith("--dbname=")]
    given = parse_dsn(target)
    assert given["dbname"] == connection.settings_dict["NAME"]
    assert [given[name] for name in ("sslmode", "sslrootcert", "options")] == [*options.values()][:3]
    assert {"--no-password", "--role=owner"} <= set(command)
    assert "rahasia" not in str(command)
    assert environment["PGPASSWORD"] == "rahasia"
