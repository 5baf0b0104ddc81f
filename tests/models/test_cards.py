"""Cards: the query written by hand returns what the queryset of cards returns."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from articles.models.cards import COLUMNS, fetch_cards
from tests.makers import make_article, make_photo, publish

pytestmark = pytest.mark.django_db


def test_cards_are_the_editions_of_the_queryset_with_all_that_a_list_shows(writer, editor):
    for number, fields in enumerate(({"topic": "Banjir", "photo": make_photo(writer)}, {"label": "opinion"}, {})):
        publish(make_article(writer, headline=f"Berita {number}", **fields), writer, editor)
    expected = Edition.objects.for_cards().in_bulk()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = fetch_cards(expected.keys())
        assert found == expected
        for pk, edition in found.items():
            rows = {
                Edition: edition,
                **{model: getattr(edition, model._meta.model_name) for model in list(COLUMNS)[1:]},
            }
            others = {
                Edition: expected[pk],
                **{model: getattr(expected[pk], model._meta.model_name) for model in list(COLUMNS)[1:]},
            }
            for model, names in COLUMNS.items():
                assert (rows[model] is None) == (others[model] is None)
                for name in names if rows[model] else ():
                    attribute = model._meta.get_field(name).attname
                    assert getattr(rows[model], attribute) == getattr(others[model], attribute)
            assert edition.get_absolute_url() == expected[pk].get_absolute_url()
    assert len(queries) == 1


def test_what_a_card_does_not_have_is_fetched_once_it_is_asked_for(writer, editor):
    edition = publish(make_article(writer), writer, editor).editions.get()
    assert fetch_cards([edition.pk])[edition.pk].standfirst == edition.standfirst


def test_no_card_needs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fetch_cards([]) == {}
