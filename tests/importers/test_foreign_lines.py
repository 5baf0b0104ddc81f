"""JSON Lines of other programs: which are imported, which are refused, and that nothing crashes."""

import json

import pytest
from django.utils import timezone

from articles.models import Article, Contributor, Edition, Event, Topic
from tests.support.imports import counts, run

BLOCK = {"type": "paragraph", "text": "Isi yang cukup."}
PLAIN = {"source": "kawat/1", "headline": "Dari Kawat", "body": [BLOCK]}


def line(folder, *rows, name="kawat.jsonl"):
    """Write rows as lines."""
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"headline": "\ud800"},
        {"headline": "\u200b \u00a0"},
        {"headline": 5},
        {"headline": "x" * 241},
        {"source": ""},
        {"source": "  "},
        {"source": "a\x00"},
        {"source": "a\udfff"},
        {"source": "x" * 401},
        {"topic": "Topik\x00"},
        {"writers": ["Ani\x00"]},
        {"writers": ["  "]},
        {"writers": ["\udc00"]},
        {"writers": "Ani"},
        {"tags": ["x" * 101]},
        {"tags": ["\ud800"]},
        {"comment_notice": "\ud800"},
        {"category": "tidak-ada"},
        {"body": None},
        {"body": []},
        {"body": ["teks"]},
        {"body": [{"type": "paragraph"}]},
        {"body": [{"type": "paragraph", "text": " \u00a0"}]},
        {"body": [{"type": "read_also", "text": "Lain"}]},
        {"body": [{"type": "paragraph", "text": "Isi.", "article": "none"}]},
        {"body": [{"type": "paragraph", "text": "Isi."}, {"type": "read_also", "text": "Lain", "article": "1"}]},
        {"body": [{"type": "paragraph", "text": "\ud800"}]},
        {"body": [{"type": "paragraph", "text": "Isi.", "html": "<p>\ud800</p>"}]},
        {"body": [{"type": "html", "text": "", "html": "<script>alert(1)</script>"}]},
        {"published_at": "kemarin"},
        {"published_at": "2025-09-04T10:15:00"},
        {"published_at": "0001-01-01T00:00:00+07:00"},
        {"published_at": "9999-12-31T23:59:59-07:00"},
        {"published_at": float("nan")},
    ],
    ids=ascii,
)
def test_an_invalid_line_is_refused_and_nothing_of_it_is_saved(tmp_path, wrong):
    before = counts()
    surrounded = PLAIN | {"topic": "Topik Baru", "writers": ["Orang Baru"], "comment_notice": "Isi komentar baru."}
    code, results = run(line(tmp_path, surrounded | wrong, PLAIN | {"source": "kawat/2"}), "--publish")
    assert (code, [result["status"] for result in results]) == (1, ["refused", "created"])
    assert (results[0]["line"], bool(results[0]["reason"])) == (1, True)
    assert not Topic.objects.exists()
    assert not Contributor.objects.exists()
    assert [after - was for after, was in zip(counts(), before, strict=True)][:2] == [1, 1]


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b'{"id": ' + b"9" * 5000])
def test_a_line_that_is_not_a_json_object_is_refused_with_its_number(tmp_path, data):
    path = tmp_path / "rusak.jsonl"
    path.write_bytes(b"\n" + data + b"\n" + json.dumps(PLAIN).encode())
    code, results = run(path)
    assert (code, [(result["status"], result["line"]) for result in results]) == (1, [("refused", 2), ("created", 3)])


@pytest.mark.django_db
def test_a_minimal_line_becomes_a_draft_with_a_tidy_headline_and_names(tmp_path):
    odd = {"headline": " Dari\n Kawat ", "writers": [" Ani ", "ANI", "Ani"], "tags": ["Banjir", " banjir "]}
    code, (result,) = run(line(tmp_path, PLAIN | odd))
    article = Article.objects.get()
    assert (code, result["status"], article.state, article.headline) == (0, "created", "draft", "Dari Kawat")
    assert [credit.contributor.name for credit in article.credits.all()] == ["Ani"]
    assert list(article.tags.names()) == ["Banjir"]
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_a_line_is_published_at_its_time_only_with_the_publish_option(tmp_path):
    path = line(tmp_path, PLAIN | {"published_at": "2024-01-02T03:04:05+00:00"})
    run(path)
    assert not Edition.objects.exists()
    run(path, "--publish")
    assert Edition.objects.get().live_from.isoformat() == "2024-01-02T03:04:05+00:00"
    assert run(path, "--publish")[1][0]["status"] == "unchanged"
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_a_line_written_with_its_keys_in_another_order_changes_nothing(tmp_path):
    run(line(tmp_path, PLAIN))
    article = Article.objects.get()
    code, (result,) = run(line(tmp_path, dict(reversed(PLAIN.items()))))
    assert (code, result["status"], result["id"]) == (0, "unchanged", article.pk)
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_hostile_markup_never_reaches_readers(tmp_path):
    hostile = (
        '<p onclick="x()">Satu <a href="javascript:x()">dua</a><iframe src="//x"></iframe><svg onload=x()>'
        '<style>p{}</style><img src=x onerror=x()> tiga</p><p style="position:fixed">empat</p>'
    )
    blocks = [BLOCK | {"html": hostile}, {"type": "paragraph", "text": "<script>alert(1)</script>"}]
    run(line(tmp_path, PLAIN | {"body": blocks}), "--publish")
    shown = "".join(part["html"] for part in Edition.objects.live(timezone.now()).get().body)
    for word in ("onclick", "javascript", "iframe", "svg", "<style", "onerror", "<script", "position"):
        assert word not in shown
    assert "&lt;script&gt;" in shown
    assert "empat" in shown


@pytest.mark.django_db
def test_a_line_can_choose_the_target_of_its_baca_juga(tmp_path):
    uid = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
    told = [{"type": "read_also", "text": "Lain", "article": choice} for choice in (uid, "none")]
    code, _results = run(line(tmp_path, PLAIN | {"body": [{"type": "paragraph", "text": "Isi."}, *told]}))
    assert code == 0
    article = Article.objects.get()
    choice = "<p>Isi.</p>" + "".join(f'<p data-article="{one}">Baca juga: Lain</p>' for one in (uid, "none"))
    assert article.body == choice
    assert [(str(row.chosen), row.is_plain) for row in article.read_also.all()] == [(uid, False), ("None", True)]
