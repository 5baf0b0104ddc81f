"""Arbitrary bytes and JSON: an import refuses or imports them, never crashes and never saves a part."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.document import parse, to_exchange
from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Article, Event, Revision
from tests.support.imports import KINDS

LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LABELS = ["Penulis:", "Editor:", "Penulis: Ani", "Editor: Budi dan Cici", "Penulis"]
PARTS = ["Baca juga: Lain", "Baca juga:", "KOTA - Isi.", "Isi komentar diatur.", "Judul", "Kalimat penuh."]
ODD = ["\ufeff", "\x00", "<script>", "\r", "\u2028", "- -"]
PIECES = st.sampled_from(LABELS + PARTS + ODD)
SEEDS = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(PIECES, LINE), max_size=14).map(lambda lines: "\n".join(lines).encode()),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | LINE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINE, inner, max_size=3),
    max_leaves=8,
)
NAMES = ("uid", "source", "headline", "topic", "body", "tags", "category", "writers", "credits", "published_at")
RECORD = ("id", "editions", "revisions", "events", "state", "replies_to", "comment_notice")
KEYS = st.sampled_from(NAMES + RECORD)
BLOCKS = st.lists(st.fixed_dictionaries({"type": LINE, "text": LINE}, optional={"html": LINE}), max_size=3)
LINES = st.one_of(
    st.binary(max_size=200),
    st.dictionaries(KEYS, JSON | BLOCKS, max_size=19).map(lambda row: json.dumps(row).encode()),
    st.builds(
        lambda row, more: json.dumps(row | more).encode(),
        st.fixed_dictionaries({"source": LINE, "headline": LINE, "body": BLOCKS}),
        st.dictionaries(KEYS, JSON, max_size=3),
    ),
)
QUIETLY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def take_in(path, data):
    """Import one file and check that all of it or nothing was written."""
    path.write_bytes(data)
    with transaction.atomic():
        before = [model.objects.count() for model in KINDS]
        results = list(load_all([path]))
        for result in results:
            assert result.status in {"created", "updated", "unchanged", "refused"}
            assert bool(result.reason) == (result.status == "refused")
        if all(result.status == "refused" for result in results):
            assert [model.objects.count() for model in KINDS] == before
        assert Article.objects.count() == Revision.objects.count() == Event.objects.count()
        assert set(find_breaks()) <= {None}
        transaction.set_rollback(True)
    return results


@pytest.mark.django_db
@QUIETLY
@given(data=SEEDS)
def test_any_bytes_are_refused_or_imported(db, tmp_path, data):
    assert len(take_in(Path(tmp_path) / "apa-saja.txt", data)) == 1


@pytest.mark.django_db
@QUIETLY
@given(data=LINES)
def test_any_line_of_json_is_refused_or_imported(db, tmp_path, data):
    take_in(Path(tmp_path) / "apa-saja.jsonl", data)


WORDS = st.text(st.sampled_from("abc <>&'\"ÉŁ“”"), min_size=1, max_size=20).map(lambda t: f"kata {t} selesai.")


@pytest.mark.slow
@pytest.mark.django_db
@QUIETLY
@given(paragraphs=st.lists(WORDS, min_size=1, max_size=6))
def test_every_paragraph_keeps_its_characters_and_its_place(db, tmp_path, paragraphs):
    path = Path(tmp_path) / "utuh.txt"
    path.write_text("Judul\nPenulis: Ani\n" + "\n".join(paragraphs), encoding="utf-8")
    with transaction.atomic():
        (result,) = load_all([path])
        assert result.status == "created"
        article = Article.objects.get(pk=result.id)
        assert [block["text"] for block in to_exchange(parse(article.body))] == [
            " ".join(p.split()) for p in paragraphs
        ]
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seeds_of_the_project_are_all_imported_and_a_second_run_changes_nothing(settings):
    folder = settings.BASE_DIR / "seeds"
    first = list(load_all([folder], publish=True))
    assert {result.status for result in first} == {"created"}
    assert len(first) >= 24
    assert {result.status for result in load_all([folder], publish=True)} == {"unchanged"}
    assert Article.objects.filter(read_also__target__isnull=False).count() >= 15
