"""Pictures in an S3-compatible store, asked over HTTP as in life."""

import re
import urllib.error
import urllib.request
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from articles import library
from articles.models import Photo
from articles.models.rendered import MEDIA, MIMES
from articles.pictures import BYTES, examine
from articles.renditions import (
    StoreAway,
    desk_copy_name,
    has_set,
    names_of,
    open_original,
    open_rendition,
    s3,
    save_original,
    save_set,
)
from newsroom.stores import picture_stores
from tests import makers
from tests.pictures.drawing import unlike

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]
ORIGINALS, RENDITIONS = "kabar/foto/originals/", "kabar/foto/renditions/"
UPLOAD = "admin:articles_photo_upload"


def make_photo(by, **fields):
    """A photo so small that few files are made of it."""
    file = fields.pop("file", None) or unlike(Photo.objects.count(), (360, 240))
    return makers.make_photo(by, file=file, **fields)


def names(bucket, prefix=""):
    """The names of everything in the bucket under a prefix, without it."""
    return {one.key.removeprefix(prefix) for one in bucket.objects.filter(Prefix=prefix)}


def work_off():
    """Have a worker do what is waiting, as if it were due."""
    DBTaskResult.objects.update(run_after=timezone.now())
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def media(photo, name, folder=None):
    """The address readers are given of one file."""
    return f"/{MEDIA}/{photo.pk}/{folder or photo.renditions['folder']}/{name}"


@pytest.fixture
def asked(bucket):
    """Everything the site asks of the store, as (operation, its arguments)."""
    calls, events = [], storages["originals"].connection.meta.client.meta.events

    def hear(params, model, **_more):
        calls.append((model.name, params))

    events.register("provide-client-params.s3.*", hear)
    yield calls
    events.unregister("provide-client-params.s3.*", hear)


@pytest.fixture
def away(settings, tmp_path, s3_variables, monkeypatch):
    """Call it, and nobody answers at the store's address any more."""
    monkeypatch.setattr(s3, "TRIES", 1)
    # Port 1 is nobody's.
    nowhere = picture_stores(tmp_path, s3_variables | {"S3_ENDPOINT": "http://127.0.0.1:1"})

    def leave():
        settings.STORAGES = settings.STORAGES | nowhere

    return leave


