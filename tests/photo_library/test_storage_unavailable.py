"""An unavailable store of pictures: reported with a message, waited for only once, and used again later."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from articles import photo_library, retries
from articles.models import Photo
from articles.renditions import StorageUnavailable, names_of, open_original, open_rendition, s3, save_original
from newsroom.storages import picture_stores
from tests.support.drawing import unlike

from .buckets import RENDITIONS, make_photo, media, names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]
UPLOAD = "desk:articles_photo_upload"
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def make_unavailable(settings, tmp_path, s3_variables, monkeypatch):
    """A function that makes the store's address unreachable."""
    monkeypatch.setattr(s3, "TRIES", 1)
    # Nothing listens on port 1.
    nowhere = picture_stores(tmp_path, s3_variables | {"S3_ENDPOINT": "http://127.0.0.1:1"})

    def make():
        settings.STORAGES = settings.STORAGES | nowhere

    return make


@pytest.fixture
def by_worker(settings):
    """The setting that tasks are stored in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work_off():
    """Let a worker run the waiting tasks as if they were due."""
    DBTaskResult.objects.update(run_after=timezone.now())
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def test_the_desk_shows_a_message_that_the_store_is_unavailable(make_unavailable, client, editor, caplog):
    photo = make_photo(editor)
    make_unavailable()
    client.force_login(editor)
    answer = client.post(reverse(UPLOAD), {"file": SimpleUploadedFile("a.jpg", unlike(9).getvalue())}, headers=ENGLISH)
    assert answer.status_code == 503
    assert "store of pictures" in answer.json()["refused"]
    assert Photo.objects.count() == 1
    for name in ("copy", "original"):
        answer = client.get(reverse(f"desk:articles_photo_{name}", args=[photo.pk]), headers=ENGLISH)
        assert answer.status_code == 503
        assert "store of pictures" in answer.content.decode()
    assert "127.0.0.1" in caplog.text


def test_readers_get_a_retry_later_response_while_the_store_is_unavailable(make_unavailable, client, writer):
    photo = make_photo(writer)
    make_unavailable()
    response = client.get(media(photo, "lead-320.avif"))
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_waits_again_for_a_store_that_was_unavailable_a_moment_ago(make_unavailable, monkeypatch):
    make_unavailable()
    sent = []
    events = storages["originals"].connection.meta.client.meta.events
    events.register("before-send.s3.*", lambda **_more: sent.append(1))
    for _reader in range(3):
        with pytest.raises(StorageUnavailable):
            open_original("00/a.jpg")
    assert len(sent) == 1
    later = retries.monotonic() + s3.PAUSE_SECONDS
    monkeypatch.setattr(retries, "monotonic", lambda: later)
    with pytest.raises(StorageUnavailable):
        open_original("00/a.jpg")
    assert len(sent) == 2


def test_a_missing_or_foreign_bucket_is_an_unavailable_store_and_not_a_lost_picture(
    bucket, writer, s3_variables, settings
):
    photo = make_photo(writer)
    settings.STORAGES = settings.STORAGES | picture_stores(None, s3_variables | {"S3_BUCKET": "milik-lain"})
    with pytest.raises(StorageUnavailable):
        open_rendition(photo.pk, photo.renditions["folder"], "lead-320.avif")
    with pytest.raises(StorageUnavailable):
        save_original("00/a.jpg", SimpleUploadedFile("a", b"a"))


def test_the_page_of_a_photo_shows_that_its_files_wait_for_the_store(make_unavailable, settings, writer):
    photo = make_photo(writer, is_ready=False)
    there = settings.STORAGES
    make_unavailable()
    with translation.override("en"):
        assert not photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert "store of pictures" in photo.failure
    assert list(photo_library.out_of_date()) == [photo.pk]
    settings.STORAGES = there
    assert photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.rendered
    assert not photo.failure


def test_a_photo_is_withdrawn_while_the_store_is_unavailable(
    make_unavailable, client, writer, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    address = media(photo, "lead-320.avif")
    make_unavailable()
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    assert client.get(address).status_code == 410


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_deletes_files_that_could_not_be_deleted(make_unavailable, bucket, settings, by_worker, writer):
    photo, there = make_photo(writer), settings.STORAGES
    photo_library.withdraw(photo, because="Keberatan keluarga.")
    make_unavailable()
    work_off()
    assert names(bucket, RENDITIONS)
    settings.STORAGES = there
    work_off()
    assert not names(bucket, RENDITIONS)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_makes_files_that_could_not_be_stored(make_unavailable, bucket, settings, by_worker, writer):
    photo, there = make_photo(writer, is_ready=False), settings.STORAGES
    make_unavailable()
    with translation.override("en"):
        work_off()
    photo.refresh_from_db()
    assert "store of pictures" in photo.failure
    settings.STORAGES = there
    work_off()
    photo.refresh_from_db()
    assert names(bucket, f"{RENDITIONS}{photo.pk}/{photo.renditions['folder']}/") == names_of(photo.renditions)


def test_a_store_that_does_not_answer_times_out(settings, s3_variables, tmp_path):
    other = picture_stores(tmp_path, s3_variables | {"S3_ENDPOINT": "https://s3.example.com"})
    settings.STORAGES = settings.STORAGES | other
    config = storages["originals"].connection.meta.client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (5, 20)
    assert config.retries["total_max_attempts"] == 3


def test_a_plain_form_shows_a_message_that_the_store_is_unavailable(make_unavailable, client, editor):
    make_unavailable()
    client.force_login(editor)
    file = SimpleUploadedFile("a.jpg", unlike(9).getvalue())
    answer = client.post(reverse(UPLOAD), {"file": file}, headers=ENGLISH | {"accept": "text/html"})
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert answer.status_code == 302
    assert "store of pictures" in said[0]
    assert not Photo.objects.exists()


def test_an_import_that_is_rolled_back_ends_normally_while_the_store_is_unavailable(make_unavailable, writer, caplog):
    photo = photo_library.import_upload(unlike(9, (360, 240)), "a.jpg").photo
    Photo.objects.all().delete()
    make_unavailable()
    photo_library.delete_upload([photo])
    assert "127.0.0.1" in caplog.text
