"""Pictures of seeds: added to the library once, placed in articles, and unchanged where an editor decided."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import photo_library
from articles.document import Figure, Gallery, parse, to_exchange
from articles.models import Article, Edition, Event, Photo, PhotoUse
from tests.support.drawing import unlike
from tests.support.imports import run, seed
from tests.support.makers import edit, make_photo
from tests.support.seed_pictures import TABLE, files, picture, sidecar

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Write a seed with three pictures: a lead picture, two figures in the body and a gallery of these two."""
    seed(tmp_path)
    for number in (1, 2, 3):
        picture(tmp_path, number)
    figures = (
        '[{ gallery = ["2.jpg", "3.jpg"], after = 99, caption = "Dua & tiga" }, { picture = "2.jpg", after = 1 },'
        ' { picture = "3.jpg", after = 2, caption = "Lain  di sini" }]'
    )
    return sidecar(tmp_path, f'picture = "1.jpg"\nfigures = {figures}')


def uid(number):
    """Return the uid of the photo of a picture."""
    return str(Photo.objects.get(original_name=f"{number}.jpg").uid)


def figures_of(body):
    """Return the figures of a body."""
    return [block for block in parse(body).blocks if isinstance(block, Figure | Gallery)]


def test_pictures_are_added_to_the_library_and_placed_in_the_article(folder):
    code, (result,) = run(folder, "--publish")
    assert (code, result["status"]) == (0, "created")
    article, lead = Article.objects.get(), Photo.objects.get(original_name="1.jpg")
    assert (article.photo, article.photo_caption, article.photo_credit) == (lead, "", "")
    assert (lead.alt, lead.caption, lead.credit, lead.focal) == (
        "Karung beras.",
        "Karung di gudang.",
        "Ani",
        (0.25, 0.75),
    )
    assert [block["type"] for block in to_exchange(parse(article.body))] == [
        "paragraph",
        "figure",
        "paragraph",
        "figure",
        "read_also",
        "paragraph",
        "figure",
    ]
    assert figures_of(article.body) == [
        Figure(uid(2)),
        Figure(uid(3), "Lain di sini"),
        Gallery((Figure(uid(2)), Figure(uid(3))), "Dua & tiga"),
    ]
    edition = Edition.objects.get()
    assert edition.picture["caption"] == "Karung di gudang."
    assert [part["caption"] for part in edition.body if "photo" in part] == ["Karung di gudang.", "Lain di sini"]
    assert PhotoUse.objects.filter(is_in_copy=True, is_in_editions=True).count() == 3


def test_a_second_run_changes_nothing_and_keeps_captions_changed_in_the_library(folder):
    run(folder, "--publish")
    Photo.objects.update(caption="Kata redaktur.")
    before = Event.objects.count(), files()
    for _time in range(2):
        assert [result["status"] for result in run(folder, "--publish")[1]] == ["unchanged"]
    assert (Event.objects.count(), files()) == before
    assert set(Photo.objects.values_list("caption", flat=True)) == {"Kata redaktur."}
    seed(folder, second="Paragraf dua yang baru.")
    assert [result["status"] for result in run(folder)[1]] == ["updated"]
    assert (Photo.objects.count(), files()) == (3, before[1])
    assert set(Photo.objects.values_list("caption", flat=True)) == {"Kata redaktur."}


def test_a_changed_seed_keeps_its_pictures_and_changed_pictures_are_a_revision_for_review(folder):
    run(folder)
    body = Article.objects.get().body
    seed(folder, second="Paragraf dua yang baru.")
    run(folder)
    article = Article.objects.get()
    assert article.body == body.replace("Paragraf dua.", "Paragraf dua yang baru.")
    sidecar(folder, 'picture = "2.jpg"\nfigures = [{ picture = "1.jpg", after = 0 }]')
    assert [result["status"] for result in run(folder)[1]] == ["updated"]
    article.refresh_from_db()
    assert (str(article.photo.uid), article.state, article.revision_number) == (uid(2), "in_review", 3)
    assert figures_of(article.body) == [Figure(uid(1))]
    assert [result["status"] for result in run(folder)[1]] == ["unchanged"]


def test_a_changed_picture_file_of_the_same_name_is_another_photo(folder):
    run(folder)
    (folder / "pictures" / "1.jpg").write_bytes(unlike(9, (240, 160)).getvalue())
    assert [result["status"] for result in run(folder)[1]] == ["updated"]
    assert Article.objects.get().photo.sha256 == Photo.objects.order_by("-pk")[0].sha256
    assert Photo.objects.count() == 4


def test_pictures_are_added_to_an_article_imported_without_them(folder):
    _code, (result,) = run(folder, "--publish", "--without-pictures")
    assert (result["status"], Photo.objects.count()) == ("created", 0)
    assert [one["status"] for one in run(folder, "--publish", "--without-pictures")[1]] == ["unchanged"]
    assert [one["status"] for one in run(folder, "--publish")[1]] == ["updated"]
    assert Edition.objects.live().get().picture["photo"] == uid(1)
    assert [one["status"] for one in run(folder, "--publish", "--without-pictures")[1]] == ["unchanged"]
    assert Article.objects.get().photo is not None


