"""An export that is imported into an empty database and exported again gives the same bytes."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError
from django.utils import timezone

from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, CommentPolicy, Tag, Topic
from tests.support.exports import empty, export
from tests.support.makers import approve, edit, make_article, make_category, move, perform, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def newspaper(writer, editor, chief):
    """Make articles in every public state, one with a "Baca juga" line and one right of reply."""
    football = make_category("Sepak Bola", parent=make_category("Olahraga"))
    body = (
        "<p>Awal.</p><p>Baca juga: Yang Dicabut</p><ul><li>satu</li></ul><p>Ini <strong>tebal</strong> &amp; kuat.</p>"
    )
    updated = make_article(writer, "Yang Diperbarui", body, category=football, tags=["Bola & Gol"], writers=["Ani"])
    publish(updated, writer, editor)
    edit(
        updated,
        writer,
        body=body.replace("Awal", "Baru"),
        topic=Topic.objects.create(name="Liga"),
        label="analysis",
        is_unverified=True,
        verification_notice="Skor masih diperiksa.",
    )
    approve(updated, writer, editor)
    perform(updated, "correct", by=editor, reason="Skor yang benar 2-1.")
    scheduled = approve(make_article(writer, "Yang Dijadwalkan", tags=["Gol"]), writer, editor)
    perform(scheduled, "schedule", by=editor, at=timezone.now() + HOUR, until=timezone.now() + 2 * HOUR)
    expired = publish(make_article(writer, "Yang Berakhir"), writer, editor)
    perform(expired, "expire", by=editor)
    retracted = publish(make_article(writer, "Yang Dicabut", topic="Liga"), writer, editor)
    perform(retracted, "retract", by=chief, reason="Keliru.", ground="sara")
    perform(retracted, "confirm_retraction", by=editor)
    reply = approve(make_article(writer, "Hak Jawab", replies_to=updated), writer, editor)
    perform(reply, "reply", by=editor)
    move(make_article(writer, "Yang Ditinjau"), "submit", by=writer)
    policy = CommentPolicy.objects.create(name="Tutup", mode="closed", notice="Komentar ditutup.")
    make_article(writer, "Masih Konsep", comment_policy=policy, is_breaking=True)
    make_article(None, "Dari Sumber", source="a/b.txt", source_digest="0" * 64)


@pytest.mark.django_db
def test_an_export_is_the_same_after_an_import_into_an_empty_database(newspaper, tmp_path):
    written = export("--all")
    assert len(written.splitlines()) == 8
    path = tmp_path / "semua.jsonl"
    path.write_text(written, encoding="utf-8")
    empty()
    assert export() == ""
    assert {(result.status, result.reason) for result in load_all([path])} == {("created", "")}
    assert export() == written
    assert set(find_breaks()) == {None}
    assert {result.status for result in load_all([path])} == {"unchanged"}
    assert export() == written
    another = make_article(None, "Sesudah Pemulihan")
    assert another.pk > max(json.loads(line)["id"] for line in written.splitlines())


@pytest.mark.django_db
def test_a_line_has_the_fields_that_other_programs_read(newspaper):
    row = json.loads(export("--article", str(Article.objects.get(headline="Yang Diperbarui").pk)))
    assert row["headline"] == "Yang Diperbarui"
    assert (row["writers"], row["tags"], row["category"]) == (["Ani"], ["Bola & Gol"], "sepak-bola")
    assert (row["state"], row["public_state"]) == ("approved", "live")
    assert [block["type"] for block in row["body"]] == ["paragraph", "read_also", "list", "paragraph"]
    assert [edition["kind"] for edition in row["editions"]] == ["first", "correction"]
    assert row["published_at"] == row["editions"][0]["live_from"]
    for key in ("id", "source", "topic", "standfirst", "editors", "dateline", "comment_notice"):
        assert key in row
    with pytest.raises(CommandError):
        export("--article", "999999")


@pytest.mark.django_db
def test_an_export_that_does_not_match_its_checksums_is_refused(newspaper, tmp_path):
    rows = [json.loads(line) for line in export().splitlines()]
    empty()
    for number, row in enumerate(rows):
        row["revisions"][0]["content"]["headline"] = "Judul palsu"
        path = tmp_path / f"{number}.jsonl"
        path.write_text(json.dumps(row))
        (result,) = load_all([path])
        assert (result.status, result.line) == ("refused", 1)
        assert "SHA-256" in result.reason
    assert not Article.objects.exists()
    assert not Topic.objects.exists()


@pytest.mark.django_db
def test_a_line_edited_after_the_export_is_imported_for_review(newspaper, tmp_path):
    row = json.loads(export("--article", str(Article.objects.get(headline="Masih Konsep").pk)))
    row["headline"] = "Konsep yang Disunting di Luar"
    path = tmp_path / "satu.jsonl"
    path.write_text(json.dumps(row))
    (result,) = load_all([path])
    article = Article.objects.get(pk=row["id"])
    assert (result.status, article.headline, article.state) == ("updated", row["headline"], "in_review")
    assert article.comment_policy.notice == "Komentar ditutup."


@pytest.mark.django_db
def test_a_line_of_another_program_becomes_a_draft_and_its_markup_is_cleaned(tmp_path):
    body = [{"type": "paragraph", "text": "Isi.", "html": "<p onclick='x()'>Isi.<script>alert(1)</script></p>"}]
    path = tmp_path / "lain.jsonl"
    path.write_text(json.dumps({"source": "kawat/1", "headline": "Dari Kawat", "body": body}) + "\n[1]\n{rusak\n")
    results = list(load_all([path]))
    assert [(result.status, result.line) for result in results] == [("created", 1), ("refused", 2), ("refused", 3)]
    article = Article.objects.get()
    assert (article.state, article.body) == ("draft", "<p>Isi.</p>")


@pytest.mark.django_db
def test_a_tag_with_straight_quotation_marks_of_an_earlier_import_is_restored(writer, tmp_path):
    tag = Tag.objects.create(name='Timnas "Garuda"')
    make_article(writer, tags=[tag.name])
    written = export("--all")
    path = tmp_path / "semua.jsonl"
    path.write_text(written, encoding="utf-8")
    empty()
    assert [one.status for one in load_all([path])] == ["created"]
    assert export("--all") == written
