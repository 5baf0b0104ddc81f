"""Decisions of editors, by field and by paragraph, are kept by every import."""

import pytest

from articles import references
from articles.models import Article, Category, CommentPolicy, Contributor, Edition, Topic
from articles.text import plain
from tests.support.exports import empty, export
from tests.support.imports import run, seed
from tests.support.makers import edit, make_category, perform, publish

CHANGES = {
    "topic": ("Pasar Induk", "Pasar Besar"),
    "standfirst": ("Teras berita pasar.", "Teras dari sumber."),
    "dateline": ("KOTA -", "DESA -"),
    "body": ("Paragraf tiga.", "Paragraf tiga dari sumber."),
}


def rewrite(path, *changes):
    """Change words in a seed."""
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    return path


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_a_field_changed_by_both_keeps_the_editors_value_and_others_are_updated(tmp_path, chief, name):
    path = seed(tmp_path)
    run(path)
    article = Article.objects.get()
    mine = {
        "topic": Topic.objects.create(name="Pilihan Editor"),
        "standfirst": "Teras editor.",
        "dateline": "RUANG REDAKSI",
        "body": article.body.replace("Paragraf tiga.", "Kata editor."),
    }[name]
    edit(article, chief, **{name: mine})
    code, (result,) = run(rewrite(path, *CHANGES.values()))
    article.refresh_from_db()
    assert (code, result["status"], result["kept"], article.state) == (0, "updated", [name], "in_review")
    assert getattr(article, name) == mine
    taken = {"topic": "Pasar Besar", "standfirst": "Teras dari sumber.", "dateline": "DESA"}
    for other, value in taken.items():
        assert other == name or str(getattr(article, other)) == value
    if name != "body":
        assert "Paragraf tiga dari sumber." in article.body


@pytest.mark.django_db
def test_an_editors_byline_and_policy_are_kept_and_no_unused_contributor_is_created(tmp_path, chief):
    path = seed(tmp_path)
    run(path)
    article = Article.objects.get()
    policy = CommentPolicy.objects.create(name="Tutup", mode="closed", notice="Ditutup.")
    article.credits.filter(role="writer").update(contributor=Contributor.objects.create(name="Pilihan Editor"))
    edit(article, chief, comment_policy=policy)
    before = Contributor.objects.count(), CommentPolicy.objects.count()
    code, (result,) = run(rewrite(path, ("Ani", "Orang Asing"), ("komentar diatur", "komentar diatur ulang")))
    article.refresh_from_db()
    assert (code, result["status"], sorted(result["kept"])) == (0, "unchanged", ["comment_policy", "credits"])
    assert article.comment_policy == policy
    assert [credit.contributor.name for credit in article.credits.all()] == ["Pilihan Editor", "Budi"]
    assert (Contributor.objects.count(), CommentPolicy.objects.count()) == before


@pytest.mark.django_db
def test_paragraphs_removed_or_added_by_an_editor_remain_so_after_an_import(tmp_path, chief):
    path = seed(tmp_path)
    run(path)
    article = Article.objects.get()
    mine = article.body.replace("<p>Paragraf satu.</p>", "").replace(
        "<p>Paragraf tiga.</p>", "<p>Paragraf tiga.</p><p>Tambahan editor.</p>"
    )
    edit(article, chief, body=mine)
    run(rewrite(path, ("Paragraf dua.", "Paragraf dua dari sumber.")))
    article.refresh_from_db()
    assert plain(article.body).split("\n") == [
        "Paragraf dua dari sumber.",
        "Baca juga: Jalan Dibuka",
        "Paragraf tiga.",
        "Tambahan editor.",
    ]


@pytest.mark.django_db
def test_a_source_can_be_changed_and_imported_repeatedly(tmp_path, chief):
    path = seed(tmp_path)
    run(path)
    article = Article.objects.get()
    edit(article, chief, headline="Judul Editor")
    for number, was in enumerate(["Paragraf tiga.", "Versi 0.", "Versi 1."]):
        code, (result,) = run(rewrite(path, (was, f"Versi {number}.")))
        assert (code, result["status"], result["kept"]) == (0, "updated", [])
        assert run(path)[1][0]["status"] == "unchanged"
    article.refresh_from_db()
    assert (article.headline, plain(article.body).split("\n")[-1]) == ("Judul Editor", "Versi 2.")


