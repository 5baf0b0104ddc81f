"""A form of an article that is open while somebody renames or merges what the article refers to."""

import pytest
from django.urls import reverse

from articles import references
from articles.integrity import find_breaks
from articles.models import Contributor, Tag, Topic
from tests.support.edit_page import form_of
from tests.support.makers import make_article, perform

pytestmark = pytest.mark.django_db


def change_page(article):
    """Return the address of the edit page of an article."""
    return reverse("desk:articles_article_change", args=[article.pk])


@pytest.fixture
def open_form(client, writer):
    """A function that opens the edit page of an article as its writer, and returns the form's data."""
    client.force_login(writer)
    return lambda article: form_of(client, change_page(article))


def save(client, article, data):
    """Send a form as it was opened, and return whether it made a revision."""
    before = article.revision_number
    assert client.post(change_page(article), data | {"_continue": "1"}).status_code == 302
    article.refresh_from_db()
    return article.revision_number != before


def test_an_untouched_form_does_not_undo_a_merge_of_people(client, open_form, writer, editor, chief):
    article = make_article(writer, writers=["Rini Lama"])
    data = open_form(article)
    kept = Contributor.objects.create(name="Rini Baru", is_writer=True)
    references.merge(Contributor.objects.get(name="Rini Lama"), kept, by=chief, reason="Satu orang.")
    assert not save(client, article, data)
    assert article.credits.filter(contributor=kept, role="writer").exists()
    assert not save(client, article, open_form(article))
    perform(article, "submit", by=writer)
    perform(article, "approve", by=editor)
    assert perform(article, "publish", by=editor).editions.get().edition_credits.filter(contributor=kept).exists()
    assert set(find_breaks()) == {None}


def test_an_untouched_form_does_not_undo_a_merge_of_topics(client, open_form, writer, chief):
    article = make_article(writer, topic="Banjir")
    data = open_form(article)
    kept = Topic.objects.create(name="Banjir Jakarta")
    references.merge(article.topic, kept, by=chief, reason="Satu topik.")
    assert not save(client, article, data)
    assert article.topic == kept


@pytest.mark.parametrize(
    ("before", "after"), [('Kasus "Bank Century"', "Kasus “Bank Century”"), ("Jakarta Lama", "DKI Jakarta")]
)
def test_an_untouched_form_keeps_a_tag_that_was_renamed(before, after, client, open_form, writer, chief):
    article = make_article(writer, tags=[before])
    tag = article.tags.get()
    data = open_form(article)
    references.change(tag, {"name": after}, by=chief)
    Tag.objects.create(name=before)
    assert not save(client, article, data)
    assert list(article.tags.all()) == [tag]


def test_a_tag_that_is_added_to_an_open_form_is_added(client, open_form, writer):
    article = make_article(writer, tags=["Air"])
    assert save(client, article, open_form(article) | {"tags": "Air, Api"})
    assert sorted(article.tags.names()) == ["Air", "Api"]