@pytest.fixture
def by_worker(settings):
    """Tasks wait in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_an_upload_lies_under_two_prefixes_and_names_of_ours(
    bucket, client, editor, django_capture_on_commit_callbacks
):
    client.force_login(editor)
    hostile = SimpleUploadedFile("..%2f..%2frahasia?.jpg", unlike(1).getvalue(), content_type="text/html")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse(UPLOAD), {"file": hostile})
    assert answer.status_code == 201
    photo = Photo.objects.get()
    assert names(bucket, ORIGINALS) == {photo.original, desk_copy_name(photo.uid)}
    folder = f"{photo.pk}/{photo.renditions['folder']}/"
    assert names(bucket, RENDITIONS + folder) == names_of(photo.renditions)
    assert len(names(bucket)) == 2 + len(names_of(photo.renditions))
    assert all(re.fullmatch(r"kabar/foto/(originals|renditions)/[a-z0-9/.-]+", name) for name in names(bucket))


def test_files_have_the_type_they_are_of_and_no_rights_of_their_own(bucket, asked, writer):
    photo = make_photo(writer)
    types = {one.key.rpartition(".")[2]: one.Object().content_type for one in bucket.objects.all()}
    assert types == MIMES | {"jpg": "image/jpeg"}
    written = [told for name, told in asked if name == "PutObject"]
    assert len(written) == 2 + len(names_of(photo.renditions))
    assert not any({"ACL", "GrantRead", "ServerSideEncryption"} & set(told) for told in written)


def test_a_set_is_written_without_asking_for_each_of_its_files(asked, writer):
    make_photo(writer)
    assert "HeadObject" not in [name for name, _told in asked]
    assert [name for name, _told in asked].count("ListObjects") == 1


def test_what_is_written_already_is_not_written_again(asked):
    save_set(7, "0" * 16, {"lead-320.avif": b"a", "lead-320.webp": b"b"})
    del asked[:]
    save_set(7, "0" * 16, {"lead-320.avif": b"a", "lead-320.webp": b"b", "lead-320.jpeg": b"c"})
    assert [told["Key"].rpartition("/")[2] for name, told in asked if name == "PutObject"] == ["lead-320.jpeg"]
    assert has_set(7, "0" * 16, {"lead-320.avif", "lead-320.jpeg"})
    assert not has_set(7, "0" * 16, {"lead-320.avif", "lead-640.avif"})


def test_readers_are_sent_a_picture_by_the_site(bucket, client, writer):
    photo = make_photo(writer)
    name = "lead-320.avif"
    kept = bucket.Object(f"{RENDITIONS}{photo.pk}/{photo.renditions['folder']}/{name}").get()["Body"].read()
    response = client.get(media(photo, name))
    assert b"".join(response.streaming_content) == kept
    assert response.headers["Content-Type"] == "image/avif"
    assert response.headers["Content-Length"] == str(len(kept))
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_picture_whose_rights_have_ended_is_not_even_asked_for(asked, client, writer):
    photo = make_photo(writer, expires_at=timezone.now() - timedelta(seconds=1))
    del asked[:]
    assert client.get(media(photo, "lead-320.avif")).status_code == 410
    assert asked == []


def test_a_file_that_is_lost_is_not_found(bucket, client, writer):
    photo = make_photo(writer)
    bucket.objects.filter(Prefix=RENDITIONS).delete()
    assert client.get(media(photo, "lead-320.avif")).status_code == 404


def test_an_original_is_fetched_by_an_address_that_ends_in_five_minutes(client, editor):
    photo = make_photo(editor, name='Gempa "M 6" — Malang.jpg', file=unlike(1))
    client.force_login(editor)
    response = client.get(reverse("admin:articles_photo_original", args=[photo.pk]))
    assert response.status_code == 302 and "no-store" in response.headers["Cache-Control"]
    signed = parse_qs(urlsplit(response.url).query)
    assert signed["X-Amz-Expires"] == ["300"] and signed["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    with urllib.request.urlopen(response.url) as fetched:
        assert fetched.read() == unlike(1).getvalue()
        assert fetched.headers["Content-Type"] == "image/jpeg"
        said = fetched.headers["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''Gempa%20%22M%206%22%20%E2%80%94%20Malang.jpg"


def test_without_the_signature_nobody_is_let_in(client, editor):
    photo = make_photo(editor)
    client.force_login(editor)
    signed = client.get(reverse("admin:articles_photo_original", args=[photo.pk])).url
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(signed.partition("?")[0])


def test_an_original_is_read_with_little_memory_and_as_often_as_asked(writer):
    photo = make_photo(writer, file=unlike(1))
    with open_original(photo.original) as file:
        assert examine(file, "a.jpg").sha256 == photo.sha256
        file.seek(0)
        assert Image.open(file).size == (photo.width, photo.height)
    long = SimpleUploadedFile("long", b"0" * (s3.HELD + 1))
    save_original("00/long.png", long)
    with open_original("00/long.png") as file:
        # What is over the bound waits in a file on disk.
        assert file.size == s3.HELD + 1 and file.file._rolled


def test_the_longest_original_is_written_at_once_and_read_back(asked, bucket):
    longest = SimpleUploadedFile("long.png", bytes(BYTES))
    save_original("00/long.png", longest)
    assert [name for name, _told in asked] == ["PutObject"]
    assert bucket.Object(ORIGINALS + "00/long.png").content_length == BYTES


def test_writing_again_replaces_and_renames_nothing(bucket):
    save_original("00/a.jpg", SimpleUploadedFile("a", b"half"))
    save_original("00/a.jpg", SimpleUploadedFile("a", b"whole"))
    assert names(bucket) == {ORIGINALS + "00/a.jpg"}
    with open_original("00/a.jpg") as file:
        assert file.read() == b"whole"


def test_what_is_withdrawn_is_deleted_but_for_the_original(bucket, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    other = make_photo(writer)
    with django_capture_on_commit_callbacks(execute=True):
        library.withdraw(photo, because="Keberatan keluarga.")
    assert names(bucket, f"{RENDITIONS}{photo.pk}/") == set()
    assert photo.original in names(bucket, ORIGINALS)
    assert len(names(bucket, f"{RENDITIONS}{other.pk}/")) == len(names_of(other.renditions))


def test_another_point_makes_another_folder_and_deletes_the_one_before_the_last(
    bucket, writer, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    folders = [photo.renditions["folder"]]
    for focal_x in (0.9, 0.1):
        with django_capture_on_commit_callbacks(execute=True):
            photo.focal_x = focal_x
            library.change(photo, ["focal_x"])
        photo.refresh_from_db()
        folders.append(photo.renditions["folder"])
    assert {name.split("/")[1] for name in names(bucket, RENDITIONS)} == set(folders[1:])


def test_an_original_that_is_lost_is_said_so(bucket, client, editor):
    photo = make_photo(editor, is_ready=False)
    bucket.objects.all().delete()
    assert not library.make_ready(photo)
    photo.refresh_from_db()
    assert "original" in photo.failure
    client.force_login(editor)
    for name in ("copy", "original"):
        assert client.get(reverse(f"admin:articles_photo_{name}", args=[photo.pk])).status_code == 404


def test_the_desk_is_told_in_words_that_the_store_is_away(away, client, editor, caplog):
    photo = make_photo(editor)
    away()
    client.force_login(editor)
    answer = client.post(reverse(UPLOAD), {"file": SimpleUploadedFile("a.jpg", unlike(9).getvalue())})
    assert answer.status_code == 503
    assert "store of pictures" in answer.json()["refused"]
    assert Photo.objects.count() == 1
    for name in ("copy", "original"):
        answer = client.get(reverse(f"admin:articles_photo_{name}", args=[photo.pk]))
        assert answer.status_code == 503 and "store of pictures" in answer.content.decode()
    assert "127.0.0.1" in caplog.text


def test_readers_are_told_to_come_back_while_the_store_is_away(away, client, writer):
    photo = make_photo(writer)
    away()
    response = client.get(media(photo, "lead-320.avif"))
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0 and response.headers["Cache-Control"] == "no-store"


def test_nobody_waits_again_for_a_store_that_was_away_a_moment_ago(away, monkeypatch):
    away()
    sent = []
    events = storages["originals"].connection.meta.client.meta.events
    events.register("before-send.s3.*", lambda **_more: sent.append(1))
    for _reader in range(3):
        with pytest.raises(StoreAway):
            open_original("00/a.jpg")
    assert len(sent) == 1
    later = s3.monotonic() + s3.REST
    monkeypatch.setattr(s3, "monotonic", lambda: later)
    with pytest.raises(StoreAway):
        open_original("00/a.jpg")
    assert len(sent) == 2


def test_a_bucket_that_is_gone_or_not_ours_is_a_store_away_and_no_lost_picture(bucket, writer, s3_variables, settings):
    photo = make_photo(writer)
    settings.STORAGES = settings.STORAGES | picture_stores(None, s3_variables | {"S3_BUCKET": "milik-lain"})
    with pytest.raises(StoreAway):
        open_rendition(photo.pk, photo.renditions["folder"], "lead-320.avif")
    with pytest.raises(StoreAway):
        save_original("00/a.jpg", SimpleUploadedFile("a", b"a"))


def test_a_photo_says_that_its_files_wait_for_the_store(away, settings, writer):
    photo = make_photo(writer, is_ready=False)
    there = settings.STORAGES
    away()
    assert not library.make_ready(photo)
    photo.refresh_from_db()
    assert "store of pictures" in photo.failure and list(library.out_of_date()) == [photo.pk]
    settings.STORAGES = there
    assert library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.rendered and not photo.failure


def test_a_photo_is_withdrawn_while_the_store_is_away(away, client, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    address = media(photo, "lead-320.avif")
    away()
    with django_capture_on_commit_callbacks(execute=True):
        library.withdraw(photo, because="Keberatan keluarga.")
    assert client.get(address).status_code == 410


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_deletes_what_could_not_be_deleted(away, bucket, settings, by_worker, writer):
    photo, there = make_photo(writer), settings.STORAGES
    library.withdraw(photo, because="Keberatan keluarga.")
    away()
    work_off()
    assert names(bucket, RENDITIONS)
    settings.STORAGES = there
    work_off()
    assert not names(bucket, RENDITIONS)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_makes_the_files_that_could_not_be_kept(away, bucket, settings, by_worker, writer):
    photo, there = make_photo(writer, is_ready=False), settings.STORAGES
    away()
    work_off()
    photo.refresh_from_db()
    assert "store of pictures" in photo.failure
    settings.STORAGES = there
    work_off()
    photo.refresh_from_db()
    assert names(bucket, f"{RENDITIONS}{photo.pk}/{photo.renditions['folder']}/") == names_of(photo.renditions)


def test_a_store_that_hangs_is_given_up():
    config = storages["originals"].connection.meta.client.meta.config
    assert (config.connect_timeout, config.read_timeout) == (5, 20)
    assert config.retries["total_max_attempts"] == 3
