"""Articles that are written in bulk: the same rows as the import makes of each, and a record that can be verified."""

import json
import uuid
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.content import FIELDS, content_of, content_of_revision, references_of
from articles.content.reference_lookup import rows_for
from articles.importers.bulk_insert import insert_rows
from articles.importers.bulk_rows import INSERTED_MODELS, BulkRows, ImportFacts, by_model
from articles.integrity import find_breaks
from articles.models import Article, CommentPolicy, Edition, Event, Photo, Revision
from tests.support.imports import OWN, run, seed
from tests.support.makers import make_category
from tests.support.samples import SAMPLES
from tests.support.seed_pictures import picture, sidecar

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(tmp_path):
    """An article that the import published, with a picture, tags, a topic and a "Baca juga" line."""
    make_category()
    seed(tmp_path, "jalan.txt", headline="Jalan Dibuka")
    seed(tmp_path)
    picture(tmp_path, 1)
    sidecar(tmp_path, 'picture = "1.jpg"\ntags = ["Beras", "Pasar"]\ncategory = "nasional"', names=("1.jpg",))
    code, results = run(tmp_path, "--publish", "--published-at", "2025-09-04T10:15:00+07:00")
    assert code == 0, results
    return Article.objects.get(source="pasar.txt")


def written_again(article, **facts):
    """Write an article with the content of another one in bulk, and return it."""
    content = content_of_revision(article.revisions.get())
    edition = article.editions.get()
    rows = rows_for(references_of(content))
    photos = {str(photo.uid): photo for photo in Photo.objects.all()}
    headlines = {line.headline_key: line.target_id for line in article.read_also.all()}
    maker = BulkRows(rows, photos, CommentPolicy.objects.default(), headlines)
    given = {"uid": uuid.uuid4(), "source": "lagi.txt", "imported_at": timezone.now()}
    given |= {"published_at": edition.live_from} | facts
    for written in by_model(list(maker.rows_of(content, ImportFacts(**given)))).values():
        insert_rows(written)
    return Article.objects.get(source="lagi.txt")


def facts_of(article):
    """Return all rows of an article by model, without what no two articles have in common."""
    found = {}
    for model in INSERTED_MODELS:
        names = [field.name for field in model._meta.concrete_fields if field.name not in OWN]
        paths = {"Article": "pk", "ArticleTag": "content_object", "EditionWords": "edition__article"}
        path = paths.get(model.__name__, "article")
        rows = model._base_manager.filter(**{path: article.pk})
        found[model.__name__] = sorted(json.dumps(row, default=str, sort_keys=True) for row in rows.values(*names))
    return found


def test_an_article_written_in_bulk_has_the_rows_of_an_imported_one(imported):
    again = written_again(imported)
    before, after = facts_of(imported), facts_of(again)
    assert after == before
    assert all(before.values()), "The example has no rows of some model."
    assert [set(event.details) for event in again.events.order_by("number")] == [
        set(event.details) for event in imported.events.order_by("number")
    ]


def test_its_record_can_be_verified(imported):
    again = written_again(imported)
    assert list(find_breaks(Article.objects.filter(pk=again.pk))) == [None]
    Edition.objects.filter(pk=again.editions.get().pk).update(live_until=timezone.now())
    assert list(find_breaks(Article.objects.filter(pk=again.pk))) != [None]


def test_a_draft_has_a_revision_and_no_edition(imported):
    again = written_again(imported, published_at=None)
    assert (again.state, again.public_state, again.editions.count()) == ("draft", "unpublished", 0)
    assert list(find_breaks(Article.objects.filter(pk=again.pk))) == [None]


def test_rows_that_are_written_afterwards_have_free_numbers(imported, writer):
    again = written_again(imported)
    article = Article.objects.create(headline="Sesudahnya", category=again.category, created_by=writer)
    assert article.pk > again.pk
    assert Event.objects.count() == 9
    assert Revision.objects.count() == 3
    assert get_user_model().objects.count() == 1


@pytest.mark.parametrize("text", ["Tab\tdan\\garis", "Baris\nbaru\r", "\\N", "NULL", "“kutipan” 'tunggal' \"ganda\""])
def test_signs_of_the_copy_format_are_written_as_they_are(text, imported):
    Article.objects.filter(pk=imported.pk).update(dateline="")
    row = Article.objects.get(pk=imported.pk)
    row.pk, row.uid, row.source, row.standfirst = imported.pk + 100, uuid.uuid4(), "tanda.txt", text
    insert_rows([row])
    assert Article.objects.get(source="tanda.txt").standfirst == text


@pytest.mark.parametrize("name", [name for name, kind, _label in FIELDS if not kind.is_derived and name != "credits"])
def test_every_field_of_a_working_copy_in_bulk_is_that_of_its_revision(name, imported):
    for value in SAMPLES[name]():
        content = replace(content_of_revision(imported.revisions.get()), **{name: value})
        uid = uuid.uuid4()
        given = {"uid": uid, "source": f"{uid}.txt", "imported_at": timezone.now(), "published_at": None}
        rows = rows_for([*references_of(content), *([("article", content.replies_to)] if content.replies_to else [])])
        photos = {str(photo.uid): photo for photo in Photo.objects.all()}
        maker = BulkRows(rows, photos, CommentPolicy.objects.default(), {})
        for written in by_model(list(maker.rows_of(content, ImportFacts(**given)))).values():
            insert_rows(written)
        article = Article.objects.get(uid=uid)
        assert getattr(content_of(article), name) == getattr(content, name)
