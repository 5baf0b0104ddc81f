"""Pictures in folders on this machine: access to them, and a full disk."""

import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import photo_library
from articles.models import Photo
from articles.renditions import StorageUnavailable, open_rendition, original_address, save_set
from tests.support.drawing import unlike
from tests.support.makers import make_photo

pytestmark = pytest.mark.django_db


def test_originals_are_readable_by_the_site_only(folders, writer):
    make_photo(writer)
    kept = list((folders / "originals").rglob("*"))
    assert {oct(one.stat().st_mode & 0o777) for one in kept if one.is_file()} == {"0o600"}
    assert {oct(one.stat().st_mode & 0o777) for one in kept if one.is_dir()} == {"0o700"}


def test_an_original_is_downloaded_from_the_site_under_its_own_name(folders, client, editor):
    photo = make_photo(editor, name="Kapal.jpg", file=unlike(1))
    assert original_address(photo.original) == ""
    client.force_login(editor)
    response = client.get(reverse("desk:articles_photo_original", args=[photo.pk]))
    assert b"".join(response.streaming_content) == unlike(1).getvalue()
    assert response.headers["Content-Disposition"] == 'attachment; filename="Kapal.jpg"'


def test_the_folder_of_a_set_is_deleted_with_its_files(folders, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    assert list((folders / "renditions" / str(photo.pk)).iterdir()) == []


def test_a_set_that_is_needed_again_is_not_deleted(folders, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    with django_capture_on_commit_callbacks() as later:
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    photo_library.restore(photo)
    photo.refresh_from_db()
    photo_library.make_ready(photo)
    for callback in later:
        callback()
    photo.refresh_from_db()
    with open_rendition(photo.pk, photo.renditions["folder"], "lead-320.avif") as file:
        assert file.read()


def test_half_a_file_on_a_full_disk_is_not_mistaken_for_a_whole_one(folders, monkeypatch):
    class Broken(ContentFile):
        """A file of two halves, with no space on the disk for the second."""

        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full, pytest.raises(StorageUnavailable):
        full.setattr("articles.renditions.storages.ContentFile", Broken)
        save_set(7, "0" * 16, {"lead-320.avif": b"half and half"})
    save_set(7, "0" * 16, {"lead-320.avif": b"half and half"})
    with open_rendition(7, "0" * 16, "lead-320.avif") as file:
        assert file.read() == b"half and half"


class FullDisk(FileSystemStorage):
    """A folder on a disk without space."""

    def save(self, name, content, max_length=None):
        """Fail as a full disk does."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_the_desk_shows_a_message_about_a_full_disk(folders, client, editor, settings):
    settings.STORAGES = settings.STORAGES | {"originals": {"BACKEND": f"{__name__}.FullDisk"}}
    client.force_login(editor)
    answer = client.post(reverse("desk:articles_photo_upload"), {"file": SimpleUploadedFile("a.jpg", unlike(1).read())})
    assert answer.status_code == 503
    assert answer.json()["refused"]
    assert not Photo.objects.exists()
