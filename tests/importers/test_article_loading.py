"""Loading of records as articles: second runs, changed files and decisions of editors."""

import pytest
from django.core.management import call_command

from articles import references
from articles.models import Article, CommentPolicy, Contributor, Edition, Revision, Topic
from articles.text import plain
from tests.support.imports import run, seed
from tests.support.makers import edit, make_category, move


@pytest.mark.django_db
def test_a_seed_becomes_a_draft_in_the_default_category(tmp_path):
    code, (result,) = run(seed(tmp_path))
    article = Article.objects.get()
    assert code == 0
    assert result | {"path": ""} == {
        "path": "",
        "status": "created",
        "id": article.pk,
        "headline": "Harga Beras Turun",
        "reason": "",
        "line": None,
        "kept": [],
    }
    assert (article.state, article.category.is_default, article.dateline) == ("draft", True, "KOTA")
    assert article.topic.name == "Pasar Induk"
    assert [(c.role, c.contributor.name) for c in article.credits.all()] == [("writer", "Ani"), ("editor", "Budi")]
    assert article.comment_policy.notice == "Isi komentar diatur."
    assert plain(article.body).split("\n") == [
        "Paragraf satu.",
        "Paragraf dua.",
        "Baca juga: Jalan Dibuka",
        "Paragraf tiga.",
    ]
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_a_second_run_changes_nothing(tmp_path):
    seed(tmp_path)
    run(tmp_path)
    article = Article.objects.get()
    before = article.updated_at, article.events.count()
    for source in (tmp_path, tmp_path / "pasar.txt"):
        code, (result,) = run(source)
        assert (code, result["status"], result["id"]) == (0, "unchanged", article.pk)
    (tmp_path / "pasar.txt").rename(tmp_path / "nama-lain.txt")
    assert run(tmp_path)[1][0]["status"] == "unchanged"
    article.refresh_from_db()
    assert (article.updated_at, article.events.count()) == before


@pytest.mark.django_db
def test_a_changed_file_is_a_new_revision_for_review_and_not_published(tmp_path):
    run(seed(tmp_path), "--publish")
    code, (result,) = run(seed(tmp_path, second="Paragraf dua yang baru."))
    article = Article.objects.get()
    assert (code, result["status"], article.state, article.revision_number) == (0, "updated", "in_review", 2)
    assert "Paragraf dua yang baru." in article.body
    assert Edition.objects.live().get().revision.number == 1
    assert article.public_status().public_state == "live_with_changes"


@pytest.mark.django_db
def test_an_import_never_changes_what_an_editor_decided(tmp_path, chief):
    run(seed(tmp_path))
    article = Article.objects.get()
    body = article.body.replace("Paragraf tiga.", "Paragraf tiga, disunting.")
    sport = make_category("Olahraga")
    edit(article, chief, headline="Judul Pilihan Editor", body=body, category=sport)
    article.tags.set(["Pilihan"])
    code, (result,) = run(seed(tmp_path, headline="Judul Lain dari Sumber", second="Paragraf dua yang baru."))
    article.refresh_from_db()
    assert (code, result["status"], result["kept"]) == (0, "updated", ["headline"])
    assert (article.headline, article.category, article.state) == ("Judul Pilihan Editor", sport, "in_review")
    assert "Paragraf dua yang baru." in article.body
    assert "Paragraf tiga, disunting." in article.body
    assert list(article.tags.names()) == ["Pilihan"]


@pytest.mark.django_db
def test_a_passage_changed_by_source_and_editor_keeps_the_editors_version(tmp_path, chief):
    run(seed(tmp_path))
    article = Article.objects.get()
    edit(article, chief, body=article.body.replace("Paragraf dua.", "Kata editor."))
    before = article.revision_number
    code, (result,) = run(seed(tmp_path, second="Kata sumber."))
    article.refresh_from_db()
    assert (code, result["status"], result["kept"]) == (0, "unchanged", ["body"])
    assert "Kata editor." in article.body
    assert article.revision_number == before


@pytest.mark.django_db
def test_an_import_does_not_publish_an_article_that_people_work_on(tmp_path, chief):
    run(seed(tmp_path))
    article = Article.objects.get()
    move(article, "submit", by=chief)
    move(article, "request_changes", by=chief, reason="Belum diperiksa.")
    run(tmp_path, "--publish")
    run(seed(tmp_path, second="Baru sekali."), "--publish")
    assert not Edition.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["rename", "merge"])
def test_an_import_does_not_publish_a_topic_name_given_by_one_person(tmp_path, chief, how):
    run(seed(tmp_path))
    article = Article.objects.get()
    if how == "rename":
        references.change(article.topic, {"name": "Bupati Maling"}, by=chief)
    else:
        other = Topic.objects.create(name="Bupati Maling")
        references.create(other, by=chief)
        references.merge(article.topic, other, by=chief, reason="Sama.")
    run(seed(tmp_path, second="Baru sekali."), "--publish")
    article.refresh_from_db()
    assert (article.revision_number, Edition.objects.count()) == (2, 0)


