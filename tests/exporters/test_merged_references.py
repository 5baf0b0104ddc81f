"""Exports of merged references: old addresses redirect, and lists have the same editions."""

import pytest

from articles import references
from articles.models import Article, Edition, Event, ReferenceVersion, Topic
from tests.support.exports import export
from tests.support.makers import make_article, make_person, publish
from tests.support.merges import NAMES, bring, holds, make_named, merge, wipe

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVERY_KIND = pytest.mark.parametrize("model", NAMES)


def record_of(row):
    """Return the digests of the events and the versions of a reference."""
    events = Event.objects.filter(subject=row.uid).order_by("number").values_list("digest", flat=True)
    versions = ReferenceVersion.objects.filter(subject=row.uid).order_by("number").values_list("digest", flat=True)
    return list(events), list(versions)


@EVERY_KIND
def test_the_address_of_a_merged_reference_redirects_after_an_import(model, writer, editor, chief, tmp_path, client):
    publish(make_named(writer, "Satu"), writer, editor)
    old, new = merge(model, chief, editor)
    before, address = record_of(old), old.get_absolute_url()
    exported = export()
    wipe()
    assert bring(tmp_path, exported) == [("created", "")]
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, new.get_absolute_url())
    assert record_of(model.objects.get(name=old.name)) == before
    assert model.objects.get(name=old.name).archived_at
    assert export() == exported
    assert holds()


def test_a_name_confirmed_after_a_merge_is_applied_to_editions_after_an_import(writer, editor, chief, tmp_path):
    publish(make_named(writer, "Satu"), writer, editor)
    old, new = merge(Topic, chief, editor)
    event = references.propose(new, {"name": "Banjir Jakarta"}, by=chief, reason="Lebih jelas.")
    references.confirm(new, event.number, by=editor)
    exported = export()
    wipe()
    bring(tmp_path, exported)
    topic = Topic.objects.get(name="Banjir Jakarta")
    assert references.confirmed_name(topic).aliases == {str(old.uid)}
    assert len([*references.apply_names(topic, by=make_person("tika", "Chief"))]) == 1
    assert Edition.objects.live().get().topic_name == "Banjir Jakarta"
    assert holds()


@pytest.mark.parametrize("merges", ["AB BC", "BC AC", "AC BC"])
def test_editions_of_topics_merged_one_after_another_all_have_the_last_topic(merges, writer, editor, chief, tmp_path):
    for letter in "ABC":
        publish(make_article(writer, f"Kabar {letter}", topic=f"Topik {letter}"), writer, editor)
    for old, new in merges.split():
        old, new = (Topic.objects.get(name=f"Topik {letter}") for letter in (old, new))
        event = references.propose_merge(old, new, by=chief, reason="Sama.")
        references.confirm(old, event.number, by=editor)
    references.archive(Topic.objects.get(name="Topik C"), by=chief)
    exported = export()
    wipe()
    assert {status for status, _reason in bring(tmp_path, exported)} == {"created"}
    assert export() == exported
    assert set(Edition.objects.values_list("topic__name", flat=True)) == {"Topik C"}
    assert holds()


def test_an_imported_merge_leaves_a_local_topic_of_the_same_name_unchanged(writer, editor, chief, tmp_path):
    publish(make_named(writer, "Satu"), writer, editor)
    merge(Topic, chief, editor)
    exported = export()
    wipe()
    here = make_article(None, "Dari Sini", topic="Longsor")
    assert bring(tmp_path, exported) == [("created", "")]
    assert Edition.objects.get().topic.name == "Banjir"
    assert Article.objects.get(pk=here.pk).topic.name == "Longsor"
    assert Topic.objects.get(name="Longsor").archived_at is None
    assert holds()
