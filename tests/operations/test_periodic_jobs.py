"""Periodic jobs: each in one process at a time, none stops another, and what is kept is deleted in time."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import CacheEntry, EditSession, KnownDevice, LoginAttempt, PeriodicJob, Worker
from articles.operations import cleanup, lost_tasks, schedule
from articles.operations.periodic_jobs import JOBS, Job, append_latest_digests
from articles.operations.worker import WorkerProcess
from tests.support.makers import make_article, make_photo, publish

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=400)


def job(action, name="coba", every=timedelta(hours=1)):
    """Return a periodic job of a test."""
    return Job(name, every, action, "For a test.")


def outcomes(found):
    """Return name, claim and failure of outcomes."""
    return [(one.job.name, one.is_claimed, one.failure) for one in found]


def test_a_job_runs_when_it_is_due():
    runs = []
    jobs = [job(lambda: runs.append(1))]
    assert outcomes(schedule.run_due(jobs)) == [("coba", True, "")]
    assert outcomes(schedule.run_due(jobs)) == []
    PeriodicJob.objects.update(started_at=timezone.now() - timedelta(minutes=61))
    assert outcomes(schedule.run_due(jobs)) == [("coba", True, "")]
    assert len(runs) == 2


def test_a_job_that_fails_is_recorded_and_stops_no_other():
    def fail():
        raise ValueError("disk full")

    runs = []
    jobs = [job(fail, "gagal"), job(lambda: runs.append(1), "lain")]
    assert outcomes(schedule.run_due(jobs)) == [("gagal", True, "ValueError: disk full"), ("lain", True, "")]
    row = PeriodicJob.objects.get(name="gagal")
    assert (row.failure, row.claim, row.claimed_until) == ("ValueError: disk full", "", None)
    assert runs == [1]


def test_a_job_is_run_by_one_process_at_a_time():
    inner = []
    one = job(lambda: inner.append(schedule.run(one)))
    assert schedule.run(one).is_claimed
    assert [outcome.is_claimed for outcome in inner] == [False]


def test_the_job_of_a_process_that_died_runs_again_later():
    runs = []
    one = job(lambda: runs.append(1))
    PeriodicJob.objects.create(
        name="coba", claim="dead", started_at=timezone.now(), claimed_until=timezone.now() + timedelta(minutes=1)
    )
    assert not schedule.run(one).is_claimed
    PeriodicJob.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert schedule.run(one).is_claimed
    assert runs == [1]


def test_a_daily_job_whose_process_was_killed_does_not_wait_for_another_day():
    runs = []
    one = job(lambda: runs.append(1), every=timedelta(days=1))
    ago = timezone.now() - timedelta(hours=1)
    PeriodicJob.objects.create(name="coba", claim="dead", started_at=ago, claimed_until=ago + timedelta(minutes=30))
    assert outcomes(schedule.run_due([one])) == [("coba", True, "")]
    assert outcomes(schedule.run_due([one])) == []
    assert runs == [1]


def test_jobs_run_after_a_clock_that_was_ahead_was_set_right():
    runs = []
    one = job(lambda: runs.append(1))
    ahead = timezone.now() + timedelta(days=30)
    PeriodicJob.objects.create(name="coba", started_at=ahead)
    assert outcomes(schedule.run_due([one])) == [("coba", True, "")]
    PeriodicJob.objects.update(claim="dead", started_at=ahead, claimed_until=ahead + timedelta(minutes=5))
    assert outcomes(schedule.run_due([one])) == [("coba", True, "")]
    assert runs == [1, 1]


def test_a_worker_last_seen_in_the_future_is_dead():
    assert lost_tasks.count_alive() == 0
    Worker.objects.create(name="baru", last_seen_at=timezone.now())
    Worker.objects.create(name="nanti", last_seen_at=timezone.now() + timedelta(days=1))
    Worker.objects.create(name="lama", last_seen_at=timezone.now() - timedelta(minutes=5))
    assert lost_tasks.count_alive() == 1
    task = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "default", "run_after": timezone.now()}
    for name in ("baru", "nanti", "lama"):
        DBTaskResult.objects.create(task_path=name, status="RUNNING", worker_ids=[name], **task)
    lost_tasks.requeue()
    assert set(DBTaskResult.objects.filter(status="READY").values_list("task_path", flat=True)) == {"nanti", "lama"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("is_stopped_at_once", [False, True])
def test_a_task_whose_end_its_living_worker_could_not_record_runs_again(is_stopped_at_once, monkeypatch):
    worker = WorkerProcess()
    task = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "default", "run_after": timezone.now()}
    DBTaskResult.objects.create(task_path="x", status="RUNNING", worker_ids=[worker.name], **task)
    states = []

    def look():
        states.append(DBTaskResult.objects.get().status)
        if len(states) == 1:
            if is_stopped_at_once:
                worker.stop()
            raise OperationalError("the connection was closed")
        worker.stop()
        return iter(())

    monkeypatch.setattr(schedule, "run_due", look)
    worker.run()
    assert states[0] == "RUNNING"
    assert DBTaskResult.objects.get().status == "READY"


def test_a_retry_planned_by_a_clock_that_was_ahead_runs_now_and_others_wait():
    now = timezone.now()
    task = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "default"}
    for name, wait in (("ahead", timedelta(days=365)), ("later", timedelta(hours=24))):
        DBTaskResult.objects.create(task_path=name, run_after=now + wait, **task)
    new = DBTaskResult.objects.create(task_path="new", run_after=get_date_max(), **task)
    lost_tasks.requeue()
    assert set(DBTaskResult.objects.ready().values_list("task_path", flat=True)) == {"ahead", "new"}
    new.refresh_from_db()
    assert new.run_after == get_date_max()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_command_names_a_database_that_is_locked_and_goes_on(capsys):
    def refuse(execute, sql, params, many, context):
        if "articles_periodicjob" in sql and "sessions" in (params or ()):
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    errors, written = StringIO(), StringIO()
    with connection.execute_wrapper(refuse), pytest.raises(SystemExit):
        call_command("run_periodic", "--job", "sessions", "--job", "logs", stderr=errors, stdout=written)
    assert "database is locked" in errors.getvalue()
    assert written.getvalue().startswith("logs")


def test_a_process_that_lost_its_claim_does_not_end_that_of_another():
    def lose():
        PeriodicJob.objects.update(claim="other", claimed_until=timezone.now() + timedelta(minutes=5))

    schedule.run(job(lose))
    assert PeriodicJob.objects.get().claim == "other"


def test_every_job_runs_twice_without_harm(writer, editor):
    publish(make_article(writer, photo=make_photo(writer)), writer, editor)
    for _time in range(2):
        written = StringIO()
        call_command("run_periodic", stdout=written)
        assert len(written.getvalue().splitlines()) == len(JOBS)
    assert set(PeriodicJob.objects.values_list("name", "failure")) == {(one.name, "") for one in JOBS}


def test_the_command_fails_where_a_job_failed(settings, tmp_path):
    settings.RECORD_KEY, settings.RECORD_HEADS = "k" * 40, tmp_path
    errors = StringIO()
    with pytest.raises(SystemExit):
        call_command("run_periodic", "--job", "record_heads", stderr=errors)
    assert str(tmp_path) in errors.getvalue()


def test_the_newest_digests_are_appended(settings, tmp_path, writer, editor):
    settings.RECORD_KEY, settings.RECORD_HEADS = "k" * 40, tmp_path / "heads.jsonl"
    article = publish(make_article(writer), writer, editor)
    append_latest_digests()
    assert str(article.uid) in settings.RECORD_HEADS.read_text()
    call_command("verify_record", against=settings.RECORD_HEADS, stdout=StringIO(), stderr=StringIO())
    appended = settings.RECORD_HEADS.read_text()
    append_latest_digests()
    assert settings.RECORD_HEADS.read_text() == appended, "nothing has changed"
    publish(make_article(writer, headline="Yang Lain"), writer, editor)
    append_latest_digests()
    assert len(settings.RECORD_HEADS.read_text().splitlines()) == 2


def test_expired_rows_are_deleted_and_others_kept(writer):
    now = timezone.now()
    for key, age in (("lama", LONG_AGO), ("baru", timedelta())):
        Session.objects.create(session_key=key, session_data="", expire_date=now - age + timedelta(minutes=1))
        CacheEntry.objects.create(cache_key=key, value="", expires=now - age + timedelta(minutes=1))
        KnownDevice.objects.create(user=writer, key_hash=key, last_used_at=now - age)
        LoginAttempt.objects.create(at=now - age, outcome="password", device=key)
        EditSession.objects.create(user=writer, typed_at=now - age, form_content={"headline": [key]})
        finished = {"status": "SUCCESSFUL", "args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "default"}
        DBTaskResult.objects.create(task_path=key, finished_at=now - age, run_after=now, **finished)
    for one in (
        cleanup.clear_sessions,
        cleanup.clear_autosaves,
        cleanup.clear_logs,
        cleanup.clear_counters,
        cleanup.clear_tasks,
    ):
        one()
    assert [session.session_key for session in Session.objects.all()] == ["baru"]
    assert [entry.cache_key for entry in CacheEntry.objects.filter(cache_key__in=["lama", "baru"])] == ["baru"]
    assert [device.key_hash for device in KnownDevice.objects.all()] == ["baru"]
    assert [attempt.device for attempt in LoginAttempt.objects.all()] == ["baru"]
    assert [one.form_content["headline"] for one in EditSession.objects.all()] == [["baru"]]
    assert [one.task_path for one in DBTaskResult.objects.all()] == ["baru"]


def running(worker, *earlier):
    """Make a task that a worker is running."""
    now = timezone.now()
    return DBTaskResult.objects.create(
        status="RUNNING",
        task_path="tests.support.tasks.wait_for_permission",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=now,
        started_at=now,
        worker_ids=[*earlier, worker],
    )


def test_tasks_of_a_dead_worker_run_again_and_those_of_others_do_not():
    now = timezone.now()
    Worker.objects.create(name="mati", last_seen_at=now - timedelta(minutes=5))
    Worker.objects.create(name="hidup", last_seen_at=now)
    tasks = {name: running(name) for name in ("mati", "hidup", f"asing-{uuid4().hex}")}
    given_up = running("mati", "a", "b")
    assert lost_tasks.requeue() == 2
    states = {name: DBTaskResult.objects.get(pk=task.pk).status for name, task in tasks.items()}
    assert sorted(states.values()) == ["READY", "RUNNING", "RUNNING"]
    assert states["mati"] == "READY"
    given_up.refresh_from_db()
    assert (given_up.status, "WorkersDied" in given_up.exception_class_path) == ("FAILED", True)
    assert [worker.name for worker in Worker.objects.all()] == ["hidup"]
    assert lost_tasks.requeue() == 0
