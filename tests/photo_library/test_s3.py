"""Pictures in an S3-compatible store, accessed over HTTP as in production."""

import re
import urllib.error
import urllib.request
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles import photo_library
from articles.imaging import MAX_BYTES, examine
from articles.models import Photo
from articles.models.rendition_files import MIMES
from articles.renditions import (
    desk_copy_name,
    has_set,
    names_of,
    open_original,
    s3,
    save_original,
    save_set,
)
from tests.support.drawing import unlike

from .buckets import ORIGINALS, RENDITIONS, make_photo, media, names

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("bucket")]
UPLOAD = "desk:articles_photo_upload"


@pytest.fixture
def asked(bucket):
    """All requests to the store, as (operation, its arguments)."""
    calls, events = [], storages["originals"].connection.meta.client.meta.events

    def hear(params, model, **_more):
        calls.append((model.name, params))

    events.register("provide-client-params.s3.*", hear)
    yield calls
    events.unregister("provide-client-params.s3.*", hear)


def test_an_upload_is_stored_under_two_prefixes_and_generated_names(
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


def test_files_have_their_content_type_and_no_access_rights_of_their_own(bucket, asked, writer):
    photo = make_photo(writer)
    types = {one.key.rpartition(".")[2]: one.Object().content_type for one in bucket.objects.all()}
    assert types == MIMES | {"jpg": "image/jpeg"}
    written = [told for name, told in asked if name == "PutObject"]
    assert len(written) == 2 + len(names_of(photo.renditions))
    assert not any({"ACL", "GrantRead", "ServerSideEncryption"} & set(told) for told in written)


def test_a_set_is_written_without_a_request_to_check_each_file(asked, writer):
    make_photo(writer)
    assert "HeadObject" not in [name for name, _told in asked]
    # One listing before writing, and one before activation.
    assert [name for name, _told in asked].count("ListObjects") == 2


def test_files_that_exist_are_not_written_again(asked):
    save_set(7, "0" * 16, {"lead-320.avif": b"a", "lead-320.webp": b"b"})
    del asked[:]
    save_set(7, "0" * 16, {"lead-320.avif": b"a", "lead-320.webp": b"b", "lead-320.jpeg": b"c"})
    assert [told["Key"].rpartition("/")[2] for name, told in asked if name == "PutObject"] == ["lead-320.jpeg"]
    assert has_set(7, "0" * 16, {"lead-320.avif", "lead-320.jpeg"})
    assert not has_set(7, "0" * 16, {"lead-320.avif", "lead-640.avif"})


def test_the_site_serves_pictures_to_readers(bucket, client, writer):
    photo = make_photo(writer)
    name = "lead-320.avif"
    kept = bucket.Object(f"{RENDITIONS}{photo.pk}/{photo.renditions['folder']}/{name}").get()["Body"].read()
    response = client.get(media(photo, name))
    assert b"".join(response.streaming_content) == kept
    assert response.headers["Content-Type"] == "image/avif"
    assert response.headers["Content-Length"] == str(len(kept))
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_expired_picture_causes_no_request_to_the_store(asked, client, writer):
    photo = make_photo(writer, expires_at=timezone.now() - timedelta(seconds=1))
    del asked[:]
    assert client.get(media(photo, "lead-320.avif")).status_code == 410
    assert asked == []


def test_a_missing_file_is_not_found(bucket, client, writer):
    photo = make_photo(writer)
    bucket.objects.filter(Prefix=RENDITIONS).delete()
    assert client.get(media(photo, "lead-320.avif")).status_code == 404


def test_an_original_is_downloaded_by_an_address_valid_for_five_minutes(client, editor):
    photo = make_photo(editor, name='Gempa "M 6" — Malang.jpg', file=unlike(1))
    client.force_login(editor)
    response = client.get(reverse("desk:articles_photo_original", args=[photo.pk]))
    assert response.status_code == 302
    assert "no-store" in response.headers["Cache-Control"]
    signed = parse_qs(urlsplit(response.url).query)
    assert signed["X-Amz-Expires"] == ["300"]
    assert signed["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    with urllib.request.urlopen(response.url) as fetched:
        assert fetched.read() == unlike(1).getvalue()
        assert fetched.headers["Content-Type"] == "image/jpeg"
        said = fetched.headers["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''Gempa%20%22M%206%22%20%E2%80%94%20Malang.jpg"


def test_an_address_without_its_signature_is_refused(client, editor):
    photo = make_photo(editor)
    client.force_login(editor)
    signed = client.get(reverse("desk:articles_photo_original", args=[photo.pk])).url
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(signed.partition("?")[0])


def test_an_original_is_read_repeatedly_with_little_memory(writer):
    photo = make_photo(writer, file=unlike(1))
    with open_original(photo.original) as file:
        assert examine(file, "a.jpg").sha256 == photo.sha256
        file.seek(0)
        assert Image.open(file).size == (photo.width, photo.height)
    long = SimpleUploadedFile("long", b"0" * (s3.MAX_MEMORY_BYTES + 1))
    save_original("00/long.png", long)
    with open_original("00/long.png") as file:
        # Data over the limit is in a temporary file on disk.
        assert file.size == s3.MAX_MEMORY_BYTES + 1
        assert file.file.name is not None


def test_the_largest_original_is_written_in_one_request_and_read_back(asked, bucket):
    longest = SimpleUploadedFile("long.png", bytes(MAX_BYTES))
    save_original("00/long.png", longest)
    assert [name for name, _told in asked] == ["PutObject"]
    assert bucket.Object(ORIGINALS + "00/long.png").content_length == MAX_BYTES


def test_writing_again_replaces_and_renames_nothing(bucket):
    save_original("00/a.jpg", SimpleUploadedFile("a", b"half"))
    save_original("00/a.jpg", SimpleUploadedFile("a", b"whole"))
    assert names(bucket) == {ORIGINALS + "00/a.jpg"}
    with open_original("00/a.jpg") as file:
        assert file.read() == b"whole"


def test_the_files_of_a_withdrawn_photo_are_deleted_except_the_original(
    bucket, writer, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    other = make_photo(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    assert names(bucket, f"{RENDITIONS}{photo.pk}/") == set()
    assert photo.original in names(bucket, ORIGINALS)
    assert len(names(bucket, f"{RENDITIONS}{other.pk}/")) == len(names_of(other.renditions))


def test_another_focal_point_makes_a_new_folder_and_deletes_the_one_before_the_last(
    bucket, writer, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    folders = [photo.renditions["folder"]]
    for focal_x in (0.9, 0.1):
        with django_capture_on_commit_callbacks(execute=True):
            photo.focal_x = focal_x
            photo_library.change(photo, ["focal_x"])
        photo.refresh_from_db()
        folders.append(photo.renditions["folder"])
    assert {name.split("/")[1] for name in names(bucket, RENDITIONS)} == set(folders[1:])


def test_a_missing_original_is_reported(bucket, client, editor):
    photo = make_photo(editor, is_ready=False)
    bucket.objects.all().delete()
    assert not photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.failure
    client.force_login(editor)
    for name in ("copy", "original"):
        assert client.get(reverse(f"desk:articles_photo_{name}", args=[photo.pk])).status_code == 404
