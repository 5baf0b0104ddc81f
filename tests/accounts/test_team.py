"""The list of the team and the page of a user, for those who manage logins."""

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import LoginAttempt
from tests.support.logins import add_factor, open_session
from tests.support.makers import make_category, make_person

pytestmark = pytest.mark.django_db


def test_only_users_who_manage_logins_see_the_team(client, chief, editor):
    client.force_login(editor)
    assert client.get(reverse("desk:team")).status_code == 403
    assert reverse("desk:team") not in client.get("/admin/").content.decode()
    client.force_login(chief)
    assert client.get(reverse("desk:team")).status_code == 200
    assert reverse("desk:team") in client.get("/admin/").content.decode()


def test_the_list_shows_roles_categories_second_factor_and_sessions(page, settings, sports_editor, writer, editor):
    settings.SECOND_FACTOR_ROLES = ["Editor"]
    add_factor(sports_editor)
    add_factor(sports_editor, "webauthn")
    open_session(writer)
    make_person("pembaca")
    rows = {row.name: row for _heading, group in page.get(reverse("desk:team")).context["groups"] for row in group}
    assert set(rows) == {"satria", "wulan", "ratna", "hendra"}
    assert rows["satria"][2:] == (["Editor"], "Olahraga", "app and passkey", False, 0)
    assert rows["ratna"][2:] == (["Editor"], "all", "none", True, 0)
    assert rows["wulan"][2:] == (["Writer"], "", "none", False, 1)
    assert "none, but required" in page.get(reverse("desk:team")).content.decode()


def test_deactivated_people_come_last_under_their_own_heading(page, writer, second_writer):
    second_writer.is_active = False
    second_writer.save()
    groups = page.get(reverse("desk:team")).context["groups"]
    assert [[row.name for row in rows] for _heading, rows in groups] == [["hendra", "wulan"], ["bagas"]]


def test_the_list_is_searched_and_narrowed_to_those_without_a_second_factor(page, writer, editor):
    writer.first_name = "Laras"
    writer.save()
    add_factor(editor)
    listed = page.get(reverse("desk:team"), {"q": "LARA wul"}).content.decode()
    assert "Laras" in listed
    assert "ratna" not in listed
    listed = page.get(reverse("desk:team"), {"only": "without-second-factor"}).content.decode()
    assert "Laras" in listed
    assert "ratna" not in listed
    assert "Nobody matches" in page.get(reverse("desk:team"), {"q": "entah\0"}).content.decode()


def test_many_people_cost_as_many_queries_as_few(page, writer, editor):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert page.get(reverse("desk:team")).status_code == 200
        return len(queries)

    page.get(reverse("desk:team"))
    few = count()
    for number in range(30):
        person = make_person(f"orang-{number}", "Editor" if number % 2 else "Writer")
        person.desk_categories.add(make_category())
        add_factor(person)
        UserSession.objects.create(user=person, ip="192.0.2.1", session_key=f"key-{number}", user_agent="")
    assert count() == few


def test_the_list_has_pages(page, django_user_model):
    django_user_model.objects.bulk_create(
        django_user_model(username=f"orang-{number:03}", is_staff=True) for number in range(120)
    )
    assert "Page 1 of 2" in page.get(reverse("desk:team")).content.decode()
    for odd in ("2", "99", "x", "9" * 30):
        assert page.get(reverse("desk:team"), {"page": odd}).status_code == 200


def test_a_person_page_shows_the_last_sign_ins_and_sessions_and_unknown_people_have_none(page, writer, reader):
    open_session(writer)
    LoginAttempt.objects.create(user=writer, outcome="password", device="Firefox, Android")
    text = page.get(reverse("desk:team_member", args=[writer.pk])).content.decode()
    assert "wrong password" in text
    assert "Firefox, Android" in text
    assert "End all" in text
    for number in (reader.pk, 99999, 10**30):
        assert page.get(reverse("desk:team_member", args=[number])).status_code == 404
