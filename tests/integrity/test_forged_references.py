"""Versions of references held against the events that made them."""

import pytest
from django.utils import timezone

from articles import references
from articles.integrity import find_broken_chains, find_broken_versions
from articles.models import Event, EventChain, ReferenceAlias, Topic
from articles.triggers import triggers_disabled
from tests.makers import make_article, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(writer, editor, chief):
    """A topic that two people gave another name, and one person another introduction."""
    publish(make_article(writer, topic="Banjir"), writer, editor)
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Nama yang benar.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    return references.change(topic, {"introduction": "Air naik."}, by=chief)


def breaks():
    return [reason for reason in (*find_broken_chains(), *find_broken_versions()) if reason]


def forget_events(topic):
    """Delete the events of a topic with the row that counts them."""
    with triggers_disabled():
        Event.objects.filter(subject=topic.uid)._raw_delete("default")
        EventChain.objects.filter(subject=topic.uid).delete()


def test_a_topic_that_was_changed_and_archived_holds(topic, chief):
    references.archive(topic, by=chief)
    references.archive(topic, by=chief, is_archived=False)
    references.archive(topic, by=chief)
    assert breaks() == []


def test_a_confirmation_whose_events_are_gone_is_found(topic):
    forget_events(topic)
    (reason,) = breaks()
    assert str(topic.uid) in reason and "2" in reason


def test_a_version_that_no_event_made_is_found(chief):
    topic = Topic.objects.create(name="Cabai")
    references.change(topic, {"introduction": "Pedas."}, by=chief)
    assert breaks() == []
    forget_events(topic)
    (reason,) = breaks()
    assert str(topic.uid) in reason


def test_a_topic_that_was_archived_by_hand_is_found(topic, chief):
    references.archive(topic, by=chief)
    references.archive(topic, by=chief, is_archived=False)
    assert breaks() == []
    Topic.objects.update(archived_at=timezone.now())
    (reason,) = breaks()
    assert str(topic.uid) in reason


def test_a_topic_that_was_merged_and_leads_nowhere_is_found(topic, editor, chief):
    other = Topic.objects.create(name="Air Bah")
    event = references.propose_merge(topic, other, by=editor, reason="Sama.")
    references.confirm(topic, event.number, by=chief)
    assert breaks() == []
    ReferenceAlias.objects.all().delete()
    (reason,) = breaks()
    assert str(topic.uid) in reason
