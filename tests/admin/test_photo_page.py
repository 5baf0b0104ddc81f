"""The page of a photo: its uses, lookalikes, withdrawal and deletion."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Photo
from articles.renditions import desk_copy_name, open_original, open_rendition
from tests.support.drawing import saved, scene
from tests.support.makers import approve, make_article, make_category, make_photo, perform, publish
from tests.support.photo_page import ENGLISH, LIST, page_of, press

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_editors_withdraw_a_photo_with_a_reason_and_restore_it(
    client, writer, editor, django_capture_on_commit_callbacks
):
    photo = make_photo(writer)
    publish(make_article(writer, photo=photo), writer, editor)
    folder = photo.renditions["folder"]
    client.force_login(editor)
    assert "Readers stop seeing it in 1 article at once" in page_of(client, photo).content.decode()
    assert press(client, photo, "withdraw", reason=" \x07 ") == "Say why it is taken off the site."
    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, photo, "withdraw", reason="Keluarga <i>keberatan</i>.") == "Taken off the site."
    photo.refresh_from_db()
    assert photo.withdrawn_because == "Keluarga <i>keberatan</i>."
    assert not photo.renditions
    with pytest.raises(OSError):
        open_rendition(photo.pk, folder, "lead-320.avif")
    page = page_of(client, photo).content.decode()
    assert "Keluarga &lt;i&gt;keberatan&lt;/i&gt;." in page
    assert "ratna" in page
    assert press(client, photo, "withdraw", reason="Lagi.") == "It is off the site already."
    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, photo, "restore") == "Restored to the site."
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    assert photo.renditions
    assert press(client, photo, "restore") == "It is on the site already."
    told = [entry.what for entry in page_of(client, photo).context["log"]]
    assert told == ["Restored to the site", "Taken off the site"]


def test_writers_cannot_withdraw_photos(client, writer, chief):
    photo = make_photo(writer)
    client.force_login(writer)
    assert "Take off the site" not in page_of(client, photo).content.decode()
    assert press(client, photo, "withdraw", reason="Saya ingin.") == 403
    assert press(client, photo, "restore") == 403
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    client.force_login(chief)
    assert press(client, photo, "withdraw", reason="Atas permintaan.") == "Taken off the site."
    assert client.get(f"{LIST}{photo.pk}/withdraw/").status_code == 405
    assert client.post(f"{LIST}999999/withdraw/", {"reason": "x"}).status_code == 404


def test_failed_files_can_be_requested_again(client, writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer, failure="The original is not there.", renditions={}, recipe="")
    client.force_login(writer)
    page = page_of(client, photo).content.decode()
    assert "The original is not there." in page
    assert "Try again" in page
    with django_capture_on_commit_callbacks(execute=True):
        press(client, photo, "again")
    photo.refresh_from_db()
    assert photo.renditions
    assert not photo.failure
    page = page_of(client, photo).content.decode()
    assert "in all" in page
    assert "Try again" not in page


def test_the_page_lists_articles_with_the_photo_and_counts_those_the_user_may_not_edit(
    client, writer, second_writer, editor
):
    photo = make_photo(writer)
    publish(make_article(writer, headline="Tayang", photo=photo), writer, editor)
    ahead = approve(make_article(writer, headline="Terjadwal", photo=photo), writer, editor)
    perform(ahead, "schedule", by=editor, at=timezone.now() + timedelta(days=1))
    make_article(second_writer, headline="Rahasia Orang", photo=photo)
    client.force_login(writer)
    page = page_of(client, photo)
    assert {article.headline for article in page.context["uses"]["named"]} == {"Tayang", "Terjadwal"}
    text = page.content.decode()
    assert "Rahasia Orang" not in text
    assert "And in 1 article that you may not edit." in text
    assert "in 3 articles" in text
    assert "Readers see it there now." in text
    client.force_login(editor)
    assert "Rahasia Orang" in page_of(client, photo).content.decode()
    text = page_of(client, photo).content.decode()
    assert "Readers stop seeing it in 1 article at once" in text
    assert "1 article that is scheduled goes live without it." in text


def test_an_editor_of_other_categories_sees_no_headline(client, writer, editor):
    photo = make_photo(writer)
    editor.desk_categories.add(make_category("Olahraga"))
    make_article(writer, headline="Di Luar Jangkauan", category=make_category("Ekonomi"), photo=photo)
    client.force_login(editor)
    assert "Di Luar Jangkauan" not in page_of(client, photo).content.decode()


def test_lookalikes_and_the_place_of_the_photo_are_shown(client, writer):
    photo = make_photo(writer, file=saved(scene((960, 640))), has_location=True)
    copy = make_photo(writer, file=saved(scene((480, 320))))
    client.force_login(writer)
    page = page_of(client, photo)
    assert page.context["alike"] == [copy]
    assert "The original contains the place where it was taken: that is never published." in page.content.decode()
    assert photo.sha256[:12] in page.content.decode()


def test_the_original_is_downloaded_under_its_own_name(client, writer):
    photo = make_photo(writer, name="kapal kayu.jpg")
    client.force_login(writer)
    answer = client.get(f"{LIST}{photo.pk}/original/")
    assert 'attachment; filename="kapal kayu.jpg"' in answer.headers["Content-Disposition"]


def test_only_unused_photos_are_deleted_and_only_by_chiefs(
    client, writer, editor, chief, django_capture_on_commit_callbacks
):
    idle, used = make_photo(writer), make_photo(writer)
    make_article(writer, photo=used)
    for person in (writer, editor):
        client.force_login(person)
        assert client.post(f"{LIST}{idle.pk}/delete/", {"post": "yes"}).status_code == 403
    client.force_login(chief)
    assert client.post(f"{LIST}{used.pk}/delete/", {"post": "yes"}).status_code == 403
    assert f"{LIST}{idle.pk}/delete/" in page_of(client, idle).content.decode()
    assert f"{LIST}{used.pk}/delete/" not in page_of(client, used).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{LIST}{idle.pk}/delete/", {"post": "yes"}).status_code == 302
    assert list(Photo.objects.all()) == [used]
    for name in (idle.original, desk_copy_name(idle.uid)):
        with pytest.raises(OSError):
            open_original(name)
    with pytest.raises(OSError):
        open_rendition(idle.pk, idle.renditions["folder"], "lead-320.avif")


def test_a_photo_that_was_ever_published_is_not_deleted(client, writer, editor, chief):
    photo = make_photo(writer)
    article = publish(make_article(writer, photo=photo), writer, editor)
    article.photo = None
    article.save()
    client.force_login(chief)
    assert client.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_the_page_costs_the_same_with_many_uses_and_lookalikes(client, writer, editor):
    photo = make_photo(writer, file=saved(scene((960, 640))))

    def use(number):
        publish(make_article(writer, headline=f"Tayang {number}", photo=photo), writer, editor)
        make_photo(writer, file=saved(scene((480 + 3 * number, 320 + 2 * number))))

    def queries():
        with CaptureQueriesContext(connection) as caught:
            page_of(client, photo)
        return len(caught)

    client.force_login(editor)
    use(1)
    page_of(client, photo)
    few = queries()
    for number in range(2, 6):
        use(number)
    assert len(page_of(client, photo).context["uses"]["named"]) == 5
    assert queries() == few


def test_missing_photo_pages_do_not_fail_and_the_history_redirects_to_the_log(client, writer):
    client.force_login(writer)
    for number in ("999999", "9" * 30, "abc"):
        assert client.get(f"{LIST}{number}/change/", headers=ENGLISH).status_code in {302, 404}
    photo = make_photo(writer)
    assert client.get(f"{LIST}{photo.pk}/history/").url == f"{photo.get_absolute_url()}#log"