def test_an_import_keeps_the_lead_picture_that_an_editor_chose(folder, chief):
    run(folder)
    chosen = make_photo(is_ready=False)
    edit(Article.objects.get(), chief, photo=chosen)
    seed(folder, second="Paragraf dua yang baru.")
    _code, (result,) = run(folder)
    assert (result["status"], result["kept"], Article.objects.get().photo) == ("updated", [], chosen)
    picture(folder, 4)
    sidecar(folder, 'picture = "4.jpg"', names=["4.jpg"])
    assert [one["kept"] for one in run(folder)[1]] == [["picture"]]
    assert [one["status"] for one in run(folder)[1]] == ["unchanged"]
    assert Article.objects.get().photo == chosen


def test_a_picture_that_is_not_used_is_not_left_in_the_library(folder, chief):
    sidecar(folder)
    run(folder)
    edit(Article.objects.get(), chief, photo=None)
    picture(folder, 4)
    sidecar(folder, 'picture = "4.jpg"', names=["4.jpg"])
    before = files()
    assert [(one["status"], one["kept"]) for one in run(folder)[1]] == [("unchanged", ["picture"])]
    assert (Photo.objects.count(), files()) == (1, before)


def test_a_dry_run_leaves_no_photo_and_no_file(folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        code, (result,) = run(folder, "--dry-run", "--publish")
    assert (code, result["status"]) == (0, "created")
    assert not Photo.objects.exists()
    assert not files()
    assert storages["renditions"].listdir("") == ([], [])
    run(folder)
    before = files()
    picture(folder, 1).write_bytes(unlike(8, (240, 160)).getvalue())
    run(folder, "--dry-run")
    assert files() == before
    assert Photo.objects.count() == 3


def test_an_article_that_is_refused_leaves_no_photo_and_no_file(folder):
    (folder / "pictures" / "3.jpg").write_bytes(b"GIF89a bukan JPEG")
    code, (result,) = run(folder)
    assert (code, result["status"]) == (1, "refused")
    assert "[pictures.3.jpg]" in result["reason"]
    assert "GIF" in result["reason"]
    assert not Photo.objects.exists()
    assert not files()
    assert not Article.objects.exists()


def test_one_file_under_two_names_is_one_photo(folder):
    picture(folder, 1, "2.jpg")
    run(folder)
    assert Photo.objects.count() == 2
    assert str(Article.objects.get().photo.uid) == figures_of(Article.objects.get().body)[0].photo


def test_a_photo_already_in_the_library_is_used(folder):
    known = photo_library.import_upload(unlike(1, (240, 160)), "lain.jpg", caption="Kata redaktur.").photo
    run(folder)
    article = Article.objects.get()
    assert (article.photo, article.photo.caption, Photo.objects.count()) == (known, "Kata redaktur.", 3)


@pytest.mark.parametrize("ended", ["withdrawn_at", "expires_at"])
def test_an_article_with_a_withdrawn_or_expired_picture_is_not_published(folder, ended):
    run(folder)
    photos = Photo.objects.filter(original_name="2.jpg")
    photos.update(**{ended: timezone.now() - timedelta(hours=1)})
    code, (result,) = run(folder, "--publish")
    assert (code, result["status"]) == (1, "refused")
    assert f"#{photos.get().pk}" in result["reason"]
    assert not Edition.objects.exists()


def test_a_seed_without_pictures_makes_no_photo_queries(tmp_path):
    seed(tmp_path)
    (tmp_path / "newsroom.toml").write_text(TABLE.format(name="1.jpg"))
    for second in ("Paragraf dua.", "Paragraf dua.", "Paragraf dua yang baru."):
        seed(tmp_path, second=second)
        with CaptureQueriesContext(connection) as asked:
            run(tmp_path)
        assert not [query for query in asked.captured_queries if 'FROM "articles_photo"' in query["sql"]]


def test_renditions_are_made_in_a_background_pool_or_on_commit(django_capture_on_commit_callbacks):
    with photo_library.background_renditions() as pool:
        with django_capture_on_commit_callbacks(execute=True):
            photo = make_photo(is_ready=False)
        assert list(pool.wait_for_all()) == [(photo.pk, "")]
    photo.refresh_from_db()
    assert photo.renditions
    with django_capture_on_commit_callbacks(execute=True):
        other = make_photo(is_ready=False)
    other.refresh_from_db()
    assert other.renditions


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_import_makes_the_renditions_of_its_pictures(folder):
    run(folder, "--publish")
    assert Photo.objects.exclude(renditions={}).count() == 3
    assert Article.objects.get().photo.rendered


def test_a_caption_changed_in_the_library_is_not_published_by_an_import(folder, chief):
    run(folder, "--publish")
    article = Article.objects.get()
    article.photo.caption = "Kata editor."
    photo_library.change(article.photo, ["caption"], by=chief)
    text = (folder / "pasar.txt").read_text()
    (folder / "pasar.txt").write_text(text.replace("Paragraf tiga.", "Paragraf tiga dari sumber."))
    run(folder, "--publish")
    article.refresh_from_db()
    assert (article.revision_number, article.editions.count()) == (2, 1)
