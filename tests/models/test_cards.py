"""Cards and pages: the queries that are built once return what querysets return."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Category, Edition
from articles.models.cards import CARD_ROWS, PAGE_ROWS, fetch_cards, fetch_live_edition
from tests.support.makers import make_article, make_category, make_photo, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions(writer, editor):
    """Editions with and without what an edition may have, by their primary keys, as the queryset of pages has them."""
    below = Category.objects.create(name="Sepak Bola", parent=make_category("Olahraga"))
    for number, fields in enumerate(
        ({"topic": "Banjir", "photo": make_photo(writer), "category": below}, {"label": "opinion"}, {})
    ):
        publish(make_article(writer, headline=f"Berita {number}", **fields), writer, editor)
    related = ("category__parent", "section", "topic", "photo", "comment_policy")
    return Edition.objects.select_related(*related).in_bulk()


def of_path(edition, path):
    """Return the row at the end of a path of relations, or None."""
    for name in path.split("__") if path else ():
        edition = getattr(edition, name) if edition is not None else None
    return edition


def assert_same(found, expected, rows):
    """Assert that an edition has the values of another one in all columns of a query, without asking for more."""
    with CaptureQueriesContext(connection) as queries:
        for join in rows.joins:
            one, other = of_path(found, join.path), of_path(expected, join.path)
            assert (one is None) == (other is None), join.path
            for field in join.fields if one else ():
                assert getattr(one, field.attname) == getattr(other, field.attname), (join.path, field.name)
    assert len(queries) == 0


def test_cards_have_all_that_a_list_shows_in_one_query(editions, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = fetch_cards(editions.keys())
    assert found == editions
    for pk, edition in found.items():
        assert_same(edition, editions[pk], CARD_ROWS)
        assert edition.get_absolute_url() == editions[pk].get_absolute_url()


def test_the_page_of_an_edition_has_all_that_it_shows_in_one_query(editions, django_assert_num_queries):
    for edition in editions.values():
        with django_assert_num_queries(1):
            found = fetch_live_edition(edition.article_id, timezone.now())
        assert found == edition
        assert_same(found, edition, PAGE_ROWS)


def test_an_article_has_no_page_before_it_is_published_or_after_it_has_ended(editions):
    edition = next(iter(editions.values()))
    assert fetch_live_edition(edition.article_id, edition.live_from - timedelta(seconds=1)) is None
    end = timezone.now() + timedelta(hours=1)
    Edition.objects.filter(pk=edition.pk).update(live_until=end)
    assert fetch_live_edition(edition.article_id, end) is None
    assert fetch_live_edition(edition.article_id, end - timedelta(seconds=1)) == edition
    assert fetch_live_edition(999_999, timezone.now()) is None


def test_what_a_card_does_not_have_is_fetched_once_it_is_asked_for(editions):
    pk = next(iter(editions))
    assert fetch_cards([pk])[pk].standfirst == editions[pk].standfirst


def test_no_card_needs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fetch_cards([]) == {}
