"""Damaged exports are refused or imported as a whole, and the record remains intact."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Edition
from tests.support.damages import DAMAGES, damage
from tests.support.exports import empty, export
from tests.support.imports import KINDS
from tests.support.makers import approve, edit, make_article, make_category, perform


@pytest.fixture
def line(writer, editor):
    """Return the exported line of an article that was published, corrected and edited again."""
    category = make_category("Kuliner", parent=make_category("Budaya"))
    body = "<p>Awal.</p><p>Baca juga: Lain</p><p>Akhir <strong>tebal</strong>.</p>"
    options = {"category": category, "tags": ["Laut"], "topic": "Festival", "writers": ["Ani"]}
    article = approve(make_article(writer, "Judul", body, **options), writer, editor)
    perform(article, "publish", by=editor)
    edit(article, writer, headline="Judul Kedua")
    approve(article, writer, editor)
    perform(article, "correct", by=editor, reason="Judulnya keliru.")
    edit(article, writer, headline="Judul Ketiga")
    return json.loads(export())


def take_in(path, was):
    """Import one damaged line and check that all of it or nothing was saved."""
    before = [model.objects.count() for model in KINDS]
    (result,) = load_all([path])
    result.reason.encode()
    assert result.status in {"created", "updated", "unchanged", "refused"}
    if result.status == "refused":
        assert result.reason
        assert [model.objects.count() for model in KINDS] == before
    assert set(find_breaks()) <= {None}
    shown = [(edition.headline, edition.live_from, edition.live_until) for edition in Edition.objects.all()]
    assert shown in (was, [])
    return result


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("is_empty", [True, False])
def test_a_damaged_line_is_refused_or_imported_and_the_record_remains_intact(db, tmp_path, line, is_empty):
    written = json.dumps(line)
    was = [(edition.headline, edition.live_from, edition.live_until) for edition in Edition.objects.all()]
    if is_empty:
        empty()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(damages=DAMAGES)
    def import_damaged(damages):
        row = json.loads(written)
        for where, change in damages:
            damage(row, where, change)
        path = Path(tmp_path) / "rusak.jsonl"
        path.write_text(json.dumps(row) + "\n")
        with transaction.atomic():
            take_in(path, was)
            transaction.set_rollback(True)

    import_damaged()


@pytest.mark.django_db
@pytest.mark.parametrize("name", [False, 5, {}, ["Ani"], None])
def test_a_credit_with_an_invalid_name_is_refused(name, tmp_path, line):
    line["credits"][0]["name"] = name
    path = tmp_path / "rusak.jsonl"
    path.write_text(json.dumps(line) + "\n")
    (result,) = load_all([path])
    assert (result.status, bool(result.reason)) == ("refused", True)


@pytest.mark.slow
@pytest.mark.django_db
def test_an_export_cut_off_anywhere_in_its_last_line_loses_only_that_line(tmp_path, writer):
    for number in range(2):
        make_article(writer, f"Judul {number}")
    data = export().encode()
    empty()
    end = data.index(b"\n") + 1
    for length in range(end + 1, len(data) - 1, 97):
        path = tmp_path / "potong.jsonl"
        path.write_bytes(data[:length])
        with transaction.atomic():
            results = list(load_all([path]))
            assert [(result.status, result.line) for result in results] == [("created", 1), ("refused", 2)]
            transaction.set_rollback(True)
