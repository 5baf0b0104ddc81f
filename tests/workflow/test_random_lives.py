"""Random people make random moves: what must never happen does not happen."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import workflow
from articles.integrity import find_breaks
from articles.models import Edition, Event
from articles.states import MOVES
from tests.makers import make_article, make_person, perform

PEOPLE = [("wulan", "Writer"), ("ratna", "Editor"), ("sari", "Editor"), ("hendra", "Chief"), ("joko", "Chief")]
# Likely moves stand more than once, so that lives go further than their first days.
NAMES = [*MOVES, "submit", "submit", "approve", "approve", "publish", "correct", "schedule", "edit", "edit", "edit"]
STEPS = st.lists(
    st.tuples(st.integers(0, len(PEOPLE) - 1), st.sampled_from(NAMES), st.integers(1, 3), st.booleans()),
    min_size=5,
    max_size=40,
)


def take(article, person, name, hours, with_reason):
    """One step; whether it was taken."""
    try:
        if name == "edit":
            with transaction.atomic():
                article = workflow.lock(article)
                workflow.ask_to_edit(article, person)
                article.body = f"<p>Kalimat {article.revision_number + 1} oleh {person.username}.</p>"
                article.save()
                workflow.record_save(article, by=person)
            return True
        hour = timezone.now() + timedelta(hours=hours)
        perform(
            article,
            name,
            by=person,
            reason="Sebab." if with_reason else "",
            at=hour if name == "schedule" else None,
            until=hour + timedelta(hours=1) if name == "schedule" and with_reason else None,
        )
    except workflow.MoveNotAllowed:
        return False
    return True


def check(article):
    """What must hold after every step."""
    article.refresh_from_db()
    editions = list(Edition.objects.filter(article=article).order_by("live_from"))
    for earlier, later in zip(editions, editions[1:], strict=False):
        assert earlier.live_until is not None
        assert earlier.live_until <= later.live_from
    for hours in range(6):
        assert Edition.objects.live(timezone.now() + timedelta(hours=hours)).count() <= 1
    for edition in editions:
        if edition.is_retraction:
            asked, confirmed = (article.events.filter(move=m).last() for m in ("retract", "confirm_retraction"))
            assert asked.actor_id != confirmed.actor_id
            continue
        assert edition.approval.move == "approve"
        assert edition.approval.revision_id == edition.revision_id
        assert edition.approval.actor_id != edition.revision.author_id
        assert "".join(part["html"] for part in edition.body) == edition.revision.content["body"]
    latest = article.latest_revision
    assert latest.content["body"] == article.body
    last_state = article.events.order_by("-number").first().to_state
    assert last_state == article.state
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_no_life_shows_readers_an_unapproved_word_or_leaves_a_change_unwitnessed(db, steps):
    with transaction.atomic():
        people = [make_person(*one) for one in PEOPLE]
        article = make_article(people[0])
        for who, name, hours, with_reason in steps:
            before = Event.objects.count(), Edition.objects.count()
            taken = take(article, people[who], name, hours, with_reason)
            if taken:
                assert Event.objects.count() == before[0] + 1
            else:
                assert (Event.objects.count(), Edition.objects.count()) == before
            check(article)
        transaction.set_rollback(True)
