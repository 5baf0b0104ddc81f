"""Four server processes under load while a newsroom changes: nobody sees an old page, whatever breaks."""

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from typing import NamedTuple

import psycopg2
import pytest

from tests.support.postgres_cluster import Cluster, programs
from tests.support.served import Served
from tests.support.serving import ROOT, collect_static_files, migrate, production, run

pytestmark = pytest.mark.slow
# How long the newsroom changes. STALENESS_SECONDS=60 makes it a minute.
SECONDS = int(os.environ.get("STALENESS_SECONDS", "20"))
# A process may learn of a change so much later.
LATE_SECONDS = 1.0
READERS = 4
FOUR_WORKERS = ("manage.py", "serve", "--workers", "4")
PEOPLE = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from articles.management.demo_people import make_people
make_people("x")
second = get_user_model().objects.create_user("second", is_staff=True)
second.groups.add(Group.objects.get(name="Chief"))
"""


class Answer(NamedTuple):
    """What a reader saw: of which subject, from when to when they waited, and what (None: an error)."""

    subject: object
    began: float
    ended: float
    shown: str | None


class Readers:
    """Threads that read the pages of all known articles, and keep what they saw."""

    def __init__(self, port):
        self.port, self.addresses, self.answers = port, {}, []
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self._read, args=[number]) for number in range(READERS)]
        for thread in self.threads:
            thread.start()

    def _read(self, seed):
        choose, client = random.Random(seed), None
        while not self.stopped.is_set():
            if not self.addresses:
                self.stopped.wait(0.1)
                continue
            subject, address = choose.choice(list(self.addresses.items()))
            began = time.time()
            try:
                client = client or http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                client.request("GET", address, headers={"Host": "127.0.0.1"})
                answer = client.getresponse()
                text = answer.read().decode()
                self._keep(subject, began, answer.status, text)
            except (OSError, http.client.HTTPException):
                client = None
                self.answers.append(Answer(subject, began, time.time(), None))

    def _keep(self, subject, began, status, text):
        ended = time.time()
        edition = re.search(r'data-edition="([0-9]+)"', text)
        shown = edition[1] if edition else str(status)
        if status >= 500:
            shown = None
        elif subject != "section":
            self.answers.append(Answer(subject, began, ended, shown))
        if name := re.search(r">(Rubrik [0-9]+)</a></li>", text):
            self.answers.append(Answer("section", began, ended, name[1]))
        if shown is None:
            self.answers.append(Answer(subject, began, ended, None))

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def stale_answers(answers, changes):
    """Return the answers that show what was over a second before they were asked for, or what had not begun."""
    found = []
    for answer in answers:
        history = changes.get(answer.subject, [])
        if answer.shown is None or any("shows" not in one for one in history):
            continue
        numbers = [number for number, one in enumerate(history) if one["shows"] == answer.shown]
        is_right = any(
            history[number]["before"] <= answer.ended
            and (number + 1 == len(history) or history[number + 1]["after"] + LATE_SECONDS >= answer.began)
            for number in numbers
        )
        if not is_right:
            found.append((answer, history))
    return found


def read_while_changing(environment, seed, faults=()):
    """Read while a newsroom changes and faults happen: ``(seconds, function of the server)``. Returns the answers."""
    environment = environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    server = Served(environment, command=FOUR_WORKERS).wait_until_ready()
    readers = Readers(server.port)
    changes = {}
    command = [sys.executable, "-m", "tests.page_store.random_changes", str(SECONDS), str(seed)]
    newsroom = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    timers = [threading.Timer(after, fault, args=[server]) for after, fault in faults]
    try:
        for timer in timers:
            timer.start()
        for line in newsroom.stdout:
            change = json.loads(line)
            changes.setdefault(change["subject"], []).append(change)
            if change["subject"] != "section":
                readers.addresses[change["subject"]] = change["address"]
        assert newsroom.wait() == 0
        # What was announced last is known to everybody by then.
        time.sleep(2 * LATE_SECONDS)
    finally:
        for timer in timers:
            timer.cancel()
        readers.stop()
        server.stop()
    return readers.answers, changes


def check(answers, changes, *, least):
    """Check that nothing was stale, and that enough was seen for that to mean something."""
    assert stale_answers(answers, changes) == []
    seen = {answer.shown for answer in answers}
    assert {"404", "410", "1", "2"} <= seen
    assert len([answer for answer in answers if answer.shown]) > least
    end = max(answer.ended for answer in answers)
    assert all(answer.shown for answer in answers if answer.began > end - 2 * LATE_SECONDS), "It did not recover."


def prepared(folder, **settings):
    """Return the environment of a newsroom with people."""
    environment = production(folder, **settings) | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    migrate(environment)
    run(environment, "-c", PEOPLE)
    collect_static_files(environment)
    return environment


def kill_a_worker(server):
    os.kill(min(server.workers), signal.SIGKILL)


@pytest.mark.parametrize("seed", [1])
def test_nobody_sees_an_old_page_on_sqlite_though_a_worker_is_killed(seed, tmp_path):
    (tmp_path / "data").mkdir()
    environment = prepared(tmp_path / "data")
    answers, changes = read_while_changing(environment, seed, [(SECONDS / 2, kill_a_worker)])
    check(answers, changes, least=50 * SECONDS)


@pytest.mark.postgres
def test_nobody_sees_an_old_page_on_postgresql_though_listeners_and_the_database_are_lost(tmp_path):
    cluster = Cluster(programs())
    cluster.start()

    def lose_listeners(_server):
        with psycopg2.connect(cluster.url) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")

    try:
        (tmp_path / "data").mkdir()
        environment = prepared(tmp_path / "data", DATABASE_URL=cluster.url)
        faults = [
            (SECONDS * 0.2, lose_listeners),
            (SECONDS * 0.4, kill_a_worker),
            (SECONDS * 0.6, lambda _server: cluster.restart()),
        ]
        answers, changes = read_while_changing(environment, 2, faults)
        check(answers, changes, least=25 * SECONDS)
    finally:
        cluster.stop()
