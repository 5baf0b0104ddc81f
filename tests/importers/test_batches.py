"""New articles that are imported many at once have the same rows as those that are imported one at a time."""

import json
import re
import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from articles import references
from articles.importers import load_all
from articles.importers.article_loading import load
from articles.importers.bulk_rows import INSERTED_MODELS
from articles.importers.sources import read_sources
from articles.integrity import find_breaks
from articles.models import Article, Category, CommentPolicy, Contributor, Edition, ReferenceVersion, Tag, Topic
from articles.signals import changed
from tests.support.imports import OWN, run, seed
from tests.support.makers import make_category, make_person
from tests.support.ports import wait_until

pytestmark = pytest.mark.django_db
NAMED = (Category, CommentPolicy, Contributor, ReferenceVersion, Tag, Topic)


@pytest.fixture
def folder(tmp_path):
    """Seeds that link to one another, share what they name, and are twice the same."""
    make_category()
    seed(tmp_path, "0.txt", headline="Berita Lama", other="Kabar Terakhir")
    run(tmp_path / "0.txt")
    seed(tmp_path, "a.txt", headline="Jalan Dibuka", other="Harga Beras Turun")
    seed(tmp_path, "b.txt", headline="Harga Beras Turun", other="Jalan Dibuka")
    seed(tmp_path, "c.txt", headline="Kabar Sendiri", other="Kabar Sendiri")
    seed(tmp_path, "d.txt", headline="Jalan Dibuka", other="Berita Lama", second="Lain.")
    seed(tmp_path, "e.txt", headline="Kabar Terakhir", other="Tidak Ada")
    (tmp_path / "f.txt").write_bytes((tmp_path / "e.txt").read_bytes())
    (tmp_path / "g.txt").write_text("Rusak")
    line = {"headline": "Dari Baris", "body": [{"type": "paragraph", "text": "Isi."}], "writers": ["ANI", "Cici"]}
    lines = [line | {"source": "x/1", "tags": ["Beras", "beras", "Kota"]}, line | {"source": "x/2", "tags": ["Kota"]}]
    lines += [line | {"source": f"y/{tag}", "tags": [tag]} for tag in ("C++", "C#", 'Timnas "Garuda"')]
    lines.append(line | {"source": "x/3", "category": "tidak-ada"})
    (tmp_path / "h.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


def facts():
    """Return all rows, with articles known by their sources and without what no two imports have in common."""
    sources = dict(Article.objects.values_list("pk", "source"))
    found = {}
    for model in (*INSERTED_MODELS, *NAMED):
        columns = {one.name: one for one in model._meta.concrete_fields if one.name not in OWN | {"uid", "number"}}
        rows = []
        for row in model._base_manager.order_by("pk"):
            values = {name: _known_as(row, column) for name, column in columns.items()}
            values |= {name: sources.get(values[name]) for name in ("target", "article") if name in values}
            values |= {"owner": sources.get(getattr(row, "article_id", None)), "of": getattr(row, "source", None)}
            rows.append(json.dumps(_without_uids(values), default=str, sort_keys=True))
        found[model.__name__] = sorted(rows)
    return found


def _known_as(row, column):
    """Return a value of a row: of what two imports create anew, the name instead of its number."""
    is_named = column.is_relation and column.related_model in NAMED
    return str(getattr(row, column.name)) if is_named else getattr(row, column.attname)


def _without_uids(value):
    if isinstance(value, dict):
        own = {"uid", "salt", "version", "digest", "live_from"}
        return {key: _without_uids(one) for key, one in value.items() if key not in own}
    if isinstance(value, str):
        # A slug that another tag has gets a part of the uid.
        return re.sub(r"_[0-9a-f]{8}$", "_uid", value)
    return [_without_uids(one) for one in value] if isinstance(value, list) else value


def undone(work):
    """Return what a function returns, and all facts then, and undo what it did."""
    with transaction.atomic():
        result = work()
        found = facts()
        transaction.set_rollback(True)
    return result, found


@pytest.mark.parametrize("publish", [True, False])
def test_the_rows_are_those_of_articles_imported_one_at_a_time(publish, folder):
    options = {"category": None, "publish": publish, "published_at": datetime(2025, 9, 4, 3, 15, tzinfo=UTC)}

    def one_at_a_time():
        return [load(source, [], **options) for source in read_sources([folder])]

    expected, rows = undone(one_at_a_time)
    results, batch = undone(lambda: list(load_all([folder], **options)))
    statuses = [(one.path, one.status, one.headline, one.reason, one.line) for one in results]
    assert statuses == [(one.path, one.status, one.headline, one.reason, one.line) for one in expected]
    assert {one.status for one in results} == {"created", "unchanged", "refused"}
    assert batch == rows


def test_their_record_can_be_verified(folder):
    results = list(load_all([folder], publish=True))
    assert len([one for one in results if one.status == "created"]) > 5
    assert set(find_breaks()) == {None}


def test_fifty_articles_ask_the_database_little_more_than_five(tmp_path):
    make_category()
    for number in range(55):
        seed(tmp_path, f"{number:02}.txt", headline=f"Kabar {number}", other=f"Kabar {number - 1}")
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir(), many.mkdir()
    for path in sorted(tmp_path.glob("*.txt")):
        path.rename((few if path.name < "05" else many) / path.name)
    counts = []
    for part in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert {one.status for one in load_all([part], publish=True)} == {"created"}
        counts.append(len(queries))
    assert counts[1] < counts[0] + 20


def test_what_is_imported_is_announced_once(folder, django_capture_on_commit_callbacks):
    heard = []

    def hear(articles, **_more):
        heard.append({one.source for one in articles})

    changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            list(load_all([folder], publish=True))
    finally:
        changed.disconnect(hear)
    assert {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"} in heard


def test_of_new_articles_those_with_a_name_given_by_one_person_stay_drafts(tmp_path, chief):
    make_category()
    run(seed(tmp_path, "0.txt"))
    references.change(Topic.objects.get(), {"name": "Bupati Maling"}, by=chief)
    for name in ("1.txt", "2.txt"):
        seed(tmp_path, name, headline=f"Kabar {name}")
    text = (tmp_path / "2.txt").read_text().replace("Pasar Induk", "Topik Lain", 1)
    (tmp_path / "2.txt").write_text(text)
    results = list(load_all([tmp_path / "1.txt", tmp_path / "2.txt"], publish=True))
    assert [one.status for one in results] == ["created", "created"]
    assert [article.public_state for article in Article.objects.order_by("source")] == [
        "unpublished",
        "unpublished",
        "live",
    ]


def test_a_new_tag_has_curly_quotation_marks(folder):
    list(load_all([folder]))
    assert Tag.objects.filter(name="Timnas “Garuda”").exists()
    assert not Tag.objects.filter(name__contains='"').exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("is_alone", [False, True])
@pytest.mark.parametrize("count", [1, 2])
def test_an_import_during_a_merge_is_listed_under_the_other_reference(count, is_alone, tmp_path):
    chief = make_person("hendra", "Chief")
    old, new = (Topic.objects.create(name=name) for name in ("Banjir", "Air Bah"))
    line = {"headline": "Baru", "topic": "Banjir", "body": [{"type": "paragraph", "text": "Isi."}]}
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(line | {"source": f"s/{number}"}) for number in range(count)))
    importing = threading.Thread(target=_import_and_close, args=(path,))
    with transaction.atomic():
        references.merge(old, new, by=chief if is_alone else None, reason="Sama.")
        importing.start()
        wait_until(_somebody_waits_for_a_lock)
    importing.join()
    assert list(Article.objects.values_list("topic", flat=True)) == [new.pk] * count
    # No import publishes a name that one person gave alone.
    assert list(Edition.objects.values_list("topic", flat=True)) == ([] if is_alone else [new.pk] * count)
    assert list(find_breaks()) == [None] * count


def _import_and_close(path):
    list(load_all([path], publish=True))
    connections.close_all()


def _somebody_waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
        return cursor.fetchone() is not None
