"""The hourly job that keeps the indexes of searches complete and small."""

from datetime import timedelta

import pytest

from articles.models import Article, ArticleWords, EditionWords
from articles.operations import search_index
from tests.support.makers import approve, edit, make_article, perform, publish

pytestmark = pytest.mark.django_db


def test_what_was_saved_before_there_was_an_index_is_found_after_the_job(client, writer, editor):
    publish(make_article(writer, "Gempa"), writer, editor)
    EditionWords.objects.all().delete()
    ArticleWords.objects.all().delete()
    assert "1 artikel." not in client.get("/cari/", {"q": "gempa"}).content.decode()
    search_index.complete()
    assert "1 artikel." in client.get("/cari/", {"q": "gempa"}).content.decode()
    assert set(ArticleWords.objects.values_list("article", flat=True)) == set(
        Article.objects.values_list("pk", flat=True)
    )


def test_the_job_has_nothing_to_do_a_second_time(writer, editor, django_assert_max_num_queries):
    publish(make_article(writer, "Gempa"), writer, editor)
    with django_assert_max_num_queries(3):
        search_index.complete()


def test_words_of_editions_that_ended_are_deleted_later(writer, editor, monkeypatch):
    article = publish(make_article(writer, "Gempa"), writer, editor)
    edit(article, writer, headline="Lindu")
    perform(approve(article, writer, editor), "correct", by=editor, reason="Istilah.")
    search_index.complete()
    assert EditionWords.objects.count() == 2
    monkeypatch.setattr(search_index, "ENDED_TTL", timedelta(0))
    search_index.complete()
    assert EditionWords.objects.get().edition.headline == "Lindu"
