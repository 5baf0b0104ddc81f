"""The stored public state of articles, by which the desk's list finds them."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.editions import renew_public_states
from articles.integrity import find_breaks
from articles.models import Article, Edition, article_queryset
from articles.states import PublicState
from tests.support.makers import approve, edit, make_article, perform, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def scheduled(writer, editor, chief):
    """An article that goes live in an hour."""
    article = make_article(writer, headline="Terjadwal")
    approve(article, writer, editor)
    perform(article, "schedule", by=chief, at=timezone.now() + HOUR)
    return article


def stored(article):
    """Return the stored state of an article and until when it holds."""
    return Article.objects.values_list("public_state", "public_state_until").get(pk=article.pk)


def test_the_stored_state_holds_until_the_next_window_begins_or_ends(scheduled):
    edition = scheduled.editions.get()
    assert stored(scheduled) == (PublicState.SCHEDULED, edition.live_from)
    Edition.objects.filter(pk=edition.pk).update(live_until=edition.live_from + HOUR)
    assert Article.objects.filter(pk=scheduled.pk).index_public_state(edition.live_from) == 1
    assert stored(scheduled) == (PublicState.LIVE, edition.live_from + HOUR)


def test_an_article_is_found_by_its_state_from_the_instant_that_its_window_begins(scheduled):
    begins = scheduled.editions.get().live_from
    for at, state in ((begins - timedelta(microseconds=1), PublicState.SCHEDULED), (begins, PublicState.LIVE)):
        assert list(Article.objects.in_public_state(state, at=at)) == [scheduled]
        assert not Article.objects.in_public_state(*(set(PublicState) - {state}), at=at)


def test_states_are_computed_if_too_many_are_out_of_date(scheduled, monkeypatch):
    monkeypatch.setattr(article_queryset, "MAX_OUT_OF_DATE", 0)
    begins = scheduled.editions.get().live_from
    assert list(Article.objects.in_public_state(PublicState.LIVE, at=begins)) == [scheduled]
    assert not Article.objects.in_public_state(PublicState.SCHEDULED, at=begins)


def test_a_state_that_is_out_of_date_is_renewed_once(scheduled):
    Article.objects.filter(pk=scheduled.pk).update(
        public_state=PublicState.EXPIRED, public_state_until=timezone.now() - HOUR
    )
    assert renew_public_states() == 1
    assert stored(scheduled) == (PublicState.SCHEDULED, scheduled.editions.get().live_from)
    assert renew_public_states() == 0


def test_saving_an_article_that_was_read_earlier_does_not_restore_its_state(writer, editor):
    article = make_article(writer)
    earlier = Article.objects.get(pk=article.pk)
    publish(article, writer, editor)
    earlier.save()
    assert stored(article) == (PublicState.LIVE, None)


def test_a_change_of_a_live_article_is_stored(writer, editor):
    article = make_article(writer)
    publish(article, writer, editor)
    edit(article, writer, headline="Berubah")
    assert stored(article) == (PublicState.LIVE_WITH_CHANGES, None)


def test_a_wrong_state_is_found_by_verification_and_mended_by_rebuild_listings(writer, editor):
    article = make_article(writer)
    publish(article, writer, editor)
    assert list(find_breaks()) == [None]
    Article.objects.filter(pk=article.pk).update(public_state=PublicState.EXPIRED)
    assert "rebuild_listings" in next(find_breaks()).reason
    call_command("rebuild_listings", article=article.pk)
    assert list(find_breaks()) == [None]


def test_the_list_is_filtered_by_public_state_right_by_the_clock(client, chief, writer, editor):
    live, begun = (make_article(writer, headline=one) for one in ("Tayang", "Baru tayang"))
    for article in (live, begun):
        publish(article, writer, editor)
    # As when the edition of the second began after its state was stored.
    Article.objects.filter(pk=begun.pk).update(
        public_state=PublicState.SCHEDULED, public_state_until=timezone.now() - HOUR
    )
    client.force_login(chief)
    for state, expected in ((PublicState.LIVE, {live, begun}), (PublicState.SCHEDULED, set())):
        answer = client.get(reverse("desk:articles_article_changelist"), {"public": state})
        assert set(answer.context["cl"].result_list) == expected


def test_articles_with_a_deadline_are_listed_the_most_urgent_first(client, chief, writer):
    now = timezone.now()
    late, soon = (make_article(writer, headline=f"Tenggat {hours}") for hours in (50, 2))
    make_article(writer, headline="Tanpa tenggat")
    for article, hours in ((late, 50), (soon, 2)):
        Article.objects.filter(pk=article.pk).update(deadline=now + hours * HOUR)
    client.force_login(chief)
    answer = client.get(reverse("desk:articles_article_changelist"), {"due": "any"})
    assert list(answer.context["cl"].result_list) == [soon, late]
