"""Saving the texts, rights and crop of a photo on its page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import photo_library
from articles.admin.photos.photo_admin import PhotoAdmin
from articles.imaging import SHAPES, box_of
from articles.models import Photo
from articles.workflow import MoveNotAllowed
from tests.support.makers import make_article, make_photo, move, publish
from tests.support.photo_page import ENGLISH, errors_of, form_of, page_of, save

pytestmark = pytest.mark.django_db


def test_texts_and_rights_are_saved_as_typed(client, writer):
    client.force_login(writer)
    photo = make_photo(writer)
    typed = {"caption": "Kapal\r\nkayu.\x07 ", "licence": "CC BY 4.0", "expires_at": "2031-05-06T07:08"}
    assert save(client, photo, **typed).status_code == 302
    photo.refresh_from_db()
    assert (photo.caption, photo.licence) == ("Kapal\nkayu.", "CC BY 4.0")
    # Typed in the newsroom's time zone.
    assert timezone.localtime(photo.expires_at).isoformat() == "2031-05-06T07:08:00+07:00"
    assert "Changed: caption, licence, rights end" in page_of(client, photo).content.decode()


def test_a_save_without_a_change_changes_nothing(client, writer, django_capture_on_commit_callbacks):
    taken = timezone.now().replace(second=17, microsecond=123)
    photo = make_photo(writer, focal_x=1 / 3, crop_right=0.87654, taken_at=taken)
    client.force_login(writer)
    with django_capture_on_commit_callbacks(execute=True) as called:
        assert save(client, photo).status_code == 302
    stood, folder = photo.updated_at, photo.renditions["folder"]
    photo.refresh_from_db()
    assert (photo.updated_at, photo.focal_x, photo.crop_right, photo.taken_at) == (stood, 1 / 3, 0.87654, taken)
    assert photo.renditions["folder"] == folder
    assert called == []
    assert "Nothing since it was uploaded." in page_of(client, photo).content.decode()


def test_another_focal_point_makes_the_files_again(client, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    before = photo.renditions["folder"]
    client.force_login(writer)
    with django_capture_on_commit_callbacks(execute=True):
        save(client, photo, focal_x="12.5", crop_right="10")
    photo.refresh_from_db()
    assert (photo.focal_x, photo.crop_right) == (0.125, 0.9)
    assert photo.renditions["folder"] != before
    assert photo.former == before
    shapes = {shape.name: shape.box for shape in page_of(client, photo).context["shapes"]}
    left, top, right, bottom = box_of(480, 320, SHAPES["square"], (0.125, 0.5), (0, 0, 0.9, 1))
    assert "Changed: the point that matters, the crop" in page_of(client, photo).content.decode()
    assert shapes["square"] == f"{left} {top} {right - left} {bottom - top}"
    assert set(shapes) == set(SHAPES) - {"card"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        {"focal_x": "101"},
        {"focal_y": "-1"},
        {"focal_x": "nan"},
        {"focal_y": "inf"},
        {"focal_x": ""},
        {"crop_left": "1e400"},
        {"crop_left": "60", "crop_right": "40"},
        {"crop_left": "90", "crop_right": "90"},
        {"crop_left": "100"},
        {"crop_left": "70", "crop_top": "60"},
        {"expires_at": "0001-01-01T00:00"},
        {"taken_at": "9999-12-31T23:59"},
        {"expires_at": "besok"},
        {"credit": "x" * 251},
        {"caption": "x" * 5001},
        {"alt": "a\x00b"},
    ],
)
def test_invalid_values_are_refused_and_nothing_is_saved(client, writer, typed):
    photo = make_photo(writer)
    client.force_login(writer)
    answer = save(client, photo, **typed, source="Kantor berita")
    assert errors_of(answer)
    assert "Kantor berita" in answer.content.decode()
    photo.refresh_from_db()
    assert photo.source == ""
    assert photo.focal == (0.5, 0.5)
    assert photo.crop == (0, 0, 1, 1)


def test_a_crop_that_is_too_small_is_refused_with_the_minimum(client, writer):
    photo = make_photo(writer)
    client.force_login(writer)
    said = errors_of(save(client, photo, crop_left="70", crop_top="60"))
    assert said == ["The crop leaves 144 × 128 pixels; the longer side needs at least 200. Cut off less."]


def test_two_who_change_the_same_picture_do_not_overwrite_each_other(client, writer, editor):
    editor.first_name, editor.last_name = "Ratna", "Dewi"
    editor.save()
    photo = make_photo(writer)
    client.force_login(writer)
    mine = form_of(client, photo, caption="Yang saya ketik.")
    client.force_login(editor)
    save(client, photo, caption="Dari Ratna.", source="Reuters")
    client.force_login(writer)
    answer = client.post(photo.get_absolute_url(), mine, headers=ENGLISH)
    page = answer.content.decode()
    assert "Somebody has changed this picture since you opened it" in errors_of(answer)[0]
    assert "Ratna Dewi saved it last" in page
    assert "Yang saya ketik." in page
    assert "Dari Ratna." in page
    photo.refresh_from_db()
    assert (photo.caption, photo.source) == ("Dari Ratna.", "Reuters")
    # Save again, now with the number of the latest version.
    again = mine | {"seen": answer.context["seen"], "source": "Reuters"}
    assert client.post(photo.get_absolute_url(), again, headers=ENGLISH).status_code == 302
    photo.refresh_from_db()
    assert (photo.caption, photo.source) == ("Yang saya ketik.", "Reuters")


def test_a_save_during_the_validation_of_another_is_not_overwritten(client, writer, editor, monkeypatch):
    photo = make_photo(writer)
    client.force_login(editor)
    judged, saves = PhotoAdmin.save_form, []

    def save_form(*arguments, **more):
        if not saves:
            saves.append(photo_library.change(Photo(pk=photo.pk, credit="Antara"), ["credit"]))
        return judged(*arguments, **more)

    monkeypatch.setattr(PhotoAdmin, "save_form", save_form)
    answer = save(client, photo, caption="Kata sendiri.")
    assert "Somebody has changed this picture" in answer.content.decode()
    assert "Kata sendiri." in answer.content.decode()
    photo.refresh_from_db()
    assert (photo.credit, photo.caption) == ("Antara", "Kapal di dermaga.")


@pytest.mark.parametrize("seen", ["", "x", "2999-01-01T00:00:00+00:00", "\x00"])
def test_a_form_without_a_valid_seen_version_saves_nothing(client, writer, seen):
    photo = make_photo(writer)
    client.force_login(writer)
    assert errors_of(save(client, photo, seen=seen, caption="Lain."))


def test_a_photo_withdrawn_meanwhile_stays_withdrawn(client, writer):
    photo = make_photo(writer)
    client.force_login(writer)
    mine = form_of(client, photo, caption="Lain.")
    photo_library.withdraw(photo, because="Keberatan.")
    client.post(photo.get_absolute_url(), mine, headers=ENGLISH)
    photo.refresh_from_db()
    assert photo.withdrawn_at
    assert photo.withdrawn_because == "Keberatan."


@pytest.mark.parametrize("days", [-1, 9])
def test_writers_cannot_change_the_end_of_rights_of_published_photos(client, writer, second_writer, editor, days):
    photo = make_photo(writer)
    publish(make_article(second_writer, photo=photo), second_writer, editor)
    stood = (timezone.now() + timedelta(days=days)).replace(second=0, microsecond=0)
    Photo.objects.filter(pk=photo.pk).update(expires_at=stood)
    client.force_login(writer)
    for typed in ("", "2024-05-06T07:08", "2031-05-06T07:08"):
        assert "an editor" in errors_of(save(client, photo, expires_at=typed))[0]
    assert save(client, photo, place="Merauke").status_code == 302
    photo.refresh_from_db()
    assert (photo.expires_at, photo.place) == (stood, "Merauke")
    client.force_login(editor)
    assert save(client, photo, expires_at="2031-05-06T07:08").status_code == 302
    photo.refresh_from_db()
    assert photo.expires_at > stood


def test_a_caption_that_somebody_else_emptied_and_put_back_is_still_its_authors(writer, editor):
    photo, caption = make_photo(writer), "Bupati menerima amplop di teras rumahnya."
    for by, text in ((editor, caption), (writer, ""), (writer, caption)):
        photo_library.change(Photo(pk=photo.pk, caption=text), ["caption"], by=by)
    article = make_article(writer, photo=Photo.objects.get(pk=photo.pk))
    move(article, "submit", by=writer)
    with pytest.raises(MoveNotAllowed):
        move(article, "approve", by=editor)
