"""Two users with the form of one reference open: neither overwrites the changes of the other."""

import pytest

from articles import references
from articles.models import Category, Page, Topic
from tests.support.forms import opened
from tests.support.makers import make_category

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def topic(chief, client):
    """A topic whose page a chief may open."""
    client.force_login(chief)
    return Topic.objects.create(name="Beras", introduction="Tentang beras.")


def page_of(row):
    return f"/admin/articles/{row._meta.model_name}/{row.pk}/change/"


def test_a_field_that_only_the_other_user_changed_keeps_their_value(client, chief, topic):
    seen = opened(client, page_of(topic))
    references.change(topic, {"introduction": "Lebih panjang."}, by=chief)
    sent = seen | {"name": "Beras lokal", "slug": "beras", "introduction": "Tentang beras."}
    assert client.post(page_of(topic), sent).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.introduction) == ("Beras lokal", "Lebih panjang.")


def test_a_field_that_both_changed_is_saved_only_after_the_second_user_saw_the_conflict(client, chief, topic):
    seen = opened(client, page_of(topic))
    references.change(topic, {"introduction": "Dari Hendra."}, by=chief)
    sent = seen | {"name": "Beras", "slug": "beras", "introduction": "Dari saya."}
    answer = client.post(page_of(topic), sent, headers=ENGLISH)
    assert "Current value: “Dari Hendra.”. Save again" in answer.content.decode()
    form = answer.context["adminform"].form
    assert form["introduction"].value() == "Dari saya."
    topic.refresh_from_db()
    assert topic.introduction == "Dari Hendra."
    again = sent | {"opened": form["opened"].value()}
    assert client.post(page_of(topic), again).status_code == 302
    topic.refresh_from_db()
    assert topic.introduction == "Dari saya."


def test_fields_outside_of_versions_are_kept_too(client, chief, sports_editor, topic):
    category = make_category("Pasar", order=7)
    seen = opened(client, page_of(category))
    category.editors.add(sports_editor)
    Category.objects.filter(pk=category.pk).update(order=3)
    sent = {"name": "Pasar", "slug": "pasar", "order": "7", "description": "Lapangan."}
    assert client.post(page_of(category), seen | sent).status_code == 302
    category.refresh_from_db()
    assert (category.order, category.description) == (3, "Lapangan.")
    assert list(category.editors.all()) == [sports_editor]


def test_two_changes_of_one_list_are_shown_by_name(client, chief, sports_editor, editor, topic):
    category = make_category("Pasar")
    seen = opened(client, page_of(category))
    category.editors.add(sports_editor)
    sent = {"name": "Pasar", "slug": "pasar", "order": "100", "editors": [editor.pk]}
    answer = client.post(page_of(category), seen | sent, headers=ENGLISH)
    assert f"Current value: “{sports_editor}”" in answer.content.decode()
    assert list(category.editors.all()) == [sports_editor]


def test_a_proposal_for_a_page_does_not_undo_a_change_confirmed_meanwhile(client, chief, editor, topic):
    page = Page.objects.get(slug="tentang")
    seen = opened(client, page_of(page))
    event = references.propose(page, {"title": "Tentang redaksi kami"}, by=chief, reason="Lebih jelas.")
    references.confirm(page, event.number, by=editor)
    body = page.body + "<p>Sejak 1998.</p>"
    sent = {"title": page.title, "slug": page.slug, "order": page.order, "body": body, "is_in_footer": "on"}
    assert client.post(page_of(page), seen | sent | {"reason": "Sejarah."}).status_code == 302
    assert set(references.proposal_of(page).fields) == {"body"}


@pytest.mark.parametrize("said", [None, "", "{", "[]", "1"])
def test_a_form_without_the_values_it_showed_saves_nothing(client, topic, said):
    sent = {"name": "Beras", "slug": "beras", "introduction": "Baru."} | ({} if said is None else {"opened": said})
    answer = client.post(page_of(topic), sent, headers=ENGLISH)
    assert "Load it again." in answer.content.decode()
    topic.refresh_from_db()
    assert topic.introduction == "Tentang beras."
