"""The worker process: it runs what waits, stops after its task, and loses nothing where it is killed."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.support.ports import wait_until
from tests.support.serving import ROOT, migrate, production, run

pytestmark = pytest.mark.slow
DEADLINE = 60


class Installation:
    """An installation with SQLite in a folder, and its workers."""

    def __init__(self, folder, database):
        self.folder = folder
        self.environment = production(folder, TASKS="database", DATABASE_CONN_MAX_AGE="1")
        shutil.copy(database, folder)
        self.processes = []

    def work(self):
        """Start a worker and return its process."""
        process = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.processes.append(process)
        assert process.stdout.readline()
        return process

    def enqueue(self):
        """Enqueue a task that waits for the file ``go``."""
        program = "import django; django.setup(); from tests.support.tasks import wait_for_permission as one; "
        program += f"one.enqueue({str(self.folder)!r})"
        run(self.environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}, "-c", program)

    def query(self, statement):
        """Run one SQL statement and return its rows."""
        with closing(sqlite3.connect(self.folder / "newsroom.sqlite3", timeout=30)) as database, database:
            return database.execute(statement).fetchall()

    def count(self, name):
        """Return how often the task wrote to a file."""
        file = self.folder / name
        return len(file.read_text().splitlines()) if file.exists() else 0


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """The database of a new installation."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate(production(folder))
    return folder / "newsroom.sqlite3"


@pytest.fixture
def installation(tmp_path, migrated):
    made = Installation(tmp_path, migrated)
    yield made
    for process in made.processes:
        process.kill()
        process.wait(timeout=DEADLINE)


def test_a_task_and_the_periodic_jobs_run_and_the_worker_stops_after_its_task(installation):
    installation.enqueue()
    process = installation.work()
    wait_until(lambda: installation.count("started"))
    process.send_signal(signal.SIGTERM)
    (installation.folder / "go").touch()
    assert process.wait(timeout=DEADLINE) == 0
    assert installation.count("finished") == 1
    assert installation.query("SELECT status FROM django_tasks_database_dbtaskresult") == [("SUCCESSFUL",)]
    assert installation.query("SELECT count(*) FROM articles_periodicjob WHERE failure = ''")[0][0] > 5
    assert installation.query("SELECT * FROM articles_worker") == []


def test_the_task_of_a_killed_worker_is_run_by_the_next_one(installation):
    installation.enqueue()
    process = installation.work()
    wait_until(lambda: installation.count("started"))
    wait_until(lambda: installation.query("SELECT * FROM articles_worker"))
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=DEADLINE)
    (name,) = installation.query("SELECT name FROM articles_worker")[0]
    # As if two minutes had passed.
    installation.query("UPDATE articles_worker SET last_seen_at = '2020-01-01 00:00:00'")
    installation.query("UPDATE articles_periodicjob SET started_at = '2020-01-01 00:00:00', claimed_until = NULL")
    (installation.folder / "go").touch()
    installation.work()
    wait_until(lambda: installation.count("finished"))
    tasks = "django_tasks_database_dbtaskresult"
    wait_until(lambda: installation.query(f"SELECT 1 FROM {tasks} WHERE status = 'SUCCESSFUL'"))
    ((status, workers),) = installation.query(f"SELECT status, worker_ids FROM {tasks}")
    assert (status, installation.count("started"), installation.count("finished")) == ("SUCCESSFUL", 2, 1)
    first, second = json.loads(workers)
    assert first == name != second


def test_two_workers_run_a_task_once(installation):
    (installation.folder / "go").touch()
    workers = [installation.work() for _number in range(2)]
    for _number in range(3):
        installation.enqueue()
    wait_until(lambda: installation.count("finished") == 3)
    for process in workers:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=DEADLINE) == 0
    assert (installation.count("started"), installation.count("finished")) == (3, 3)


def test_a_task_that_cannot_be_read_stops_neither_the_worker_nor_the_tasks_behind_it(installation):
    installation.enqueue()
    tasks = "django_tasks_database_dbtaskresult"
    installation.query(f"UPDATE {tasks} SET args_kwargs = '[]'")
    (installation.folder / "go").touch()
    installation.enqueue()
    process = installation.work()
    wait_until(lambda: installation.count("finished"))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=DEADLINE) == 0


def test_a_worker_waits_for_a_database_that_is_away(installation):
    process = installation.work()
    wait_until(lambda: installation.query("SELECT * FROM articles_worker"))
    database = installation.folder / "newsroom.sqlite3"
    away = installation.folder / "away"
    database.rename(away)
    database.mkdir()
    wait_until(lambda: "cannot be used" in process.stdout.readline())
    database.rmdir()
    away.rename(database)
    (installation.folder / "go").touch()
    installation.enqueue()
    wait_until(lambda: installation.count("finished"))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=DEADLINE) == 0
