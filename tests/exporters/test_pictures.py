"""Pictures in exports are restored unchanged and served once their originals are present."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from articles import document, photo_library, publishing, workflow
from articles.document import Document, Figure, Gallery
from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, Edition, Photo, PhotoUse
from tests.support.exports import export
from tests.support.makers import approve, edit, make_article, make_photo, perform, publish
from tests.support.picture_exports import LOST, delete_everything, line_of, small, write

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DAY = timedelta(days=1)


def figure(*photos, caption="", credit=""):
    """Return a figure of a body as HTML: one photo or a gallery."""
    shown = tuple(Figure(str(photo.uid)) for photo in photos)
    block = Gallery(shown, caption) if len(shown) > 1 else Figure(shown[0].photo, caption, credit)
    return document.write(Document((block,)))


@pytest.fixture
def photos(writer):
    """Make photos in several states, with odd captions, places and consents."""
    odd = {"caption": "Kapal <b>&</b> “dermaga”.\nBaris dua.", "focal_x": 0.123456789, "place": "Ternate"}
    return [
        make_photo(writer, file=small(1), **odd),
        make_photo(writer, file=small(2, "PNG"), name="dua.png", taken_at=timezone.now() - DAY, has_location=True),
        make_photo(writer, file=small(3, "WEBP"), name="tiga.webp", expires_at=timezone.now() + DAY),
        make_photo(writer, file=small(4), crop_left=0.1, crop_bottom=0.8, needs_consent=True, consent="Ibunya."),
    ]


@pytest.fixture
def newspaper(photos, writer, editor, chief):
    """Make articles whose pictures were changed, expire, were withdrawn or are only in a draft."""
    lead, inside, ending, other = photos
    body = f"<p>Satu.</p>{figure(inside, caption='Di sini lain.', credit='AP')}<p>Dua.</p>"
    full = publish(make_article(writer, "Bergambar", body, photo=lead, photo_caption="Untuk ini."), writer, editor)
    edit(full, writer, body=body + figure(lead, inside, other, caption="Tiga & lagi"), photo=other, photo_credit="Ani")
    approve(full, writer, editor)
    perform(full, "correct", by=editor, reason="Gambarnya keliru.")
    edit(full, writer, photo=None, photo_caption="", photo_credit="")
    publish(make_article(writer, "Segera Berakhir", photo=ending), writer, editor)
    gone = make_photo(writer, file=small(5))
    publish(make_article(writer, "Ditarik", f"<p>Isi.</p>{figure(gone)}"), writer, editor)
    photo_library.withdraw(gone, because="Keberatan keluarga.")
    make_article(writer, "Konsep", f'<p>Isi.</p><figure data-photo="{LOST}"></figure>', photo=inside)
    retracted = publish(make_article(writer, "Dicabut", photo=make_photo(writer, file=small(6))), writer, editor)
    perform(retracted, "retract", by=chief, reason="Keliru.", ground="special")
    perform(retracted, "confirm_retraction", by=editor, withdraws_pictures=True)


def test_pictures_survive_an_export_unchanged_and_are_served_once_rendered(newspaper, tmp_path, client):
    written = export()
    path = write(tmp_path, *written.splitlines())
    delete_everything()
    assert {(result.status, result.reason) for result in load_all([path])} == {("created", "")}
    assert export() == written
    assert set(find_breaks()) == {None}
    call_command("verify_record", stdout=StringIO(), stderr=StringIO())
    assert {result.status for result in load_all([path])} == {"unchanged"}
    assert export() == written
    edition = Edition.objects.live().get(headline="Segera Berakhir")
    assert edition.photo.rendered is None
    said = StringIO()
    call_command("make_renditions", "--jobs", "1", stdout=said, stderr=StringIO())
    edition.photo.refresh_from_db()
    assert client.get(edition.photo.rendered.largest("card")[2]).status_code == 200
    assert not Photo.objects.get(withdrawn_because="Keberatan keluarga.").renditions
    assert Photo.objects.exclude(renditions={}).count() == Photo.objects.filter(withdrawn_at=None).count() == 4
    assert export() == written


def test_the_uses_of_photos_are_restored_by_an_import(newspaper, tmp_path):
    def uses():
        return sorted(PhotoUse.objects.values_list("photo__uid", "article__uid", "is_in_copy", "is_in_editions"))

    before, path = uses(), write(tmp_path, *export().splitlines())
    delete_everything()
    list(load_all([path]))
    assert uses() == before


def test_making_renditions_after_an_import_lists_missing_originals(newspaper, tmp_path):
    path = write(tmp_path, *export().splitlines())
    delete_everything()
    store = storages["originals"]
    for folder in store.listdir("")[0]:
        for name in store.listdir(folder)[1]:
            store.delete(f"{folder}/{name}")
    list(load_all([path]))
    said = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("make_renditions", "--jobs", "1", stdout=said, stderr=StringIO())
    assert stopped.value.code == 1
    assert len([line for line in said.getvalue().splitlines() if "#" in line or ":" in line]) == 4


def test_a_photo_already_in_the_library_keeps_its_caption(newspaper, tmp_path):
    path = write(tmp_path, *export().splitlines())
    photo = Photo.objects.order_by("pk").first()
    Photo.objects.filter(pk=photo.pk).update(caption="Kata redaktur.")
    empty_of_articles = Photo.objects.count()
    list(load_all([path]))
    photo.refresh_from_db()
    assert (photo.caption, Photo.objects.count()) == ("Kata redaktur.", empty_of_articles)


@pytest.mark.parametrize("is_here", [True, False])
def test_a_picture_changed_by_hand_in_an_export_waits_for_review(published, tmp_path, is_here):
    row = line_of("Segera Berakhir")
    row["picture"] = row["picture"] | {"caption": "Keterangan dari luar."}
    path = write(tmp_path, row)
    if not is_here:
        delete_everything()
    (result,) = load_all([path])
    article = Article.objects.get()
    assert result.status == ("updated" if is_here else "created")
    assert (article.photo_caption, article.state) == ("Keterangan dari luar.", "in_review")
    assert Edition.objects.live().get().picture["caption"] == "Kapal di dermaga."
    assert [result.status for result in load_all([path])] == ["unchanged"]


def test_a_picture_removed_by_hand_from_an_export_is_removed_for_review(published, tmp_path):
    row = line_of("Segera Berakhir")
    del row["picture"]
    (result,) = load_all([write(tmp_path, row)])
    article = Article.objects.get(pk=row["id"])
    assert (result.status, article.photo, article.state) == ("updated", None, "in_review")


def test_an_import_keeps_a_picture_that_the_desk_changed_meanwhile(published, writer, tmp_path):
    row = line_of("Segera Berakhir")
    chosen = make_photo(writer, file=small(2), is_ready=False)
    edit(Article.objects.get(), writer, photo=chosen)
    row["picture"] = row["picture"] | {"credit": "Dari luar"}
    (result,) = load_all([write(tmp_path, row)])
    assert (result.status, result.kept, Article.objects.get().photo) == ("unchanged", ("picture",), chosen)


def test_a_picture_in_a_line_of_another_program_is_ignored(tmp_path):
    body = [{"type": "paragraph", "text": "Isi yang cukup."}]
    lead = {"photo": str(make_photo(is_ready=False).uid), "caption": "", "credit": ""}
    line = {"source": "kawat/1", "headline": "Dari Kawat", "body": body, "picture": lead, "photos": [{"uid": 5}]}
    (result,) = load_all([write(tmp_path, line)])
    assert (result.status, Article.objects.get().photo) == ("created", None)


def test_an_export_with_pictures_makes_a_limited_number_of_queries(newspaper, django_assert_max_num_queries):
    # Each person is queried once, whatever the number of articles.
    people = get_user_model().objects.count()
    with django_assert_max_num_queries(25 + Article.objects.count() + 4 * people):
        export()


def test_an_article_can_be_published_after_its_withdrawn_picture_is_restored(newspaper, writer, editor, tmp_path):
    path = write(tmp_path, *export().splitlines())
    delete_everything()
    list(load_all([path]))
    photo = Photo.objects.get(withdrawn_because="Keberatan keluarga.")
    article = make_article(None, "Memakai yang Ditarik", photo=photo)
    with pytest.raises(workflow.MoveNotAllowed):
        publishing.publish_import(article)
    photo_library.restore(photo)
    publishing.publish_import(Article.objects.get(pk=article.pk))
