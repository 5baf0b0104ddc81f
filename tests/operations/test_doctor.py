"""The doctor: it names each thing that is wrong, and nothing that is well."""

import errno
from collections import namedtuple
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles import triggers
from articles.models import Category, Event, PeriodicJob, Worker
from articles.operations import diagnosis, readiness, schedule
from articles.operations.diagnosis import Finding, examine
from articles.renditions import names_of
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, make_photo
from tests.support.tasks import wait_for_permission

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def well(settings, tmp_path):
    """A healthy installation with a worker."""
    settings.DATA_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.STATIC_ROOT = tmp_path / "static"
    list(schedule.run_due())
    Worker.objects.create(name="hidup")


def problems(**options):
    """Return the problems that are found."""
    return [one.text for one in examine(**options) if one.is_problem]


@pytest.fixture
def new(settings):
    """A function that returns the problems since it was made, without those of the settings of tests."""
    before = set(problems())

    def since(**options):
        return [text for text in problems(**options) if text not in before]

    return since


def test_a_healthy_installation_has_no_problem(new):
    assert new() == []
    assert [one.text for one in examine() if not one.is_problem]


def test_a_worker_that_died_and_a_task_that_waits_are_named(new):
    Worker.objects.update(last_seen_at=timezone.now() - timedelta(minutes=5))
    result = wait_for_permission.enqueue("/tmp")
    result.db_result.__class__.objects.update(
        enqueued_at=timezone.now() - timedelta(hours=1), run_after=timezone.now() - timedelta(hours=1)
    )
    found = new()
    assert len(found) == 2
    assert "manage.py work" in found[0]


def test_a_section_whose_address_is_a_page_of_the_site_is_named(new):
    Category.objects.create(name="Ralat Kami", slug="ralat")
    (found,) = new()
    assert "Ralat Kami" in found


def test_a_job_that_failed_or_is_late_is_named(new):
    PeriodicJob.objects.filter(name="sessions").update(failure="OSError: disk full")
    PeriodicJob.objects.filter(name="logs").update(started_at=timezone.now() - timedelta(days=3))
    found = new()
    assert len(found) == 2
    assert "OSError: disk full" in found[0]
    assert "run_periodic" in found[1]


def test_an_event_in_the_future_is_named(new, writer):
    make_article(writer)
    with triggers_disabled():
        Event.objects.update(at=timezone.now() + timedelta(hours=1))
    assert len(new()) == 1


def test_a_missing_trigger_is_named(settings, writer):
    settings.DEBUG = False
    before = set(problems())
    triggers.disable()
    try:
        found = [text for text in problems() if text not in before]
    finally:
        triggers.enable()
    assert [text for text in found if "event_is_sealed" in text]


def test_a_full_disk_is_named(new, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(100e9, 99.5e9, 0.5e9))
    (found,) = new()
    assert "0.5 GB" in found


def test_a_folder_on_a_full_disk_is_named_and_served_all_the_same(settings, monkeypatch):
    class Full:
        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    settings.DEBUG = False
    monkeypatch.setattr("tempfile.TemporaryFile", lambda dir: Full())
    found = [problem for problem in readiness.find_problems() if "static" in problem.text]
    assert [problem.is_serious for problem in found] == [False]


def test_a_folder_of_metrics_that_cannot_be_written_to_is_named(new, settings):
    (settings.DATA_DIR / "metrics" / "8000").write_text("x")
    (found,) = new()
    assert "metrics/8000" in found


def test_a_store_that_cannot_be_written_to_is_named(new, settings, tmp_path):
    (tmp_path / "berkas").write_text("x")
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "berkas"},
        }
    }
    found = new()
    assert [text for text in found if "originals" in text or "berkas" in text]


def test_lost_originals_and_files_of_readers_are_named(new, writer):
    photo = make_photo(writer)
    assert [text for text in new() if "foto terbaru," in text] == []
    storages["originals"].delete(photo.original)
    made = photo.renditions
    for name in names_of(made):
        storages["renditions"].delete(f"{photo.pk}/{made['folder']}/{name}")
    found = " ".join(new())
    assert "tidak punya berkas asli" in found
    assert "make_renditions" in found


def test_make_renditions_makes_the_lost_files_that_the_doctor_names(new, writer):
    photo, other = make_photo(writer), make_photo(writer)
    made = photo.renditions
    for name in names_of(made):
        storages["renditions"].delete(f"{photo.pk}/{made['folder']}/{name}")
    assert [text for text in new() if "make_renditions" in text]
    out = StringIO()
    call_command("make_renditions", stdout=out, stderr=StringIO())
    assert out.getvalue().startswith("1 ")
    assert new() == []
    other.refresh_from_db()
    assert other.former == "", "files that are there are not made again"


