"""Files and folders: links, odd names, enormous files and two files with the same name."""

import os

import pytest

from articles.content import Fold, content_of_revision, difference
from articles.importers.records import ArticleRecord, Refused
from articles.importers.sources import MAX_FILE_BYTES, PARSERS, SOURCE_SUFFIXES, read_sources
from articles.models import Article, Contributor, Edition, Event
from tests.support.imports import run, seed


@pytest.mark.django_db
def test_a_folder_named_like_a_seed_is_read_as_a_folder(tmp_path):
    (tmp_path / "arsip.txt").mkdir()
    seed(tmp_path / "arsip.txt")
    code, (result,) = run(tmp_path)
    assert (code, result["status"], Article.objects.get().source) == (0, "created", "arsip.txt/pasar.txt")
    assert run(tmp_path / "arsip.txt")[1][0]["status"] == "unchanged"


@pytest.mark.django_db
def test_a_symbolic_link_is_followed_and_a_broken_one_is_refused(tmp_path):
    (tmp_path / "lain").mkdir()
    (tmp_path / "masuk").mkdir()
    (tmp_path / "masuk" / "a.txt").symlink_to(seed(tmp_path / "lain"))
    (tmp_path / "masuk" / "b.txt").symlink_to(tmp_path / "tidak-ada.txt")
    (tmp_path / "masuk" / "c.txt").symlink_to(tmp_path / "masuk" / "c.txt")
    code, results = run(tmp_path / "masuk")
    assert (code, [result["status"] for result in results]) == (1, ["created", "refused", "refused"])
    assert all(result["path"] and result["reason"] for result in results[1:])


@pytest.mark.django_db
def test_files_that_cannot_be_read_are_refused_and_others_are_imported(tmp_path):
    seed(tmp_path)
    os.mkfifo(tmp_path / "pipa.txt")
    (tmp_path / "z.txt").write_bytes(b"")
    code, results = run(tmp_path, tmp_path / "pipa.txt", tmp_path / ("x" * 300), tmp_path / "pasar.txt" / "x.txt")
    assert (code, [result["status"] for result in results]) == (1, ["created"] + ["refused"] * 4)


@pytest.mark.django_db
def test_a_file_whose_name_is_not_utf8_is_refused_with_a_readable_name(tmp_path):
    seed(tmp_path)
    folder = os.fsencode(tmp_path)
    os.rename(os.path.join(folder, b"pasar.txt"), os.path.join(folder, b"pas\xe9r.txt"))
    seed(tmp_path)
    code, results = run(tmp_path)
    assert (code, [result["status"] for result in results]) == (1, ["created", "refused"])
    results[1]["path"].encode()
    assert Article.objects.get().source == "pasar.txt"


@pytest.mark.django_db
def test_two_files_with_the_same_name_remain_two_articles(tmp_path):
    for folder in ("pagi", "sore"):
        (tmp_path / folder).mkdir()
        seed(tmp_path / folder, headline=f"Judul {folder}")
    paths = [tmp_path / "pagi", tmp_path / "sore"]
    assert [result["status"] for result in run(*paths)[1]] == ["created", "created"]
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Judul pagi", "Judul sore"]
    for again in (paths, paths[::-1], paths[1:], [tmp_path / "sore" / "pasar.txt"], [paths[0]] * 2):
        assert {result["status"] for result in run(*again)[1]} == {"unchanged"}
    seed(tmp_path / "sore", headline="Judul sore", second="Paragraf baru.")
    assert [result["status"] for result in run(*paths)[1]] == ["unchanged", "updated"]
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_files_that_swap_their_names_are_reported_as_unchanged(tmp_path):
    for name in ("a.txt", "b.txt"):
        seed(tmp_path, name, headline=f"Judul {name}")
    run(tmp_path)
    before = {article.headline: article.updated_at for article in Article.objects.all()}
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    (tmp_path / "b.txt").rename(tmp_path / "a.txt")
    (tmp_path / "c.txt").rename(tmp_path / "b.txt")
    assert {result["status"] for result in run(tmp_path)[1]} == {"unchanged"}
    assert {article.headline: article.updated_at for article in Article.objects.all()} == before


@pytest.mark.django_db
def test_a_file_over_the_size_limit_is_refused_and_nothing_is_saved(tmp_path):
    (tmp_path / "besar.txt").write_text("Judul\nPenulis: Ani\n" + "kata " * (MAX_FILE_BYTES // 4) + "usai.")
    code, (result,) = run(tmp_path)
    assert (code, result["status"]) == (1, "refused")
    assert not Contributor.objects.exists()
    assert not Event.objects.exists()


def test_no_parser_receives_a_part_of_a_larger_file(tmp_path, monkeypatch):
    monkeypatch.setitem(PARSERS, ".md", lambda data, source: ArticleRecord(source, str(len(data)), "Judul", []))
    path = tmp_path / "besar.md"
    path.write_bytes(b"a" * MAX_FILE_BYTES)
    (source,) = read_sources([path])
    assert source.read().digest == str(MAX_FILE_BYTES)
    path.write_bytes(b"a" * (MAX_FILE_BYTES + 1))
    with pytest.raises(Refused, match=f" {MAX_FILE_BYTES} "):
        source.read()


def test_a_folder_without_files_to_import_is_refused_with_their_suffixes(tmp_path):
    (tmp_path / "catatan.pdf").write_bytes(b"%PDF")
    (source,) = read_sources([tmp_path])
    with pytest.raises(Refused) as refused:
        source.read()
    assert {*PARSERS, ".jsonl"} <= SOURCE_SUFFIXES
    assert all(suffix in str(refused.value) for suffix in SOURCE_SUFFIXES)


@pytest.mark.django_db
def test_an_enormous_paragraph_is_imported_and_published_whole(tmp_path):
    (tmp_path / "panjang.txt").write_text("Judul\nPenulis: Ani\n" + "kata " * 190_000 + "usai.")
    code, (result,) = run(tmp_path, "--publish")
    assert (code, result["status"]) == (0, "created")
    assert Edition.objects.get().word_count == 190_001


@pytest.mark.slow
@pytest.mark.django_db
def test_a_very_long_article_is_imported_and_a_change_in_it_is_found(tmp_path):
    lines = [f"Kalimat yang sama.\nKalimat {number % 7}.\n" for number in range(5000)]
    path = tmp_path / "panjang.txt"
    path.write_text("Judul\nPenulis: Ani\n" + "".join(lines))
    run(path)
    lines[2500] = "Kalimat yang baru.\n"
    path.write_text("Judul\nPenulis: Ani\n" + "".join(lines))
    code, (result,) = run(path)
    article = Article.objects.get()
    assert (code, result["status"], article.state) == (0, "updated", "in_review")
    assert article.body.count("<p>") == 9999
    old, new = (content_of_revision(revision) for revision in article.revisions.order_by("number"))
    (changes,) = difference(old, new)
    changed = [
        piece for line in changes.lines if not isinstance(line, Fold) for part in line.parts for piece in part.pieces
    ]
    assert "".join(piece.text for piece in changed if piece.kind == "added").split() == ["baru"]


@pytest.mark.django_db
def test_an_empty_export_is_refused_like_any_empty_file(tmp_path):
    for number, data in enumerate((b"", b"\n\n", b"\xef\xbb\xbf\n")):
        (tmp_path / f"{number}.jsonl").write_bytes(data)
    code, results = run(tmp_path)
    assert (code, [result["status"] for result in results]) == (1, ["refused"] * 3)
