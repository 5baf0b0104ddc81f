"""Pages of references on the desk: proposing, confirming, refusing and applying changes, archiving and merging."""

import pytest

from articles import references
from articles.integrity import find_broken_versions
from articles.models import Edition, Event, ReferenceVersion, Topic
from tests.support.forms import post_form
from tests.support.makers import make_article, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def topic(writer, editor):
    """A topic that a published article shows."""
    publish(make_article(writer, topic="Banjir"), writer, editor)
    return Topic.objects.get()


def page(topic, name):
    """Return the address of a page of the topic."""
    return f"/admin/articles/topic/{topic.pk}/{name}/"


def change(client, topic, **typed):
    """Send the form of the topic, and return the messages of the desk."""
    data = {"name": topic.name, "slug": topic.slug, "introduction": topic.introduction, "reason": ""} | typed
    return post_form(client, page(topic, "change"), data, follow=True, headers=ENGLISH).content.decode()


def test_changing_a_name_that_readers_see_makes_a_proposal_with_a_message(client, topic, editor):
    client.force_login(editor)
    said = change(client, topic, name="Banjir Jakarta")
    assert "Say why you propose it" in said
    said = change(client, topic, name="Banjir Jakarta", reason="Lebih tepat.", introduction="Sejak Januari.")
    assert "a second person confirms it" in said
    topic.refresh_from_db()
    assert (topic.name, topic.introduction) == ("Banjir", "Sejak Januari.")


def test_a_proposed_change_is_not_reported_as_a_change(client, topic, editor):
    client.force_login(editor)
    assert "was changed successfully" not in change(client, topic, name="Banjir Jakarta", reason="Sebab.")


def test_another_person_confirms_and_applies_it(client, topic, editor, chief):
    client.force_login(editor)
    change(client, topic, name="Banjir Jakarta", reason="Sebab.")
    number = Event.objects.get(move="propose_change").number
    own = client.get(page(topic, "proposal"), headers=ENGLISH).content.decode()
    assert 'value="confirm"' not in own
    assert "Take back" in own
    client.post(page(topic, "proposal"), {"number": number, "decision": "confirm"})
    topic.refresh_from_db()
    assert topic.name == "Banjir"

    client.force_login(chief)
    assert "Lebih" not in client.get("/admin/", headers=ENGLISH).content.decode()
    assert page(topic, "proposal") in client.get("/admin/").content.decode()
    client.post(page(topic, "proposal"), {"number": number, "decision": "confirm", "is_applied": "1"})
    topic.refresh_from_db()
    assert topic.name == "Banjir Jakarta"
    assert Edition.objects.live().get().topic_name == "Banjir Jakarta"


def test_a_confirmed_name_can_be_applied_later(client, topic, editor, chief):
    client.force_login(editor)
    change(client, topic, name="Banjir Jakarta", reason="Sebab.")
    client.force_login(chief)
    client.post(page(topic, "proposal"), {"number": 1, "decision": "refuse", "reason": ""})
    number = Event.objects.get(move="propose_change").number
    client.post(page(topic, "proposal"), {"number": number, "decision": "confirm"})
    assert Edition.objects.get().topic_name == "Banjir"
    assert page(topic, "names") in client.get(page(topic, "change")).content.decode()
    client.post(page(topic, "names"))
    assert Edition.objects.live().get().topic_name == "Banjir Jakarta"
    remaining = client.get(page(topic, "names"), headers=ENGLISH).content.decode()
    assert "Every published article shows the present name" in remaining


@pytest.mark.parametrize("number", ["", "0", "99", "x", "9" * 40])
@pytest.mark.parametrize("decision", ["confirm", "refuse"])
def test_a_decision_about_no_proposal_changes_nothing(client, topic, editor, chief, number, decision):
    client.force_login(editor)
    change(client, topic, name="Palsu", reason="Sebab.")
    client.force_login(chief)
    data = {"number": number, "decision": decision, "reason": "Sebab."}
    assert client.post(page(topic, "proposal"), data).status_code == 302
    topic.refresh_from_db()
    assert topic.name == "Banjir"


@pytest.mark.parametrize("decision", [{}, {"decision": ""}, {"decision": "CONFIRM"}, {"decision": "ya"}])
def test_an_invalid_decision_leaves_the_proposal_open(client, topic, editor, chief, decision):
    client.force_login(editor)
    change(client, topic, name="Banjir Jakarta", reason="Sebab.")
    client.force_login(chief)
    number = Event.objects.get(move="propose_change").number
    answer = client.post(page(topic, "proposal"), {"number": number, "reason": "Sebab."} | decision)
    assert answer.status_code == 400
    client.post(page(topic, "proposal"), {"number": number, "decision": "confirm"})
    topic.refresh_from_db()
    assert topic.name == "Banjir Jakarta"


def test_an_archived_reference_can_be_restored(client, topic, chief):
    client.force_login(chief)
    for is_archived in ("1", "0"):
        client.post(page(topic, "archive"), {"is_archived": is_archived})
        topic.refresh_from_db()
        assert bool(topic.archived_at) == (is_archived == "1")


@pytest.mark.parametrize("text", ["\0", "a\0b", "\u200b", " "])
@pytest.mark.parametrize("action", ["merge", "archive", "proposal"])
def test_characters_that_no_database_can_store_are_left_out(action, text, chief, client):
    topic = Topic.objects.create(name="Banjir")
    client.force_login(chief)
    sent = {"into": text, "reason": text, "is_archived": "1", "number": "1", "decision": "refuse"}
    assert client.post(f"/admin/articles/topic/{topic.pk}/{action}/", sent).status_code in {200, 302}


@pytest.mark.parametrize("introduction", ["Sejak Januari.\n", "  Sejak Januari.", "Satu.\r\nDua.", "Satu.\nDua.\n\n"])
def test_an_unchanged_form_changes_nothing_wherever_the_text_came_from(introduction, client, topic, editor):
    Topic.objects.filter(pk=topic.pk).update(introduction=introduction)
    references.change(Topic.objects.get(), {"slug": "banjir-kita"}, by=editor)
    before = ReferenceVersion.objects.count(), Event.objects.count()
    client.force_login(editor)
    topic.refresh_from_db()
    change(client, topic)
    assert (ReferenceVersion.objects.count(), Event.objects.count()) == before
    assert Topic.objects.get().introduction == introduction
    assert [*filter(None, find_broken_versions())] == []