def test_a_constraint_that_was_dropped_is_named(new):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL drops constraints alone")
    assert [text for text in new() if "no_two_editions_live_at_once" in text] == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_edition DROP CONSTRAINT no_two_editions_live_at_once")
    assert [text for text in new() if "no_two_editions_live_at_once" in text]


def test_an_original_that_may_not_be_opened_is_named(new, writer, monkeypatch):
    photo = make_photo(writer)
    assert new() == []
    error = PermissionError(errno.EACCES, "Permission denied", f"/srv/originals/{photo.original}")

    def refuse(name, mode="rb"):
        raise error

    monkeypatch.setattr(storages["originals"], "open", refuse)
    found = [text for text in new() if photo.original in text]
    assert found


def test_a_test_e_mail_is_sent_or_its_failure_named(new, settings):
    settings.EMAIL_HOST = "surel.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert new(email="kepala@kabar.example") == []
    assert [message.to for message in mail.outbox] == [["kepala@kabar.example"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (found,) = new(email="kepala@kabar.example")
    assert "EMAIL_HOST" in found


def test_a_database_that_is_away_is_named_and_the_rest_is_still_examined():
    def gone(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(gone):
        found = list(examine())
    assert len([one for one in found if one.is_problem and "could not connect" in one.text]) == 1
    assert [one for one in found if "originals" in one.text]


def test_a_host_of_the_mail_server_that_is_no_name_is_named(new, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "x" * 70
    (found,) = new(email="kepala@kabar.example")
    assert "EMAIL_HOST" in found


def test_a_database_before_its_first_migrate_is_told_to_migrate(monkeypatch, settings):
    settings.DEBUG = False
    wanted = ("articles", "9999_of_tomorrow")
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [(wanted, False)])
    found = [one.text for one in examine() if one.is_problem]
    assert [text for text in found if "manage.py migrate" in text]
    assert not [text for text in found if "cannot be reached" in text or "tidak dapat dihubungi" in text]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server has files of its own")
def test_a_file_of_the_database_of_another_user_is_named_once_with_what_to_do(new, monkeypatch, tmp_path):
    file = tmp_path / "newsroom.sqlite3"
    file.touch()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    monkeypatch.setattr(readiness.os, "access", lambda path, mode: path != file)
    (found,) = new()
    assert str(file) in found
    assert "pengguna" in found


def test_a_folder_of_data_that_does_not_exist_yet_is_no_traceback(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "belum" / "ada"
    assert [one.text for one in examine() if "GB" in one.text]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL notices damage itself")
def test_a_damaged_database_is_named(new):
    def damaged(execute, sql, params, many, context):
        return execute("SELECT 'row 3 is missing'" if "quick_check" in sql else sql, params, many, context)

    with connection.execute_wrapper(damaged):
        (found,) = new()
    assert "row 3 is missing" in found


def test_digests_without_a_key_are_named(new, settings):
    settings.RECORD_HEADS, settings.RECORD_KEY = "/srv/heads.jsonl", ""
    (found,) = new()
    assert "RECORD_KEY" in found


def test_a_missing_trigger_and_a_site_without_hosts_are_not_served(settings):
    settings.DEBUG, settings.ALLOWED_HOSTS = False, []
    triggers.disable()
    try:
        serious = [one.text for one in readiness.find_check_problems() if one.is_serious]
    finally:
        triggers.enable()
    assert [text for text in serious if "event_is_sealed" in text]
    assert [text for text in serious if "ALLOWED_HOSTS" in text]


def test_the_command_is_silent_for_cron_about_what_is_well(monkeypatch):
    found = [Finding("Semua baik.")]
    monkeypatch.setattr(diagnosis, "examine", lambda _email: iter(found))
    written, errors = StringIO(), StringIO()
    call_command("doctor", verbosity=0, stdout=written, stderr=errors)
    assert written.getvalue() == errors.getvalue() == ""
    found.append(Finding("Ada yang salah.", is_problem=True))
    with pytest.raises(SystemExit):
        call_command("doctor", verbosity=0, stdout=written, stderr=errors)
    assert written.getvalue() == "✗ Ada yang salah.\n"


def test_the_command_fails_where_something_is_wrong():
    Worker.objects.all().delete()
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=StringIO(), stderr=StringIO())
