"""A photo from the upload to the reader, and away again."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.storage import storages
from django.utils import timezone

from articles import checklist, photo_library, workflow
from articles.content import content_of_revision, difference
from articles.document import parse
from articles.imaging import SHAPES, ImageRejected
from articles.models import Edition, Photo, PhotoUse
from articles.photo_library import photo_renditions
from articles.renditions import delete_set, names_of, open_original, open_rendition, save_set
from articles.signals import changed
from tests.imaging.drawing import saved, scene, unlike
from tests.makers import approve, edit, make_article, make_photo, move, perform, publish

pytestmark = pytest.mark.django_db
SOON = timedelta(hours=1)


@pytest.fixture(autouse=True, params=["memory", "folders"])
def _kept(request):
    """Where the files are: a photo lives alike in memory, in folders and (see test_s3) in a bucket."""
    if request.param == "folders":
        request.getfixturevalue("folders")


@pytest.fixture
def announced():
    """The articles that ``changed`` has told of."""
    told = []

    def hear(articles, **_more):
        told.extend(article.pk for article in articles)

    changed.connect(hear)
    yield told
    changed.disconnect(hear)


def figure(photo, caption="", credit=""):
    """A figure of a body."""
    cite = f"<cite>{credit}</cite>" if credit else ""
    return f'<figure data-photo="{photo.uid}"><figcaption>{caption}{cite}</figcaption></figure>'


def test_an_upload_is_kept_in_private_under_a_name_of_our_own(writer):
    photo = photo_library.import_upload(unlike(1), "../../etc/passwd\u202e.jpg", by=writer).photo
    assert photo.original == f"{str(photo.uid)[:2]}/{photo.uid}.jpg"
    assert photo.original_name == "passwd.jpg"
    with open_original(photo.original) as file:
        assert file.read() == unlike(1).getvalue()


def test_the_very_same_file_is_not_taken_twice(writer):
    first = photo_library.import_upload(unlike(1), "satu.jpg", by=writer)
    again = photo_library.import_upload(unlike(1), "dua.jpg", by=writer)
    assert first.is_new
    assert not again.is_new
    assert again.photo == first.photo
    assert Photo.objects.count() == 1


def test_a_copy_in_another_size_is_taken_with_a_warning(writer):
    first = photo_library.import_upload(saved(scene((960, 640))), "besar.jpg", by=writer).photo
    photo_library.import_upload(unlike(7), "lain.jpg", by=writer)
    copy = photo_library.import_upload(saved(scene((480, 320)), "PNG"), "kecil.png", by=writer)
    assert copy.is_new
    assert copy.alike == [first]


def test_what_is_no_picture_leaves_nothing_behind(writer):
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


def test_another_point_makes_other_files_and_announces_who_shows_it(
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


def test_made_ready_twice_is_made_ready_once(writer):
    photo = make_photo(writer)
    made = photo.renditions
    assert photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.renditions == made
    assert list(photo_library.out_of_date()) == []


def test_an_original_that_is_lost_is_said_so(writer):
    photo = make_photo(writer, is_ready=False)
    Photo.objects.filter(pk=photo.pk).update(original="00/lost.jpg")
    photo.refresh_from_db()
    assert not photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.failure


def test_an_edition_carries_the_words_its_pictures_had(writer, editor):
    lead, inside = make_photo(writer), make_photo(writer)
    body = f"<p>Satu.</p>{figure(inside, 'Di sini lain.', 'AP')}<p>Dua.</p>"
    article = make_article(writer, body=body, photo=lead, photo_caption="Untuk artikel ini.")
    publish(article, writer, editor)
    Photo.objects.update(caption="Lain.", alt="Lain.", credit="Lain")
    edition = Edition.objects.get()
    assert edition.picture["caption"] == "Untuk artikel ini."
    assert edition.picture["alt"] == "Kapal kayu di dermaga lama."
    assert edition.body[1]["caption"] == "Di sini lain."
    assert edition.body[1]["credit"] == "AP"
    assert edition.body[1]["photo"] == str(inside.uid)
    assert {use.photo_id for use in PhotoUse.objects.filter(is_in_copy=True, is_in_editions=True)} == {
        lead.pk,
        inside.pk,
    }


def test_a_picture_whose_rights_end_is_not_published_past_them(writer, editor):
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


@pytest.mark.parametrize(
    "lacks",
    [{"alt": ""}, {"credit": ""}, {"needs_consent": True}, {"renditions": {}}, {"withdrawn_at": timezone.now()}],
)
def test_a_picture_that_lacks_something_holds_approval_back(writer, editor, lacks):
    photo = make_photo(writer, **lacks)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(photo)}")
    move(article, "submit", by=writer)
    with pytest.raises(workflow.NotReady):
        move(article, "approve", by=editor)


def test_a_picture_that_is_taken_out_is_used_no_longer(writer, editor):
    photo = make_photo(writer)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(photo)}")
    edit(article, writer, body="<p>Satu.</p>")
    assert not photo.uses.exists()


def test_a_retraction_can_take_pictures_along_but_for_those_shown_elsewhere(
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


def test_what_was_withdrawn_comes_back_by_decision(writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.withdraw(photo, because="Keberatan keluarga.")
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.give_back(photo)
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


def test_words_written_of_an_expired_photo_bring_no_files_back(writer, django_capture_on_commit_callbacks):
    photo = make_photo(writer, expires_at=timezone.now() - SOON)
    photo_library.clear_expired()
    photo.refresh_from_db()
    photo.caption = "Kapal kayu di dermaga."
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.change(photo, ["caption"])
    photo.refresh_from_db()
    assert photo.caption == "Kapal kayu di dermaga."
    assert not photo.renditions


def test_a_point_that_could_not_be_had_is_forgotten_with_the_one_before(
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


def test_of_a_photo_that_is_deleted_while_its_files_are_made_no_file_stays(
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


def test_only_who_may_take_pictures_off_the_site_retracts_them_with_an_article(writer, editor, chief):
    photo = make_photo(writer)
    article = publish(make_article(writer, photo=photo), writer, editor)
    perform(article, "retract", by=chief, reason="Anak itu dapat dikenali.", ground="child")
    Group.objects.get(name="Editor").permissions.remove(Permission.objects.get(codename="withdraw_photo"))
    editor = type(editor).objects.get(pk=editor.pk)
    with pytest.raises(workflow.MoveNotAllowed):
        perform(article, "confirm_retraction", by=editor, withdraws_pictures=True)
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    assert not article.standing().retracted
    perform(article, "confirm_retraction", by=editor)
    assert article.standing().retracted


def test_the_checklist_reads_a_body_as_often_with_many_pictures_without_a_credit(writer, monkeypatch):
    read = []

    def counted(html):
        read.append(html)
        return parse(html)

    monkeypatch.setattr("articles.content.working_copy.parse", counted)

    def readings(count):
        photos = [make_photo(writer, is_ready=False, credit="") for _number in range(count)]
        article = make_article(writer, body="<p>Isi.</p>" + "".join(map(figure, photos)))
        del read[:]
        found = checklist.evaluate(article)
        assert "picture_words" in {one.key for one in checklist.blocking(found)}
        return len(read)

    assert readings(1) == readings(5) > 0


def test_what_the_library_says_is_approved_with_the_article_and_nothing_else_is_published(writer, editor):
    lead, inside = make_photo(writer), make_photo(writer)
    article = make_article(writer, body=f"<p>Satu.</p>{figure(inside)}", photo=lead)
    approve(article, writer, editor)
    Photo.objects.update(caption="Tanpa persetujuan.", alt="Lain.", credit="Lain")
    perform(article, "publish", by=editor)
    edition = Edition.objects.get()
    assert edition.picture["caption"] == edition.body[1]["caption"] == "Kapal di dermaga."
    assert edition.picture["alt"] == edition.body[1]["alt"] == "Kapal kayu di dermaga lama."
    article = edit(article, writer)
    assert (article.state, article.revision_number) == ("approved", 1)
    edit(article, writer, dateline="JAKARTA")
    contents = map(content_of_revision, article.revisions.order_by("number"))
    assert [changes.name for changes in difference(*contents)] == ["dateline", "picture_words"]
    publish(article, writer, editor)
    edition = article.editions.order_by("-number").first()
    assert edition.picture["caption"] == edition.body[1]["caption"] == "Tanpa persetujuan."


def test_files_that_went_while_they_were_put_up_are_not_said_to_be_there(writer):
    photo = make_photo(writer, is_ready=False)
    drawn = photo_renditions.render(photo)
    delete_set(photo.pk, drawn.made["folder"])
    assert not photo_renditions.activate(drawn)
    photo.refresh_from_db()
    assert photo.failure
    assert not photo.renditions
    assert photo_library.make_ready(photo)
    photo.refresh_from_db()
    assert photo.rendered
    assert not photo.failure