@pytest.mark.django_db
def test_an_import_does_not_change_the_live_edition_of_an_edited_article(tmp_path, writer, editor):
    path = seed(tmp_path)
    run(path)
    article = Article.objects.get()
    writer_of(article, writer)
    edit(article, writer, category=make_category("Ekonomi"))
    publish(article, writer, editor)
    shown = Edition.objects.live().get()
    run(rewrite(path, ("Paragraf dua.", "Paragraf dua dari sumber.")), "--publish")
    assert Edition.objects.live().get() == shown
    assert Article.objects.get().state == "in_review"


def writer_of(article, writer):
    """Credit the writer for the article, so that they may submit it, and return the writer."""
    person = Contributor.objects.create(name="Wulan", user=writer, is_writer=True)
    article.credits.create(contributor=person, role="writer", order=9)
    return writer


@pytest.mark.django_db
def test_an_import_does_not_change_a_retracted_article(tmp_path, editor, chief):
    path = seed(tmp_path)
    run(path, "--publish")
    article = Article.objects.get()
    retract(article, chief, editor)
    code, (result,) = run(rewrite(path, ("Paragraf dua.", "Paragraf dua dari sumber.")), "--publish")
    assert (code, result["status"], bool(result["reason"])) == (1, "refused", True)
    article.refresh_from_db()
    assert (article.revision_number, article.editions.live().get().kind) == (1, "retraction")


def retract(article, chief, editor):
    """Retract the article: one person requests it and another confirms."""
    perform(article, "retract", by=chief, reason="Keliru.")
    perform(article, "confirm_retraction", by=editor)


SIDECAR = '[articles."pasar.txt"]\nlabel = "%s"\n'


@pytest.mark.django_db
def test_a_label_is_imported_unless_an_editor_chose_another(tmp_path, chief):
    path = seed(tmp_path, "pasar.txt")
    sidecar = tmp_path / "newsroom.toml"
    run(tmp_path)
    article = Article.objects.get()
    assert article.label == ""
    sidecar.write_text(SIDECAR % "advert")
    rewrite(path, ("Paragraf tiga.", "Paragraf tiga dari sumber."))
    run(tmp_path)
    article.refresh_from_db()
    assert article.label == "advert"
    assert article.latest_revision.content["label"] == "advert"
    edit(article, chief, label="opinion")
    sidecar.write_text(SIDECAR % "sponsor")
    rewrite(path, ("Paragraf tiga dari sumber.", "Paragraf tiga lagi."))
    _code, results = run(tmp_path)
    article.refresh_from_db()
    assert article.label == "opinion"
    assert results[0]["kept"] == ["label"]
    sidecar.write_text(SIDECAR % "iklan")
    assert run(tmp_path)[0] == 1


@pytest.mark.django_db
def test_text_edited_in_another_database_is_not_published_by_an_import(tmp_path, chief):
    path = seed(tmp_path)
    run(path)
    edit(Article.objects.get(), chief, standfirst="Belum disetujui.")
    (folder := tmp_path / "ekspor").mkdir()
    (folder / "semua.jsonl").write_text(export(), encoding="utf-8")
    empty()
    run(folder / "semua.jsonl")
    run(path, "--publish")
    article = Article.objects.get()
    assert article.standfirst == "Belum disetujui."
    assert not article.editions.exists()


@pytest.mark.django_db
def test_a_second_run_creates_no_duplicates_of_renamed_references(tmp_path, chief):
    path = seed(tmp_path)
    tables = '[categories.nasional]\nname = "Nasional"\n[topics."Pasar Induk"]\n[contributors."Ani Lestari"]\n'
    (tmp_path / "newsroom.toml").write_text(tables)
    assert run(tmp_path)[0] == 0
    for row, changes in (
        (Category.objects.get(slug="nasional"), {"name": "Negeri", "slug": "negeri"}),
        (Topic.objects.get(name="Pasar Induk"), {"name": "Pasar Kita"}),
        (Contributor.objects.get(name="Ani Lestari"), {"name": "Ani L."}),
    ):
        references.change(row, changes, by=None)
    before = [model.objects.count() for model in (Category, Topic, Contributor)]
    rewrite(path, ("Paragraf tiga.", "Paragraf tiga dari sumber."))
    assert run(tmp_path)[0] == 0
    assert [model.objects.count() for model in (Category, Topic, Contributor)] == before
    assert Article.objects.get().topic.name == "Pasar Kita"
