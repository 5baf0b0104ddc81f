"""Heads of the chains of references, photos, logins and the desk."""

import pytest

from articles import audit
from articles.models import Event, EventChain
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.makers import make_category, make_photo

from .steps import append, lines, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def subjects(chief):
    """A category, a photo, a login and the desk, each with two events."""
    subjects = [audit.subject_of(row) for row in (make_category("Daerah"), make_photo(chief), chief, audit.DESK)]
    for subject in subjects:
        for _time in range(2):
            audit.record_event(subject, "change_reference", by=chief)
    return subjects


def rewrite_last(kind, uid):
    """Give the last event of a chain another reason, and recompute every digest."""
    event = Event.objects.get(subject_kind=kind, subject=uid, number=2)
    event.reason = "Lain."
    event.digest = digest(event.digest_payload())
    with triggers_disabled():
        event.save()
        EventChain.objects.filter(kind=kind, subject=uid).update(last_digest=event.digest)


def remove_all(kind, uid):
    """Remove a chain and its counter."""
    with triggers_disabled():
        Event.objects.filter(subject_kind=kind, subject=uid)._raw_delete(using="default")
        EventChain.objects.filter(kind=kind, subject=uid).delete()


def test_every_subject_that_has_events_has_a_head(subjects, file):
    append(file)
    last = Event.objects.filter(number=2)
    heads = {f"{one.subject_kind}:{one.subject}": [2, one.digest] for one in last}
    assert heads.keys() == {f"{kind}:{uid}" for kind, uid in subjects}
    assert heads.items() <= lines(file)[0]["heads"].items()
    assert verify("--against", file)[0] == 0


@pytest.mark.parametrize("change", [rewrite_last, remove_all])
@pytest.mark.parametrize("number", range(4), ids=["reference", "photo", "login", "desk"])
def test_a_change_with_recomputed_digests_is_found_with_the_file(change, number, subjects, file):
    append(file)
    kind, uid = subjects[number]
    change(kind, uid)
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert str(uid) in said
