"""Logins of contributors: only chiefs link one, because it gives access to articles, and each change is recorded."""

import pytest
from django.urls import reverse

from articles.models import Contributor, Event
from tests.support.forms import post_form
from tests.support.makers import make_article, make_person

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
FACES = ["contributor", "writer", "editor"]


@pytest.fixture
def person(second_writer):
    """A contributor with a login."""
    return Contributor.objects.create(name="Bagas", user=second_writer, is_writer=True, is_editor=True)


def page_of(face, person):
    """Return the address of a contributor's page, as a writer or as an editor."""
    return reverse(f"desk:articles_{face}_change", args=[person.pk])


def typed(user):
    """Return the form of a contributor's page as a browser would send it."""
    return {"name": "Bagas Baru", "is_writer": "on", "is_editor": "on", "user": user.pk if user else ""}


@pytest.mark.parametrize("face", FACES)
def test_an_editor_changes_a_contributor_and_not_the_login(client, editor, person, second_writer, face):
    client.force_login(editor)
    page = client.get(page_of(face, person)).content.decode()
    assert "bagas" in page
    assert 'name="user"' not in page
    assert post_form(client, page_of(face, person), typed(editor)).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.user) == ("Bagas Baru", second_writer)
    assert post_form(client, page_of(face, person), typed(None)).status_code == 302
    person.refresh_from_db()
    assert person.user == second_writer


@pytest.mark.parametrize("face", FACES)
def test_an_editor_adds_a_contributor_without_a_login(client, editor, face):
    client.force_login(editor)
    assert client.post(reverse(f"desk:articles_{face}_add"), typed(editor)).status_code == 302
    assert Contributor.objects.get().user is None


def test_an_editor_of_one_category_does_not_take_over_the_articles_of_a_byline(
    client, sports_editor, second_writer, person
):
    article = make_article(second_writer)
    client.force_login(sports_editor)
    post_form(client, page_of("contributor", person), typed(sports_editor))
    assert client.get(reverse("desk:articles_article_change", args=[article.pk])).status_code == 302


@pytest.mark.parametrize("face", FACES)
def test_a_chief_links_a_login_and_the_change_is_recorded(client, chief, person, writer, face):
    client.force_login(chief)
    assert 'name="user"' in client.get(page_of(face, person)).content.decode()
    assert post_form(client, page_of(face, person), typed(writer), headers=ENGLISH).status_code == 302
    person.refresh_from_db()
    assert person.user == writer
    assert post_form(client, page_of(face, person), typed(None), headers=ENGLISH).status_code == 302
    history = client.get(reverse("desk:articles_contributor_history", args=[person.pk]), headers=ENGLISH)
    assert "Login changed: bagas → wulan" in history.content.decode()
    assert "Login changed: wulan → –" in history.content.decode()


def test_a_login_given_to_a_new_contributor_is_recorded(client, chief, writer):
    client.force_login(chief)
    client.post(reverse("desk:articles_contributor_add"), typed(writer), headers=ENGLISH)
    event = Event.objects.get(move="link_login")
    assert (event.subject_kind, event.actor, event.details) == ("contributor", chief, {"from": [], "to": ["wulan"]})


def test_a_save_that_changes_no_login_records_none(client, chief, person, second_writer):
    client.force_login(chief)
    post_form(client, page_of("contributor", person), typed(second_writer), headers=ENGLISH)
    assert not Event.objects.filter(move="link_login").exists()


def test_only_people_at_the_desk_are_offered_and_the_present_login_stays(client, chief, reader):
    former = make_person("mantan")
    person = Contributor.objects.create(name="Mantan", user=former, is_writer=True)
    client.force_login(chief)
    page = client.get(page_of("contributor", person)).content.decode()
    assert ">mantan<" in page
    assert ">pembaca<" not in page
    answer = post_form(client, page_of("contributor", person), typed(reader))
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.user == former


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1"])
def test_an_arbitrary_login_value_in_a_form_causes_no_error(client, chief, person, value):
    client.force_login(chief)
    assert post_form(client, page_of("contributor", person), typed(None) | {"user": value}).status_code == 200
    assert client.get(reverse("desk:articles_contributor_add"), {"user": value}).status_code == 200