@pytest.mark.django_db
def test_an_import_publishes_at_the_given_time(tmp_path):
    seed(tmp_path)
    run(tmp_path, "--publish", "--published-at", "2025-09-04T10:15:00+07:00")
    edition = Edition.objects.get()
    assert edition.first_published_at.isoformat() == "2025-09-04T03:15:00+00:00"
    assert edition.approval.actor_name
    assert next(event.move for event in edition.article.events.order_by("number")) == "import"


@pytest.mark.django_db
def test_a_baca_juga_line_is_resolved_at_once_or_when_its_target_is_imported(tmp_path):
    run(seed(tmp_path, "satu.txt", headline="Pertama", other="Kedua"))
    run(seed(tmp_path, "dua.txt", headline="Kedua", other="Pertama"))
    first, second = Article.objects.order_by("pk")
    assert first.read_also.get().target == second
    assert second.read_also.get().target == first


@pytest.mark.django_db
def test_a_comment_notice_creates_its_policy_only_once(tmp_path):
    before = CommentPolicy.objects.count()
    for number in range(3):
        seed(tmp_path, f"{number}.txt", headline=f"Judul {number}")
    run(tmp_path)
    assert CommentPolicy.objects.count() == before + 1
    assert CommentPolicy.objects.get(notice="Isi komentar diatur.").articles.count() == 3


@pytest.mark.django_db
def test_bad_files_are_refused_one_by_one_and_nothing_of_them_is_saved(tmp_path):
    seed(tmp_path, "a-baik.txt")
    (tmp_path / "b-kosong.txt").write_bytes(b"")
    (tmp_path / "c-terpotong.txt").write_text("Topik Baru\nJudul\nTeras.\nPenulis: Orang Baru\n")
    seed(tmp_path, "d-baik.txt", headline="Judul Kedua")
    code, results = run(tmp_path, tmp_path / "tidak-ada.txt")
    assert code == 1
    assert [result["status"] for result in results] == ["created", "refused", "refused", "created", "refused"]
    refused = results[2]
    assert (refused["path"].endswith("c-terpotong.txt"), refused["line"]) == (True, 4)
    assert refused["reason"]
    assert not Topic.objects.filter(name="Topik Baru").exists()
    assert not Contributor.objects.filter(name="Orang Baru").exists()


@pytest.mark.django_db
def test_a_dry_run_reports_an_article_as_created_and_saves_nothing(tmp_path):
    seed(tmp_path)
    code, (result,) = run(tmp_path, "--dry-run", "--publish")
    assert (code, result["status"]) == (0, "created")
    for model in (Article, Revision, Edition, Contributor, Topic):
        assert not model.objects.exists()


@pytest.mark.django_db
def test_the_category_option_takes_a_slug(tmp_path):
    sport = make_category("Olahraga")
    run(seed(tmp_path), "--category", "olahraga")
    assert Article.objects.get().category == sport
    with pytest.raises(Exception, match="tak-ada"):
        call_command("import_articles", str(tmp_path), "--category", "tak-ada")


@pytest.mark.django_db
def test_a_sidecar_sets_category_tags_and_publication_time_and_is_refused_if_invalid(tmp_path):
    seed(tmp_path)
    (tmp_path / "newsroom.toml").write_text(
        '[categories.ekonomi]\nname = "Ekonomi"\n'
        '[articles."pasar.txt"]\ncategory = "ekonomi"\ntags = ["Beras"]\npublished_at = 2025-09-04T10:15:00+07:00\n'
    )
    run(tmp_path, "--publish")
    edition = Edition.objects.get()
    assert (edition.category.name, [tag["name"] for tag in edition.tag_list]) == ("Ekonomi", ["Beras"])
    assert edition.live_from.isoformat() == "2025-09-04T03:15:00+00:00"
    for wrong in ("bukan toml", '[articles."pasar.txt"]\ntags = "Beras"\n', "[lain]\n", "[articles.x]\nwarna = 1\n"):
        (tmp_path / "newsroom.toml").write_text(wrong)
        code, (result,) = run(tmp_path)
        assert (code, result["status"]) == (1, "refused")


@pytest.mark.django_db
def test_files_with_the_same_name_in_two_subfolders_are_two_articles(tmp_path):
    for folder in ("2024", "2025"):
        (tmp_path / folder).mkdir()
        seed(tmp_path / folder, headline=f"Judul {folder}")
    run(tmp_path)
    assert Article.objects.count() == 2
    assert {result["status"] for result in run(tmp_path)[1]} == {"unchanged"}
