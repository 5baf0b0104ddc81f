"""The calendar's query, written by hand, finds the same days as the queryset."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.public.calendar_query import first_publications
from articles.states import Ground
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, multiply, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def edition(writer, editor):
    """A live edition, to make others of."""
    article = make_article(writer)
    publish(article, writer, editor)
    return Edition.objects.get()


def expected(borders, now):
    """Return the days with a live article, from a plain queryset: numbers of days, and what lies around them."""
    editions = Edition.objects.live(now).listed()
    moments = editions.values_list("first_published_at", flat=True)
    inside = {place for moment in moments for place in range(len(borders) - 1) if is_in(moment, borders, place)}
    before = max((moment for moment in moments if moment < borders[0]), default=None)
    after = min((moment for moment in moments if moment >= borders[-1]), default=None)
    return inside, before, after


def is_in(moment, borders, place):
    """Return whether a moment is in a day."""
    return borders[place] <= moment < borders[place + 1]


def found(borders, now):
    """Return the same from the query."""
    moments = first_publications(borders, now)
    inside = [place for moment in moments for place in range(len(borders) - 1) if is_in(moment, borders, place)]
    assert len(inside) == len(set(inside))
    outside = [moment for moment in moments if not borders[0] <= moment < borders[-1]]
    before = [moment for moment in outside if moment < borders[0]]
    after = [moment for moment in outside if moment >= borders[-1]]
    assert max(len(before), len(after)) <= 1
    return set(inside), next(iter(before), None), next(iter(after), None)


def test_the_query_finds_the_days_of_the_queryset(edition):
    chance, now = random.Random(11), timezone.now()
    multiply(edition, 40)
    for row in Edition.objects.all():
        published = (now - chance.randrange(60) * 12 * HOUR).replace(minute=0, second=0, microsecond=0)
        window = {"first_published_at": published, "live_from": published, "live_until": None}
        if chance.random() < 0.3:
            window["live_until"] = published + HOUR
        elif chance.random() < 0.3:
            window["live_from"] = now + HOUR
        elif chance.random() < 0.2:
            window |= {"kind": "retraction", "ground": Ground.CHILD, "note": "Keliru.", "excerpt": ""}
            window |= {"headline": "", "standfirst": "", "dateline": ""}
        rewrite(row, window)
    for start in (0, 5, 14, 40):
        first = (now - start * 24 * HOUR).replace(hour=0, minute=0, second=0, microsecond=0)
        for days in (1, 3, 31):
            borders = [first + number * 24 * HOUR for number in range(days + 1)]
            assert found(borders, now) == expected(borders, now)
            assert found(borders, now - 100 * 24 * HOUR) == expected(borders, now - 100 * 24 * HOUR)


def rewrite(row, columns):
    """Give a sealed row other values, as no newsroom can."""
    with triggers_disabled():
        Edition.objects.filter(pk=row.pk).update(**columns)
