"""Records of references in exports: restored, continued by later exports, and refused if they were changed."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles import redaction, references
from articles.importers import load_all
from articles.integrity import find_breaks, find_broken_chains, find_broken_versions
from articles.models import Article, Category, CommentPolicy, Edition, Event, ReferenceAlias, ReferenceVersion, Topic
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.exports import empty, export
from tests.support.imports import counts
from tests.support.makers import approve, make_article, make_person, perform, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(writer, editor, chief):
    """Publish an article whose topic was renamed by two people."""
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Banjir Jakarta"}, by=editor, reason="Nama yang benar.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    list(references.apply_names(topic, by=chief))
    return article


def test_an_edition_with_a_confirmed_topic_name_survives_an_export_unchanged(renamed, tmp_path):
    exported = export()
    empty()
    path = tmp_path / "artikel.jsonl"
    path.write_text(exported, encoding="utf-8")
    (result,) = load_all([str(path)])
    assert (result.status, result.reason) == ("created", "")
    assert export() == exported
    assert Edition.objects.live().get().topic_name == "Banjir Jakarta"
    assert list(find_breaks()) == [None]
    assert not any(find_broken_chains())
    assert not any(find_broken_versions())


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_scheduled_edition_keeps_the_confirmed_name_of_a_topic_merged_later(
    is_withdrawn, writer, editor, chief, tmp_path
):
    article = approve(make_article(writer, topic="Banjir"), writer, editor)
    at = timezone.now() + timedelta(hours=1)
    perform(article, "schedule", by=editor, at=at)
    name_topic("Banjir Jakarta", editor, chief)
    event = references.propose_merge(Topic.objects.get(), Topic.objects.create(name="Rob"), by=chief, reason="Sama.")
    references.confirm(Topic.objects.get(name="Banjir Jakarta"), event.number, by=editor)
    if is_withdrawn:
        perform(article, "unschedule", by=editor)
    exported = export()
    empty()
    ReferenceAlias.objects.all().delete()
    path = tmp_path / "artikel.jsonl"
    path.write_text(exported, encoding="utf-8")
    assert [(one.status, one.reason) for one in load_all([path])] == [("created", "")]
    assert export() == exported
    assert list(find_breaks()) == [None]
    if is_withdrawn:
        perform(Article.objects.get(), "schedule", by=make_person("ratna.lain", "Editor"), at=at)
    assert Edition.objects.get().topic_name == "Banjir Jakarta"
    assert list(find_breaks()) == [None]


def name_topic(name, by, and_by, **more):
    """Let one person propose a name for the topic and another confirm it, and apply it to the editions."""
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": name} | more, by=by, reason="Nama yang benar.")
    topic, _event = references.confirm(topic, event.number, by=and_by)
    list(references.apply_names(topic, by=and_by))


def test_a_later_export_continues_the_record_of_a_reference(writer, editor, chief, tmp_path):
    first = publish(make_article(writer, headline="Satu", topic="Banjir"), writer, editor)
    earlier = export()
    name_topic("Banjir Jakarta", editor, chief)
    publish(make_article(writer, headline="Dua", topic="Banjir Jakarta"), writer, editor)
    later = export().splitlines()
    empty()
    paths = [tmp_path / name for name in ("lama.jsonl", "baru.jsonl", "lagi.jsonl")]
    paths[0].write_text(earlier, encoding="utf-8")
    # The later export has only the second article, which needs the new record of its topic.
    paths[1].write_text(later[1], encoding="utf-8")
    paths[2].write_text(earlier, encoding="utf-8")
    assert [result.status for result in load_all(paths[:2])] == ["created", "created"]
    topic = Topic.objects.get()
    assert topic.name == "Banjir Jakarta"
    versions = ReferenceVersion.objects.filter(kind="topic").order_by("number")
    assert [version.fields["name"] for version in versions] == ["Banjir", "Banjir Jakarta"]
    assert [event.move for event in Event.objects.filter(subject=topic.uid).order_by("number")] == [
        "propose_change",
        "confirm_change",
    ]
    assert Edition.objects.get(article__uid=first.uid).topic_name == "Banjir"
    # An earlier export does not revert the record.
    assert [result.status for result in load_all(paths[2:])] == ["unchanged"]
    assert Topic.objects.get().name == "Banjir Jakarta"
    assert list(find_breaks()) == [None, None]
    assert not any(find_broken_chains())
    assert not any(find_broken_versions())


def test_a_reference_changed_here_keeps_its_own_record(writer, editor, chief, tmp_path):
    publish(make_article(writer, headline="Satu", topic="Banjir"), writer, editor)
    earlier = export()
    publish(make_article(writer, headline="Dua", topic="Banjir"), writer, editor)
    references.change(Topic.objects.get(), {"introduction": "Di sana."}, by=chief)
    later = export().splitlines()
    empty()
    paths = [tmp_path / name for name in ("lama.jsonl", "baru.jsonl")]
    paths[0].write_text(earlier, encoding="utf-8")
    paths[1].write_text(later[1], encoding="utf-8")
    assert [(one.status, one.reason) for one in load_all(paths[:1])] == [("created", "")]
    references.change(Topic.objects.get(), {"introduction": "Di sini."}, by=make_person("lain", "Chief"))
    (result,) = load_all(paths[1:])
    assert (result.status, Topic.objects.get().introduction) == ("created", "Di sini.")
    assert not any(find_broken_chains())
    assert not any(find_broken_versions())


@pytest.mark.parametrize("confirmer", ["the same person", "somebody without an event"])
def test_a_name_that_no_event_of_a_second_person_confirmed_does_not_rename_what_readers_see(
    confirmer, writer, editor, chief, tmp_path
):
    article = make_article(writer, topic="Banjir")
    earlier = export()
    references.change(Topic.objects.get(), {"name": "Bupati Maling"}, by=chief)
    make_article(writer, headline="Dua", topic="Bupati Maling")
    row = json.loads(export().splitlines()[1])
    record = next(one for one in row["reference_records"] if one["kind"] == "topic")
    version = ReferenceVersion.objects.get(kind="topic", number=2)
    version.confirmed_by_name = version.by_name if confirmer == "the same person" else "Orang Lain (lain)"
    record["versions"][-1]["confirmed_by_name"] = version.confirmed_by_name
    record["versions"][-1]["digest"] = digest(version.digest_payload())
    record["events"] = []
    empty()
    for name, text in (("lama.jsonl", earlier), ("baru.jsonl", json.dumps(row))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [one.status for one in load_all([tmp_path / "lama.jsonl"])] == ["created"]
    publish(Article.objects.get(uid=article.uid), make_person("tika", "Chief"), make_person("sari", "Chief"))
    load_all([tmp_path / "baru.jsonl"])
    assert Topic.objects.get().name == "Banjir"
    assert not any(find_broken_versions())


def test_the_default_category_with_a_changed_name_survives_an_export_into_a_new_database(
    writer, editor, chief, tmp_path
):
    category = Category.objects.get(is_default=True)
    publish(make_article(writer, category=category), writer, editor)
    event = references.propose(category, {"name": "Kabar Umum"}, by=chief, reason="Lebih jelas.")
    references.confirm(category, event.number, by=make_person("tika", "Chief"))
    exported = export()
    empty()
    # As migrate makes it.
    with triggers_disabled():
        Category.objects.update(uid=uuid4(), name=category.name, is_in_record=False)
    path = tmp_path / "artikel.jsonl"
    path.write_text(exported, encoding="utf-8")
    assert [(one.status, one.reason) for one in load_all([path])] == [("created", "")]
    assert Category.objects.get(is_default=True).name == "Kabar Umum"
    assert not any(find_broken_versions())
    assert export() == exported


DAMAGES = {
    "a reason": lambda record: record["events"][0].update(reason="Lain."),
    "who confirmed": lambda record: record["events"][-1].update(actor_name="orang lain"),
    "a name": lambda record: record["versions"][-1]["fields"].update(name="Palsu"),
    "an event taken out": lambda record: record["events"].pop(0),
    "a version taken out": lambda record: record["versions"].pop(0),
    "the events turned around": lambda record: record["events"].reverse(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_changed_reference_record_is_refused(damage, renamed, tmp_path):
    row = json.loads(export())
    DAMAGES[damage](next(record for record in row["reference_records"] if len(record["events"]) > 1))
    path = tmp_path / "artikel.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    empty()
    before = counts()
    (result,) = load_all([path])
    assert (result.status, counts()) == ("refused", before)
    assert "SHA-256" in result.reason


FORGERIES = {
    "the notice of a policy": ("comment_policy", {"notice": "Komentar Anda kami jual."}),
    "the name of a topic": ("topic", {"name": "Lain Sekali"}),
    "the name and address of a person": ("contributor", {"name": "Orang Lain", "slug": "orang-lain"}),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_reference_that_differs_from_its_record_is_refused(forgery, writer, editor, tmp_path):
    publish(make_article(writer, topic="Banjir", comment_policy=CommentPolicy.objects.default()), writer, editor)
    row = json.loads(export())
    kind, words = FORGERIES[forgery]
    row["references"][kind][0].update(words)
    path = tmp_path / "artikel.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    empty()
    before = counts()
    (result,) = load_all([path])
    assert (result.status, counts()) == ("refused", before)
    assert "SHA-256" in result.reason


def test_an_article_whose_new_name_rests_on_a_redaction_elsewhere_says_what_it_needs(writer, editor, chief, tmp_path):
    one, other = (publish(make_article(writer, headline=f"Kabar {n}", topic="Rahasia"), writer, editor) for n in "ab")
    name_topic("Kasus Dokumen", editor, chief, slug="kasus-dokumen")
    event, _found = redaction.propose(other, "Rahasia", ground="court", by=chief, reason="Putusan.")
    redaction.confirm(other, event.number, by=make_person("tika", "Chief"))
    alone, both = export("--article", str(one.pk)), export()
    empty()
    path = tmp_path / "artikel.jsonl"
    path.write_text(alone, encoding="utf-8")
    (result,) = load_all([path])
    assert result.status == "refused"
    assert "bersama artikel" in result.reason
    path.write_text(both, encoding="utf-8")
    assert [result.status for result in load_all([path])] == ["created", "created"]
    assert export() == both
