"""The command verify_record finds changes in the chains of other subjects and in the versions of references."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import audit, references
from articles.integrity import find_broken_chains, find_broken_versions, find_orphans
from articles.models import (
    Category,
    Event,
    EventChain,
    Page,
    ReferenceVersion,
    Topic,
    ensure_versions,
    reference_models,
    write_version,
)
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, make_category, make_photo

pytestmark = pytest.mark.slow
DAY = timedelta(days=1)


def recompute(row, **changes):
    """Change a row and recompute its digest, as an attacker who knows the algorithm would."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.digest = digest(row.digest_payload())
    row.save()


def events(**found):
    """Return the events of the category of the test."""
    return Event.objects.filter(subject_kind="category", **found)


CHAINS = {
    "a reason": lambda: events(number=2).update(reason="Lain."),
    "details": lambda: events(number=2).update(details={"fields": ["slug"]}),
    "who did it": lambda: events(number=1).update(actor_name="orang lain"),
    "the salt taken out": lambda: events(number=1).update(salt=""),
    "another subject": lambda: events().update(subject=audit.DESK.uid),
    "an event and its digest": lambda: recompute(events().get(number=1), reason="Lain."),
    "the last event and its digest": lambda: recompute(events().get(number=3), reason="Lain."),
    "an event dated back": lambda: recompute(events().get(number=3), at=timezone.now() - DAY),
    "an event taken out": lambda: events(number=2)._raw_delete(using="default"),
    "the first event taken out": lambda: events(number=1)._raw_delete(using="default"),
    "the last event taken out": lambda: events(number=3)._raw_delete(using="default"),
    "every event taken out": lambda: events()._raw_delete(using="default"),
    "the counter taken out": lambda: EventChain.objects.filter(kind="category").delete(),
    "the counter set back": lambda: EventChain.objects.filter(kind="category").update(event_count=2),
}


@pytest.fixture
def changed(chief):
    """A category that was changed three times, and other subjects with events."""
    category = make_category("Daerah")
    for _time in range(3):
        audit.record_event(category, "change_reference", by=chief, details={"fields": ["name"]})
    for subject in (make_photo(chief), chief, audit.DESK):
        audit.record_event(subject, "change_photo", by=chief)
    return category


@pytest.mark.django_db
def test_unchanged_chains_are_valid(changed):
    assert list(find_broken_chains()) == [None] * 4
    assert find_orphans() == []


@pytest.mark.django_db
@pytest.mark.parametrize("what", CHAINS)
def test_a_changed_chain_is_found(changed, what):
    with triggers_disabled():
        CHAINS[what]()
    assert any(find_broken_chains())


def versions(**found):
    """Return the versions of the topic of the test."""
    return ReferenceVersion.objects.filter(kind="topic", **found)


VERSIONS = {
    "a name": lambda: versions(number=1).update(fields={"name": "Lain", "slug": "banjir", "introduction": ""}),
    "who wrote it": lambda: versions(number=2).update(by_name="orang lain"),
    "a slug": lambda: versions(number=1).update(slug="lain"),
    "a version and its digest": lambda: recompute(versions().get(number=1), reason="Lain."),
    "a version dated back": lambda: recompute(versions().get(number=2), at=timezone.now() - DAY),
    "a version taken out": lambda: versions(number=1)._raw_delete(using="default"),
    "the newest version taken out": lambda: versions(number=2)._raw_delete(using="default"),
    "every version taken out": lambda: versions()._raw_delete(using="default"),
    "a reference renamed without a version": lambda: Topic.objects.update(name="Lain"),
}


@pytest.fixture
def renamed(chief):
    """A topic in the record that was renamed once."""
    topic = Topic.objects.create(name="Banjir", is_in_record=True)
    write_version(topic, by=chief)
    return references.change(topic, {"name": "Banjir di Tiga Desa"}, by=chief)


@pytest.mark.django_db
def test_unchanged_versions_are_valid(renamed, writer):
    make_article(writer, category=make_category("Kota", parent=make_category("Daerah")), tags=["Pasar"], topic="Pemilu")
    for model in reference_models():
        ensure_versions(model._base_manager.all())
    assert not any(find_broken_versions())


@pytest.mark.django_db
@pytest.mark.parametrize("what", VERSIONS)
def test_a_changed_version_is_found(renamed, what):
    with triggers_disabled():
        VERSIONS[what]()
    assert any(find_broken_versions())


@pytest.mark.django_db
def test_a_category_under_another_section_is_found(renamed):
    category = make_category("Kota", parent=make_category("Daerah"))
    write_version(category)
    assert not any(find_broken_versions())
    Category.objects.filter(pk=category.pk).update(parent=make_category("Nasional"))
    (found,) = filter(None, find_broken_versions())
    assert "parent" in found


@pytest.mark.django_db
def test_an_unused_reference_needs_no_version_and_may_be_deleted():
    topic = Topic.objects.create(name="Salah ketik")
    assert not any(find_broken_versions())
    write_version(topic)
    topic.delete()
    assert not any(find_broken_versions())


@pytest.mark.django_db
def test_the_command_prints_how_many_chains_and_versions_are_valid(changed, settings):
    settings.LANGUAGE_CODE = "en"
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert "The chains of 4 other subjects are intact." in out.getvalue()
    assert "references are intact." in out.getvalue()


@pytest.mark.django_db
def test_the_command_names_the_first_break_of_each_kind(changed, writer):
    with triggers_disabled():
        make_article(writer).events.update(reason="Lain.")
    EventChain.objects.filter(kind="photo").delete()
    Page.objects.filter(slug=Page.objects.first().slug).update(title="Judul lain")
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_record", stdout=out)
    assert stopped.value.code == 1
    article, chain, version = out.getvalue().splitlines()[:3]
    assert "1" in article
    assert str(Event.objects.get(subject_kind="photo").subject) in chain
    assert "title" in version
