"""Metrics: only for this machine or with the token, and true of requests, tasks and logins."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from articles.models import LoginAttempt, PeriodicJob, Worker
from articles.operations import metrics, schedule
from articles.operations.database_metrics import schedule_lag
from articles.operations.periodic_jobs import JOBS
from articles.operations.shared_metrics import FOLDER_VARIABLE
from tests.support.makers import make_article, publish
from tests.support.tasks import wait_for_permission

pytestmark = pytest.mark.django_db


def numbers(client, **headers):
    """Return the metrics by their names with labels."""
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200
    lines = [line.rpartition(" ") for line in response.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in lines}


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1"),
        ({"Forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ({"X-Real-IP": "127.0.0.1"}, "127.0.0.1"),
        ({"X-Forwarded-For": ""}, "127.0.0.1"),
        ({"X-Forwarded-Host": "kabar.example"}, "127.0.0.1"),
        ({"X-Forwarded-Port": "443"}, "127.0.0.1"),
        ({"X-Forwarded-Proto": "https"}, "127.0.0.1"),
        ({"Via": "1.1 proxy"}, "127.0.0.1"),
        ({}, "203.0.113.9"),
        ({}, "::ffff:203.0.113.9"),
        ({}, ""),
    ],
)
def test_nobody_else_can_read_them(client, headers, address):
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address, follow=True).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_can_read_them(client, address):
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == 200


def test_with_a_token_only_its_holder_can_read_them(client, settings):
    settings.METRICS_TOKEN = "t" * 30
    for given in ("", "Bearer ttt", "Bearer \u00e9"):
        assert client.get("/metrics", headers={"Authorization": given}, follow=True).status_code == 404
    assert numbers(client, Authorization=f"Bearer {'t' * 30}")


def test_requests_are_counted_by_kind_of_page_and_status(client, writer, editor):
    address = publish(make_article(writer), writer, editor).get_absolute_url()
    names = [
        'newsroom_request_seconds_count{page="article",status="200"}',
        'newsroom_request_seconds_count{page="none",status="404"}',
        'newsroom_request_seconds_count{page="desk",status="302"}',
    ]
    before = numbers(client)
    client.get(address)
    client.get("/tidak/ada/di/sini/")
    client.get("/admin/")
    client.get("/health/live")
    after = numbers(client)
    assert [after.get(name, 0) - before.get(name, 0) for name in names] == [1, 1, 1]
    assert not [name for name in after if "health" in name]


def test_waiting_tasks_late_jobs_workers_and_failed_logins_are_shown(client, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    now = timezone.now()
    list(schedule.run_due())
    quiet = numbers(client)
    names = ["tasks_waiting", "oldest_task_seconds", "schedule_lag_seconds", "workers", "failed_logins_last_hour"]
    assert [quiet[f"newsroom_{name}"] for name in names] == [0, 0, 0, 0, 0]
    wait_for_permission.enqueue("/tmp")
    PeriodicJob.objects.filter(name="sessions").update(started_at=now - timedelta(days=2))
    Worker.objects.create(name="hidup")
    Worker.objects.create(name="mati", last_seen_at=now - timedelta(hours=1))
    LoginAttempt.objects.create(outcome="password")
    LoginAttempt.objects.create(outcome="succeeded")
    LoginAttempt.objects.create(outcome="password", at=now - timedelta(hours=2))
    busy = numbers(client)
    assert [busy[f"newsroom_{name}"] for name in ("tasks_waiting", "workers", "failed_logins_last_hour")] == [1, 1, 1]
    assert busy["newsroom_oldest_task_seconds"] >= 0
    assert busy["newsroom_schedule_lag_seconds"] == pytest.approx(86_400, abs=60)


def test_a_task_that_is_tried_again_later_has_not_waited_before(client, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    now = timezone.now()
    task = wait_for_permission.enqueue("/tmp").db_result
    tasks = task.__class__.objects
    tasks.update(enqueued_at=now - timedelta(hours=4))
    assert numbers(client)["newsroom_oldest_task_seconds"] == pytest.approx(4 * 3600, abs=60)
    tasks.update(run_after=now - timedelta(minutes=1))
    assert numbers(client)["newsroom_oldest_task_seconds"] == pytest.approx(60, abs=30)
    tasks.update(run_after=now + timedelta(hours=1))
    assert numbers(client)["newsroom_oldest_task_seconds"] == 0


def test_jobs_that_never_ran_are_late():
    assert schedule_lag(timezone.now()) == max(job.every for job in JOBS).total_seconds()


def test_without_a_database_the_numbers_of_requests_are_still_shown(client):
    def gone(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    client.get("/admin/")
    with connection.execute_wrapper(gone):
        shown = numbers(client)
    assert 'newsroom_request_seconds_count{page="desk",status="302"}' in shown
    assert "newsroom_workers" not in shown


def test_a_request_that_cannot_be_counted_is_answered(client, monkeypatch):
    def fail(*_labels):
        raise OSError("no space left on device")

    monkeypatch.setattr(metrics.REQUESTS, "labels", fail)
    assert client.get("/").status_code == 200


def test_metrics_that_cannot_be_read_hide_no_others(client, monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "deleted"))
    assert "newsroom_workers" in numbers(client)
