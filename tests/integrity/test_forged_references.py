"""Forged versions of references are found by comparing them with the events that made them."""

from uuid import uuid4

import pytest
from django.utils import timezone

from articles import references
from articles.integrity import find_broken_chains, find_broken_versions, find_lost_references
from articles.models import (
    Article,
    Category,
    CommentPolicy,
    Event,
    EventChain,
    Page,
    ReferenceAlias,
    ReferenceVersion,
    Tag,
    Topic,
)
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, make_person, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(writer, editor, chief):
    """A topic whose name was changed by two people and whose introduction was changed by one."""
    publish(make_article(writer, topic="Banjir"), writer, editor)
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Nama yang benar.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    return references.change(topic, {"introduction": "Air naik."}, by=chief)


def breaks():
    return [reason for reason in (*find_broken_chains(), *find_broken_versions()) if reason]


def forget_events(topic):
    """Delete the events of a topic and the row that counts them."""
    with triggers_disabled():
        Event.objects.filter(subject=topic.uid)._raw_delete("default")
        EventChain.objects.filter(subject=topic.uid).delete()


def test_a_topic_that_was_changed_and_archived_is_valid(topic, chief):
    references.archive(topic, by=chief)
    references.archive(topic, by=chief, is_archived=False)
    references.archive(topic, by=chief)
    assert breaks() == []


def test_a_confirmed_change_without_its_events_is_found(topic):
    forget_events(topic)
    (reason,) = breaks()
    assert str(topic.uid) in reason
    assert "2" in reason


def test_a_version_that_no_event_made_is_found(chief):
    topic = Topic.objects.create(name="Cabai")
    references.change(topic, {"introduction": "Pedas."}, by=chief)
    assert breaks() == []
    forget_events(topic)
    (reason,) = breaks()
    assert str(topic.uid) in reason


def test_a_version_beside_an_event_that_made_none_is_found(chief):
    category = Category.objects.create(name="Daerah", slug="daerah")
    references.create(category, by=None)
    policy = CommentPolicy.objects.create(name="Tertutup", mode="closed")
    event = references.propose(category, {"comment_policy": policy}, by=chief, reason="Sebab.")
    references.confirm(category, event.number, by=make_person("tika", "Chief"))
    assert breaks() == []
    first = ReferenceVersion.objects.get(kind="category", subject=category.uid)
    forged = ReferenceVersion.objects.get(pk=first.pk)
    forged.pk, forged.number, forged.previous_digest = None, 2, first.digest
    forged.fields = first.fields | {"name": "Palsu"}
    forged.digest = digest(forged.digest_payload())
    forged.save(force_insert=True)
    Category.objects.filter(pk=category.pk).update(name="Palsu")
    (reason,) = breaks()
    assert "2" in reason


def test_a_topic_archived_in_the_database_is_found(topic, chief):
    references.archive(topic, by=chief)
    references.archive(topic, by=chief, is_archived=False)
    assert breaks() == []
    Topic.objects.update(archived_at=timezone.now())
    (reason,) = breaks()
    assert str(topic.uid) in reason


def test_a_merged_topic_without_a_target_is_found(topic, editor, chief):
    other = Topic.objects.create(name="Air Bah")
    event = references.propose_merge(topic, other, by=editor, reason="Sama.")
    references.confirm(topic, event.number, by=chief)
    assert breaks() == []
    ReferenceAlias.objects.all().delete()
    (reason,) = breaks()
    assert str(topic.uid) in reason


def rewrite(kind, subject, number, **fields):
    """Change a version, and recompute every digest of its chain."""
    before = ""
    for version in ReferenceVersion.objects.filter(kind=kind, subject=subject).order_by("number"):
        if version.number == number:
            version.fields = version.fields | fields
        version.previous_digest = before
        before = version.digest = digest(version.digest_payload())
        with triggers_disabled():
            version.save()


def broken():
    return [*filter(None, find_broken_versions())]


def test_an_alias_of_an_unknown_kind_is_found():
    topic = Topic.objects.create(name="Banjir")
    ReferenceAlias.objects.create(kind="tagx", uid=uuid4(), target=topic.uid)
    (reason,) = broken()
    assert "tagx" in reason


def test_a_rewritten_version_that_differs_from_its_event_is_found(chief, moderator, editor):
    topic = Topic.objects.create(name="Nama Asli")
    references.create(topic, by=chief)
    references.change(topic, {"name": "Nama Kedua"}, by=chief)
    policy = CommentPolicy.objects.create(name="Kebijakan", notice="Lama.", mode="open")
    references.create(policy, by=moderator)
    event = references.propose(policy, {"notice": "Baru."}, by=moderator, reason="Sebab.")
    references.confirm(policy, event.number, by=editor)
    assert broken() == []
    for kind, row, number, fields in (
        ("topic", topic, 1, {"name": "Palsu"}),
        ("topic", topic, 2, {"introduction": "Palsu."}),
        ("comment_policy", policy, 1, {"notice": "Palsu."}),
        ("comment_policy", policy, 2, {"mode": "closed"}),
    ):
        was = ReferenceVersion.objects.get(kind=kind, subject=row.uid, number=number).fields
        rewrite(kind, row.uid, number, **fields)
        assert broken()
        rewrite(kind, row.uid, number, **was)
        assert broken() == []


def test_a_merge_with_a_changed_target_is_found(writer, editor, chief):
    publish(make_article(writer, topic="Satu"), writer, editor)
    one, two = Topic.objects.get(), Topic.objects.create(name="Dua")
    event = references.propose_merge(one, two, by=chief, reason="Sama.")
    references.confirm(one, event.number, by=editor)
    assert broken() == []
    ReferenceAlias.objects.filter(uid=one.uid).update(target=Topic.objects.create(name="Empat").uid)
    assert broken()


def test_a_reference_unarchived_without_an_event_is_found(chief):
    tag = Tag.objects.create(name="Pasar")
    references.create(tag, by=chief)
    references.archive(tag, by=chief)
    assert broken() == []
    Tag.objects.update(archived_at=None)
    assert broken()


def test_a_confirmation_by_the_proposer_is_found(writer, editor, chief):
    publish(make_article(writer, topic="Banjir"), writer, editor)
    event = references.propose(Topic.objects.get(), {"name": "Banjir Besar"}, by=chief, reason="Sebab.")
    references.confirm(Topic.objects.get(), event.number, by=editor)
    assert broken() == []
    with triggers_disabled():
        Event.objects.filter(move="confirm_change").update(actor=chief, actor_name=event.actor_name)
    assert broken()


@pytest.mark.parametrize("kind", ["topic", "tag"])
def test_a_missing_or_unmarked_reference_of_a_revision_is_found(kind, writer):
    article = make_article(writer, topic="Banjir", tags=["Hujan"])
    model = {"topic": Topic, "tag": Tag}[kind]
    assert [*filter(None, find_lost_references())] == []
    with triggers_disabled():
        model.objects.update(is_in_record=False)
    assert [*filter(None, find_lost_references())]
    with triggers_disabled():
        article.tags.clear()
        Article.objects.update(topic=None)
        model.objects.all().delete()
    assert [*filter(None, find_lost_references())]


def test_a_standing_page_deleted_in_the_database_is_found():
    page = Page.objects.filter(is_in_footer=True).first()
    Page.objects.filter(pk=page.pk).update(is_in_footer=False)
    Page.objects.filter(pk=page.pk).delete()
    (reason,) = breaks()
    assert str(page.uid) in reason
