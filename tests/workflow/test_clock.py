"""A server whose clock was set back writes no event before the last one, and takes nothing away that readers saw."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.audit import ClockBehind
from articles.integrity import find_breaks
from articles.models import Article, Edition
from articles.text import to_the_second
from articles.workflow import MoveNotAllowed
from tests.makers import approve, edit, make_article, perform, publish


@pytest.fixture
def clock(monkeypatch):
    """Set the clock of the server."""
    real = timezone.now
    shift = {"by": timedelta()}
    monkeypatch.setattr(timezone, "now", lambda: real() + shift["by"])

    def set_back(**by):
        shift["by"] = -timedelta(**by)

    return set_back


@pytest.mark.django_db
def test_a_clock_a_little_behind_writes_the_next_event_just_after_the_last(writer, editor, clock):
    article = approve(make_article(writer), writer, editor)
    last = article.events.order_by("-number").first()
    clock(seconds=30)
    perform(article, "publish", by=editor)
    event, edition = article.events.order_by("-number").first(), Edition.objects.get()
    assert event.at == last.at + timedelta(microseconds=1)
    # Readers are shown it at once, by the clock that they are answered by.
    assert edition.live_from < last.at
    assert Edition.objects.live().get() == edition
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_a_clock_that_is_set_back_does_not_begin_an_edition_before_the_one_that_is_open(writer, editor, clock):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, headline="Yang kedua")
    approve(article, writer, editor)
    clock(seconds=30)
    perform(article, "publish", by=editor)
    first, second = Edition.objects.order_by("number")
    assert first.live_from < first.live_until == second.live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_edition_begins_after_the_end_of_the_one_before_it_whatever_the_clock_says(writer, editor, clock):
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
def test_what_readers_have_seen_is_not_withdrawn_as_if_it_were_still_to_come(writer, editor, clock):
    article = publish(make_article(writer), writer, editor)
    clock(seconds=30)
    with pytest.raises(MoveNotAllowed):
        perform(article, "unschedule", by=editor)
    perform(article, "expire", by=editor)
    assert Edition.objects.get().live_until > Edition.objects.get().live_from
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["expire", "retract", "request_changes"])
def test_a_clock_far_behind_changes_nothing_and_says_why(name, writer, editor, chief, clock):
    article = publish(make_article(writer), writer, editor)
    before = article.events.count(), list(Edition.objects.values())
    clock(minutes=2)
    with pytest.raises(ClockBehind) as refusal:
        perform(article, name, by=chief, reason="Sebab.")
    assert to_the_second(article.events.order_by("-number").first().at) in str(refusal.value)
    assert (article.events.count(), list(Edition.objects.values())) == before


@pytest.mark.django_db
def test_a_clock_far_behind_takes_no_save(writer, clock):
    article = make_article(writer)
    clock(minutes=2)
    with pytest.raises(ClockBehind):
        edit(article, writer, headline="Lain")


@pytest.mark.django_db
def test_a_clock_of_another_century_does_not_matter_to_a_new_article(writer, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    make_article(writer)
    assert Article.objects.count() == 1
