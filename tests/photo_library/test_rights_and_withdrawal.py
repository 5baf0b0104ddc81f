"""Rights and withdrawal: a photo that is expired or withdrawn is not shown, and can be restored."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from articles import photo_library, workflow
from articles.renditions import open_original, open_rendition
from tests.support.figures import figure
from tests.support.makers import approve, make_article, make_photo, move, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_storage")]
SOON = timedelta(hours=1)


def test_an_article_is_not_published_beyond_the_rights_of_its_picture(writer, editor):
    photo = make_photo(writer, expires_at=timezone.now() + SOON)
    article = make_article(writer, photo=photo)
    approve(article, writer, editor)
    with pytest.raises(workflow.MoveNotAllowed, match="#"):
        perform(article, "schedule", by=editor, at=timezone.now() + 2 * SOON)
    perform(article, "schedule", by=editor, at=timezone.now() + SOON / 2)


def test_an_expired_picture_is_not_approved(writer, editor):
    photo = make_photo(writer, expires_at=timezone.now() - SOON)
    article = make_article(writer, photo=photo)
    move(article, "submit", by=writer)
    with pytest.raises(workflow.NotReady, match="#"):
        move(article, "approve", by=editor)


def test_a_retraction_can_withdraw_pictures_except_those_shown_elsewhere(
    writer, editor, chief, django_capture_on_commit_callbacks
):
    alone, shared = make_photo(writer), make_photo(writer)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(alone)}{figure(shared)}")
    other = make_article(writer, headline="Lain", photo=shared)
    publish(article, writer, editor)
    publish(other, writer, editor)
    perform(article, "retract", by=chief, reason="Keliru.", ground="special")
    with django_capture_on_commit_callbacks(execute=True):
        perform(article, "confirm_retraction", by=editor, withdraws_pictures=True)
    folder = alone.renditions["folder"]
    alone.refresh_from_db()
    shared.refresh_from_db()
    assert alone.withdrawn_at
    assert not shared.withdrawn_at
    with pytest.raises(OSError):
        open_rendition(alone.pk, folder, "lead-320.avif")
    event = article.events.order_by("-number").first()
    assert event.details["pictures"] == {"withdrawn": [alone.pk], "kept": [shared.pk]}
    with open_original(alone.original) as file:
        assert file.read()


def test_a_withdrawn_photo_can_be_restored(writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.restore(photo)
    photo.refresh_from_db()
    assert photo.rendered
    assert not photo.withdrawn_because


def test_files_of_expired_photos_are_deleted_and_made_again_when_rights_are_extended(
    writer, django_capture_on_commit_callbacks
):
    photo = make_photo(writer, expires_at=timezone.now() - SOON)
    folder = photo.renditions["folder"]
    with django_capture_on_commit_callbacks(execute=True):
        assert photo_library.clear_expired() == 1
    with pytest.raises(OSError):
        open_rendition(photo.pk, folder, "lead-320.avif")
    assert photo_library.clear_expired() == 0
    photo.refresh_from_db()
    photo.expires_at = timezone.now() + SOON
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.change(photo, ["expires_at"])
    photo.refresh_from_db()
    assert photo.rendered


def test_describing_an_expired_photo_does_not_restore_its_files(writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer, expires_at=timezone.now() - SOON)
    photo_library.clear_expired()
    photo.refresh_from_db()
    photo.caption = "Kapal kayu di dermaga."
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.change(photo, ["caption"])
    photo.refresh_from_db()
    assert photo.caption == "Kapal kayu di dermaga."
    assert not photo.renditions


def test_only_users_who_may_withdraw_pictures_do_so_with_a_retraction(writer, editor, chief):
    photo = make_photo(writer)
    article = publish(make_article(writer, photo=photo), writer, editor)
    perform(article, "retract", by=chief, reason="Anak itu dapat dikenali.", ground="child")
    Group.objects.get(name="Editor").permissions.remove(Permission.objects.get(codename="withdraw_photo"))
    editor = type(editor).objects.get(pk=editor.pk)
    with pytest.raises(workflow.MoveNotAllowed):
        perform(article, "confirm_retraction", by=editor, withdraws_pictures=True)
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    assert not article.public_status().retracted
    perform(article, "confirm_retraction", by=editor)
    assert article.public_status().retracted
