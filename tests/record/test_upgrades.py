"""A newspaper that has lived for a while is brought up to date with its record unbroken."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import F

from articles import publishing, seals
from articles.models import Article, Edition, EditionCredit, EditionTag, Page
from articles.record import find_breaks
from tests.makers import approve, edit, make_article, publish


def migrate(*target):
    """Run the migrations as an operator does."""
    call_command("migrate", "articles", *target, verbosity=0, interactive=False, stdout=StringIO())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_lists_learn_the_articles_they_name_and_the_seals_hold_before_and_after(writer, editor, client):
    article = make_article(writer, headline="Satu", tags=["Pasar", "Kota"], writers=["Wulan", "Bagas"])
    publish(article, writer, editor)
    edit(article, writer, headline="Satu lagi")
    approve(article, writer, editor)
    publishing.perform(article, "correct", by=editor, reason="Ada yang keliru.")
    address = article.get_absolute_url()
    migrate("0002_defaults")
    assert seals.missing() == []
    migrate()
    assert seals.missing() == []
    assert EditionTag.objects.filter(article=F("edition__article")).count() == 4
    assert EditionCredit.objects.filter(article=F("edition__article")).count() == 4
    assert list(find_breaks(Article.objects.all())) == [None]
    assert Edition.objects.count() == 2
    assert Page.objects.count() == 5
    assert client.get(address).status_code == 200
    assert client.get("/tag/pasar/").status_code == 200
