"""Query counts of the edit page: limited, however much the article has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Contributor, Credit
from tests.support.makers import edit, make_article, make_person, make_photo, move, publish

MAX_QUERIES = 43
# For an article that a reviewer has corrected and approved, and that somebody may accept.
MAX_QUERIES_TO_ACCEPT = 56


def queries_for(client, article, user):
    """Return the queries of the edit page for a user who has opened it before."""
    client.force_login(user)
    address = reverse("desk:articles_article_change", args=[article.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def article(writer, editor, chief):
    """A live article with a change in review, pictures, tags, a topic and a note."""
    article = make_article(writer, tags=["Pasar", "Kota"], topic="Banjir", photo=make_photo(chief))
    publish(article, writer, editor)
    edit(article, writer, headline="Yang baru")
    move(article, "submit", by=writer)
    workflow.add_note(article, by=chief, text="Kapan tepatnya?")
    return article


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["writer", "editor", "sports_editor", "chief"])
def test_the_edit_page_makes_a_limited_number_of_queries(role, request, client, article, sports_editor):
    article.category.editors.add(sports_editor)
    assert queries_for(client, article, request.getfixturevalue(role)) <= MAX_QUERIES


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["writer", "editor", "chief"])
def test_changes_to_accept_cost_a_limited_number_of_additional_queries(role, request, client, article, editor):
    edit(article, editor, standfirst="Diubah dalam tinjauan.")
    move(article, "approve", by=editor)
    for number in range(5):
        make_person(f"editor{number}", "Editor")
    assert queries_for(client, article, request.getfixturevalue(role)) <= MAX_QUERIES_TO_ACCEPT


@pytest.mark.django_db
def test_a_longer_byline_and_more_notes_cost_no_more_queries(client, article, editor, chief):
    few = queries_for(client, article, editor)
    for number in range(8):
        person = Contributor.objects.create(name=f"Orang {number}", is_writer=True)
        Credit.objects.create(article=article, contributor=person, role="writer", order=number)
        workflow.add_note(article, by=chief, text=f"Catatan {number}")
    assert queries_for(client, article, editor) == few
