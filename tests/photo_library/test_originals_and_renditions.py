"""Originals and renditions: the original is stored once and privately, renditions are made, replaced and remade."""

from unittest.mock import Mock

import pytest
from django.core.files.storage import storages

from articles import photo_library
from articles.imaging import SHAPES, ImageRejected
from articles.models import Photo
from articles.photo_library import photo_renditions
from articles.renditions import delete_set, names_of, open_original, open_rendition, save_set
from articles.signals import changed
from tests.support.drawing import saved, scene, unlike
from tests.support.makers import make_article, make_photo, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_storage")]


@pytest.fixture
def announced():
    """The articles for which ``changed`` was sent."""
    told = []

    def hear(articles, **_more):
        told.extend(article.pk for article in articles)

    changed.connect(hear)
    yield told
    changed.disconnect(hear)


def test_an_upload_is_stored_privately_under_a_generated_name(writer):
    photo = photo_library.import_upload(unlike(1), "../../etc/passwd\u202e.jpg", by=writer).photo
    assert photo.original == f"{str(photo.uid)[:2]}/{photo.uid}.jpg"
    assert photo.original_name == "passwd.jpg"
    with open_original(photo.original) as file:
        assert file.read() == unlike(1).getvalue()


def test_an_identical_file_is_not_stored_twice(writer):
    first = photo_library.import_upload(unlike(1), "satu.jpg", by=writer)
    again = photo_library.import_upload(unlike(1), "dua.jpg", by=writer)
    assert first.is_new
    assert not again.is_new
    assert again.photo == first.photo
    assert Photo.objects.count() == 1


def test_a_copy_in_another_size_is_accepted_with_a_warning(writer):
    first = photo_library.import_upload(saved(scene((960, 640))), "besar.jpg", by=writer).photo
    photo_library.import_upload(unlike(7), "lain.jpg", by=writer)
    copy = photo_library.import_upload(saved(scene((480, 320)), "PNG"), "kecil.png", by=writer)
    assert copy.is_new
    assert copy.alike == [first]


def test_a_file_that_is_not_a_picture_leaves_nothing_behind(writer):
    with pytest.raises(ImageRejected, match="SVG"):
        photo_library.import_upload(
            saved(scene()).__class__(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg", by=writer
        )
    assert not Photo.objects.exists()


def test_files_are_made_once_the_upload_is_committed(writer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = photo_library.import_upload(unlike(1), "a.jpg", by=writer).photo
        photo.refresh_from_db()
        assert not photo.renditions
    photo.refresh_from_db()
    assert set(photo.renditions["shapes"]) == set(SHAPES)
    for name in names_of(photo.renditions):
        with open_rendition(photo.pk, photo.renditions["folder"], name) as file:
            assert file.read()


def test_another_focal_point_makes_new_files_and_announces_the_articles(
    writer, editor, announced, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    article = make_article(writer, photo=photo)
    publish(article, writer, editor)
    before = photo.renditions["folder"]
    with django_capture_on_commit_callbacks(execute=True):
        photo.focal_x = 0.9
        photo_library.change(photo, ["focal_x"])
    photo.refresh_from_db()
    assert photo.renditions["folder"] != before
    assert photo.former == before
    assert article.pk in announced
    with open_rendition(photo.pk, before, "lead-320.avif"):
        pass
    with django_capture_on_commit_callbacks(execute=True):
        photo.focal_x = 0.1
        photo_library.change(photo, ["focal_x"])
    with pytest.raises(OSError):
        open_rendition(photo.pk, before, "lead-320.avif")


def test_renditions_requested_twice_are_made_once(writer):
    photo = make_photo(writer)
    made = photo.renditions
    assert photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.renditions == made
    assert list(photo_library.out_of_date()) == []


def test_a_missing_original_is_reported(writer):
    photo = make_photo(writer, is_ready=False)
    Photo.objects.filter(pk=photo.pk).update(original="00/lost.jpg")
    photo.refresh_from_db()
    assert not photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.failure


def test_a_failure_for_one_focal_point_is_cleared_by_returning_to_the_former_one(
    writer, django_capture_on_commit_callbacks, monkeypatch
):
    photo = make_photo(writer)
    with monkeypatch.context() as lost, django_capture_on_commit_callbacks(execute=True):
        lost.setattr("articles.photo_library.photo_renditions.open_original", Mock(side_effect=FileNotFoundError))
        photo.focal_x = 0.9
        photo_library.change(photo, ["focal_x"])
    photo.refresh_from_db()
    assert photo.failure
    assert photo.rendered
    photo.focal_x = 0.5
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.change(photo, ["focal_x"])
    photo.refresh_from_db()
    assert not photo.failure
    assert photo.rendered


def test_no_file_stays_of_a_photo_deleted_while_its_files_are_made(
    writer, monkeypatch, django_capture_on_commit_callbacks
):
    photo = make_photo(writer, is_ready=False)

    def save_and_lose(*said):
        save_set(*said)
        Photo.objects.filter(pk=photo.pk).delete()

    monkeypatch.setattr("articles.photo_library.photo_renditions.save_set", save_and_lose)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.make_ready(photo)
    folders = storages["renditions"].listdir(str(photo.pk))[0]
    assert [name for one in folders for name in storages["renditions"].listdir(f"{photo.pk}/{one}")[1]] == []


def test_renditions_deleted_before_activation_are_reported_as_failed(writer):
    photo = make_photo(writer, is_ready=False)
    rendered = photo_renditions.render(photo)
    delete_set(photo.pk, rendered.made["folder"])
    assert not photo_renditions.activate(rendered)
    photo.refresh_from_db()
    assert photo.failure
    assert not photo.renditions
    assert photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.rendered
    assert not photo.failure
