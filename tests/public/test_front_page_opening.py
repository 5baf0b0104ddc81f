"""Which articles open the front page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Edition, Photo
from articles.public.front_page_opening import LEAD_CHOICES, MAX_OF_SECTION, opening_of
from articles.public.front_page_query import NEWS, Candidate
from tests.support.makers import make_article, make_category, make_photo, publish
from tests.support.shown_page import ShownPage

COUNT = 6


def candidate(number, section=1, *, is_reply=False, has_picture=False):
    """Return a candidate, older the larger its number."""
    at = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(hours=number)
    return Candidate(NEWS, number, number, "", None, section, None, is_reply, at, 0.0, has_picture)


def numbers(candidates):
    return [one.article for one in candidates]


def test_the_newest_with_a_picture_leads_and_the_others_are_in_order():
    news = [candidate(n, section=n, has_picture=n in (2, 4)) for n in range(9)]
    lead, others = opening_of(news, COUNT)
    assert lead.article == 2
    assert numbers(others) == [0, 1, 3, 4, 5, 6]


def test_without_pictures_the_newest_leads():
    assert opening_of([candidate(n) for n in range(3)], COUNT)[0].article == 0


def test_a_picture_of_old_news_does_not_lead():
    news = [candidate(n, has_picture=n == LEAD_CHOICES) for n in range(LEAD_CHOICES + 1)]
    assert opening_of(news, COUNT)[0].article == 0


def test_at_most_two_of_a_section_are_in_the_opening_as_long_as_there_are_others():
    news = [candidate(n, section=1) for n in range(5)] + [candidate(n, section=n) for n in range(5, 12)]
    lead, others = opening_of(news, COUNT)
    assert numbers([lead, *others]) == [0, 1, 5, 6, 7, 8, 9]


def test_a_newspaper_of_one_section_has_a_full_opening():
    lead, others = opening_of([candidate(n) for n in range(9)], COUNT)
    assert numbers([lead, *others]) == list(range(7))


def test_a_right_of_reply_is_in_the_opening_only_where_nothing_else_is():
    news = [candidate(n, section=n, is_reply=n == 0, has_picture=n == 0) for n in range(8)]
    lead, others = opening_of(news, COUNT)
    assert numbers([lead, *others]) == list(range(1, 8))
    assert numbers(opening_of(news[:2], COUNT)[1]) == [0]
    assert opening_of(news[:1], COUNT)[0].article == 0


def test_nothing_opens_an_empty_newspaper():
    assert opening_of([], COUNT) == (None, [])


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans(), st.booleans()), max_size=20))
def test_the_opening_is_as_full_as_it_can_be_and_repeats_nothing(made):
    news = [candidate(n, section, is_reply=a, has_picture=b) for n, (section, a, b) in enumerate(made)]
    lead, others = opening_of(news, COUNT)
    shown = numbers([*([lead] if lead else []), *others])
    assert len(shown) == len(set(shown)) == min(len(news), COUNT + 1)
    assert numbers(others) == sorted(numbers(others))
    # More of one section than allowed, or a reply, means that there was no other to show.
    of_section = [one.section for one in news if one.article in shown]
    hidden = [one for one in news if one.article not in shown and not one.is_reply]
    if any(one.is_reply and one.article in shown for one in news):
        assert all(of_section.count(one.section) >= MAX_OF_SECTION for one in hidden)


@pytest.mark.django_db
def test_an_article_with_a_picture_leads_until_the_picture_may_not_be_shown(client, writer, editor):
    photo = make_photo()
    pictured = publish(make_article(writer, headline="Berfoto", photo=photo), writer, editor)
    plain = publish(make_article(writer, headline="Tanpa foto", category=make_category("Lain")), writer, editor)
    assert ShownPage(client.get("/")).articles(".lead") == [pictured.pk]
    Photo.objects.update(expires_at=timezone.now())
    assert ShownPage(client.get("/")).articles(".lead") == [plain.pk]
    Photo.objects.update(expires_at=None, withdrawn_at=timezone.now())
    assert ShownPage(client.get("/")).articles(".lead") == [plain.pk]
    Photo.objects.update(withdrawn_at=None, renditions={})
    assert ShownPage(client.get("/")).articles(".lead") == [plain.pk]
    assert Edition.objects.live().count() == 2
