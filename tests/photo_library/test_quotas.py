"""Quotas: the uploads of one user in a day of the newsroom's time zone are limited."""

from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from articles import photo_library
from articles.imaging import ImageRejected
from articles.models import Photo
from articles.photo_library.quotas import MEGABYTE, check_quota
from articles.renditions import open_original
from tests.support.drawing import unlike
from tests.support.makers import make_person, make_photo

ENGLISH = {"accept-language": "en"}
NOON = timezone.make_aware(datetime(2026, 5, 5, 12))


def uploaded(by, *times, size=1000):
    """Make photos that a user uploaded at these times."""
    for at in times:
        make_photo(by, is_ready=False, created_at=at, size=size)


@pytest.mark.django_db
def test_uploads_beyond_the_number_of_the_day_are_refused_until_midnight(writer, second_writer, settings):
    settings.UPLOADS_PER_DAY = 3
    midnight = NOON.replace(hour=0)
    uploaded(writer, midnight - timedelta(seconds=1), midnight)
    uploaded(second_writer, NOON)
    check_quota(writer, 1, NOON)
    uploaded(writer, NOON, NOON)
    with pytest.raises(ImageRejected) as refusal:
        check_quota(writer, 1, NOON)
    assert "3" in str(refusal.value)
    check_quota(writer, 1, midnight + timedelta(days=1))
    check_quota(second_writer, 1, NOON)
    check_quota(None, 1, NOON)


@pytest.mark.django_db
def test_uploads_beyond_the_size_of_the_day_are_refused(writer, settings):
    settings.UPLOAD_MEGABYTES_PER_DAY = 5
    uploaded(writer, NOON, size=3 * MEGABYTE)
    check_quota(writer, 2 * MEGABYTE, NOON)
    with pytest.raises(ImageRejected):
        check_quota(writer, 2 * MEGABYTE + 1, NOON)


@pytest.mark.django_db
def test_zero_means_no_limit(writer, settings):
    settings.UPLOADS_PER_DAY = settings.UPLOAD_MEGABYTES_PER_DAY = 0
    uploaded(writer, NOON, size=3 * MEGABYTE)
    check_quota(writer, 10**12, NOON)


@pytest.mark.django_db
def test_the_desk_shows_which_limit_was_reached_and_when_it_ends(client, writer, settings):
    settings.UPLOADS_PER_DAY = 1
    client.force_login(writer)
    address = "/admin/articles/photo/upload/"
    for number, status in ((1, 201), (2, 400)):
        file = unlike(number)
        file.name = "kapal.jpg"
        answer = client.post(address, {"file": file}, headers=ENGLISH)
        assert answer.status_code == status
    said = answer.json()["refused"]
    assert said.startswith("Your limit for today is reached: 1 picture a day. It ends ")
    assert "00:00" in said
    # An identical file does not count.
    file = unlike(1)
    file.name = "lagi.jpg"
    assert client.post(address, {"file": file}, headers=ENGLISH).status_code == 200


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_concurrent_uploads_are_counted_one_after_the_other(settings):
    settings.UPLOADS_PER_DAY = 2
    writer, refused = make_person("wulan", "Writer"), []
    # The stores in memory are made at their first use, which is not thread-safe.
    make_photo()

    def upload(number):
        try:
            photo_library.import_upload(unlike(number), f"{number}.jpg", by=writer)
        except ImageRejected as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=upload, args=[number]) for number in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    mine = Photo.objects.filter(uploaded_by=writer)
    assert (len(mine), len(refused)) == (2, 4)
    for photo in mine:
        open_original(photo.original).close()
