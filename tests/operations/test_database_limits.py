"""A PostgreSQL that hangs, while its machine still confirms what is sent, is given up by this side."""

import os
import signal
import time

import pytest
from django.db import OperationalError, connection

from articles.models import Category
from articles.operations import health, metrics
from articles.operations.database_limits import limit_waiting, waiting_at_most

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has a server that can hang"),
]


@pytest.fixture
def limited():
    limit_waiting(20)
    connection.close()
    yield
    limit_waiting(0)
    connection.close()


def test_queries_of_every_kind_work_with_a_limit(limited):
    assert Category.objects.count() == len(list(Category.objects.iterator(chunk_size=1)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.2), repeat('x', 1000000)")
        assert len(cursor.fetchone()[1]) == 1_000_000


def test_a_server_that_hangs_is_given_up_and_used_again_once_it_answers(limited, monkeypatch, client):
    monkeypatch.setattr(health, "CHECK_SECONDS", 1.0)
    monkeypatch.setattr(metrics, "CHECK_SECONDS", 1.0)
    for path, status in (("/health/ready", 503), ("/metrics", 200)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (pid,) = cursor.fetchone()
        os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            assert client.get(path).status_code == status
            assert time.monotonic() - began < 15
        finally:
            os.kill(pid, signal.SIGCONT)
    assert client.get("/health/ready").status_code == 200


def test_a_query_that_waits_for_longer_than_its_limit_fails(limited):
    with waiting_at_most(0.3), pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(2)")


def test_queries_that_wait_share_their_limit(limited):
    began = time.monotonic()
    with waiting_at_most(1.5), pytest.raises(OperationalError), connection.cursor() as cursor:
        for _number in range(10):
            cursor.execute("SELECT pg_sleep(0.5)")
    assert time.monotonic() - began < 4
