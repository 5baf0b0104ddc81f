"""Notifications by a worker: tasks wait in the database until ``db_worker`` runs them."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Notification
from articles.notifications import email
from tests.support.makers import make_article, move

ROOT = Path(__file__).resolve().parent.parent.parent
SUBMIT = """
from django.contrib.auth import get_user_model
from articles import workflow
from articles.models import Article, Category, Notification
User = get_user_model()
writer = User.objects.create_user("wulan", is_staff=True, is_superuser=True)
User.objects.create_user("hendra", is_staff=True, is_superuser=True)
category = Category.objects.first()
article = Article.objects.create(headline="Kabar", body="<p>Isi.</p>", category=category, created_by=writer)
workflow.record_save(article, by=writer)
workflow.move(article, "submit", by=writer, seen=workflow.LATEST)
print("notified", Notification.objects.count())
"""
COUNT = """
from articles.models import Notification
print("notified", *Notification.objects.values_list("recipient__username", "kind"))
"""


@pytest.fixture
def by_worker(settings):
    """The setting that tasks are stored in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work():
    """Let a worker run everything that is due."""
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def tasks():
    """Return the waiting and the finished tasks as text."""
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_is_notified_before_the_worker_runs(by_worker, people, mailoutbox, writer, editor):
    move(make_article(writer), "submit", by=writer)
    assert not Notification.objects.exists()
    assert tasks() == ["READY"]
    work()
    assert Notification.objects.count() == len(mailoutbox) == 2
    assert tasks() == ["SUCCESSFUL"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_retries_emails_that_the_mail_server_refused(by_worker, people, mail_server, mailoutbox, writer):
    mail_server.is_unavailable = True
    move(make_article(writer), "submit", by=writer)
    work()
    assert Notification.objects.filter(mailed_at=None).count() == 2
    assert tasks() == ["READY", "SUCCESSFUL"]
    assert DBTaskResult.objects.get(status="READY").run_after > timezone.now()
    mail_server.is_unavailable = False
    email.server.close()
    DBTaskResult.objects.update(run_after=timezone.now())
    work()
    assert len(mailoutbox) == 2
    assert Notification.objects.filter(mailed_at=None).count() == 0
    assert tasks() == ["SUCCESSFUL", "SUCCESSFUL"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_task_is_written_with_the_move_it_is_about(by_worker, people, writer):
    article = make_article(writer)
    with transaction.atomic():
        move(article, "submit", by=writer)
        # A process that is killed between the commit and a later step would lose it.
        assert tasks() == ["READY"]
        transaction.set_rollback(True)
    assert tasks() == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_gives_up_after_some_attempts(by_worker, people, mail_server, writer, monkeypatch):
    mail_server.is_unavailable = True
    move(make_article(writer), "submit", by=writer)
    for _attempt in range(9):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work()
    # The last one says so: doctor and the metrics name tasks that failed.
    assert tasks() == ["FAILED"] + ["SUCCESSFUL"] * len(email.EMAIL_RETRY_MINUTES)
    assert Notification.objects.count() == 2


@pytest.mark.slow
def test_the_worker_command_runs_in_its_own_process(tmp_path):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "TASKS": "database", "SITE_LANGUAGE": "en"}

    def run(*arguments, **options):
        result = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            **options,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    run("migrate", "-v", "0")
    assert "notified 0" in run("shell", "-v", "0", "-c", SUBMIT)
    run("db_worker", "--batch", "--no-startup-delay")
    assert "notified ('hendra', 'submitted')" in run("shell", "-v", "0", "-c", COUNT)


@pytest.mark.django_db
def test_tasks_that_waited_before_an_upgrade_are_still_done():
    """Run tasks under the names and places that their functions had before."""
    migration = import_module("articles.migrations.0034_task_paths")
    waiting = [
        DBTaskResult.objects.create(
            task_path=path, args_kwargs={"args": [1], "kwargs": {}}, queue_name="default", backend_name="default"
        )
        for path in migration.PATHS
    ]
    migration.forwards(apps, connection.schema_editor())
    for row in waiting:
        row.refresh_from_db()
        assert callable(row.task.func)
