"""A server clock that was set back: events stay in order, and nothing that readers saw is removed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.audit import ClockBehind
from articles.integrity import find_breaks
from articles.models import Article, Edition
from articles.text import to_the_second
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, edit, make_article, perform, publish


@pytest.fixture
def clock(monkeypatch):
    """A function that sets the clock of the server."""
    real = timezone.now
    shift = {"by": timedelta()}
    monkeypatch.setattr(timezone, "now", lambda: real() + shift["by"])

    def set_back(**by):
        shift["by"] = -timedelta(**by)

    return set_back


@pytest.mark.django_db
def test_with_a_clock_slightly_behind_the_next_event_is_just_after_the_last(writer, editor, clock):
    article = approve(make_article(writer), writer, editor)
    last = article.events.order_by("-number").first()
    clock(seconds=30)
    perform(article, "publish", by=editor)
    event, edition = article.events.order_by("-number").first(), Edition.objects.get()
    assert event.at == last.at + timedelta(microseconds=1)
    # Readers see it at once, by the clock of the server.
    assert edition.live_from < last.at
    assert Edition.objects.live().get() == edition
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_with_a_clock_set_back_an_edition_does_not_begin_before_the_live_one(writer, editor, clock):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, headline="Yang kedua")
    approve(article, writer, editor)
    clock(seconds=30)
    perform(article, "publish", by=editor)
    first, second = Edition.objects.order_by("number")
    assert first.live_from < first.live_until == second.live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_with_any_clock_an_edition_begins_after_the_end_of_the_one_before_it(writer, editor, clock):
    article = publish(make_article(writer), writer, editor)
    perform(article, "expire", by=editor)
    edit(article, writer, headline="Yang kedua")
    approve(article, writer, editor)
    clock(seconds=30)
    perform(article, "publish", by=editor)
    first, second = Edition.objects.order_by("number")
    assert first.live_until == second.live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_a_live_edition_is_not_withdrawn_as_if_it_were_scheduled(writer, editor, clock):
    article = publish(make_article(writer), writer, editor)
    clock(seconds=30)
    with pytest.raises(MoveNotAllowed):
        perform(article, "unschedule", by=editor)
    perform(article, "expire", by=editor)
    assert Edition.objects.get().live_until > Edition.objects.get().live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["expire", "retract", "request_changes"])
def test_with_a_clock_far_behind_moves_are_refused_with_the_reason(name, writer, editor, chief, clock):
    article = publish(make_article(writer), writer, editor)
    before = article.events.count(), list(Edition.objects.values())
    clock(minutes=2)
    with pytest.raises(ClockBehind) as refusal:
        perform(article, name, by=chief, reason="Sebab.")
    assert to_the_second(article.events.order_by("-number").first().at) in str(refusal.value)
    assert (article.events.count(), list(Edition.objects.values())) == before


@pytest.mark.django_db
def test_with_a_clock_far_behind_saves_are_refused(writer, clock):
    article = make_article(writer)
    clock(minutes=2)
    with pytest.raises(ClockBehind):
        edit(article, writer, headline="Lain")


@pytest.mark.django_db
def test_with_a_clock_in_another_century_a_new_article_can_be_saved(writer, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    make_article(writer)
    assert Article.objects.count() == 1
