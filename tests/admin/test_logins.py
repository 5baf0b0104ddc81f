"""Superusers' pages of logins and groups: changes need a recent sign-in, and no role is lost by accident."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.audit import record_event, uid_of_login
from articles.models import Event, LoginAttempt
from tests.support.confirmation import age_session, confirm, is_asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client):
    """A superuser whose session is old."""
    user = get_user_model().objects.create_superuser("admin", password="kata-sandi-uji")
    client.force_login(user)
    age_session(client)
    return user


def person_form(person, **fields):
    """Return the form of a login with everything unchanged."""
    names = ("is_active", "is_staff", "is_superuser")
    form = {"username": person.username, "date_joined_0": "2025-01-01", "date_joined_1": "10:00:00"}
    form |= {name: "on" for name in names if getattr(person, name)} | {"groups": [g.pk for g in person.groups.all()]}
    return {name: value for name, value in (form | fields).items() if value is not None}


def test_changing_a_login_needs_a_recent_sign_in_and_losing_access_ends_its_sessions(client, superuser, writer):
    browser = Client()
    browser.force_login(writer)
    browser.get("/admin/")
    change = reverse("desk:auth_user_change", args=[writer.pk])
    asked = client.post(change, person_form(writer, is_staff=None))
    assert is_asked(asked)
    writer.refresh_from_db()
    assert writer.is_staff
    assert browser.get("/admin/").status_code == 200
    assert confirm(client, asked).status_code == 302
    writer.refresh_from_db()
    assert not writer.is_staff
    assert not UserSession.objects.filter(user=writer).exists()
    assert browser.get("/admin/").status_code == 302


def test_adding_and_deleting_a_login_and_setting_a_password_need_a_recent_sign_in(client, superuser, writer):
    words = {"password1": "kata-sandi-lain-9", "password2": "kata-sandi-lain-9", "usable_password": "true"}
    asked = client.post(reverse("desk:auth_user_add"), {"username": "baru", **words})
    assert is_asked(asked)
    assert not get_user_model().objects.filter(username="baru").exists()
    assert "kata-sandi-lain-9" not in asked.content.decode(), "no password is written into a page"
    again = confirm(client, asked)
    assert again.context["adminform"].form["username"].value() == "baru"
    client.post(reverse("desk:auth_user_add"), {"username": "baru", **words})
    made = get_user_model().objects.get(username="baru")
    LoginAttempt.objects.create(user=made, outcome="password")
    age_session(client)
    asked = client.post(reverse("desk:auth_user_delete", args=[made.pk]), {"post": "yes"})
    assert is_asked(asked)
    assert get_user_model().objects.filter(pk=made.pk).exists()
    deletion = {"action": "delete_selected", "_selected_action": made.pk, "post": "yes"}
    asked = client.post(reverse("desk:auth_user_changelist"), deletion)
    assert is_asked(asked)
    assert get_user_model().objects.filter(pk=made.pk).exists()
    confirm(client, asked)
    assert not get_user_model().objects.filter(pk=made.pk).exists()
    browser = Client()
    browser.force_login(writer)
    browser.get("/admin/")
    age_session(client)
    asked = client.post(reverse("desk:auth_user_password_change", args=[writer.pk]), words)
    assert is_asked(asked)
    assert browser.get("/admin/").status_code == 200
    confirm(client, asked)
    client.post(reverse("desk:auth_user_password_change", args=[writer.pk]), words)
    writer.refresh_from_db()
    assert writer.check_password("kata-sandi-lain-9")
    assert browser.get("/admin/").status_code == 302
    assert not UserSession.objects.filter(user=writer).exists()


def test_the_last_user_who_can_manage_logins_keeps_access(client, superuser):
    client.force_login(superuser)
    change = reverse("desk:auth_user_change", args=[superuser.pk])
    for lost in ("is_active", "is_staff", "is_superuser"):
        assert client.post(change, person_form(superuser, **{lost: None})).status_code == 200
        superuser.refresh_from_db()
        assert getattr(superuser, lost)
    client.post(reverse("desk:auth_user_delete", args=[superuser.pk]), {"post": "yes"})
    deletion = {"action": "delete_selected", "_selected_action": superuser.pk, "post": "yes"}
    client.post(reverse("desk:auth_user_changelist"), deletion)
    assert get_user_model().objects.filter(pk=superuser.pk).exists()
    chief = Group.objects.get(name="Chief").pk
    assert client.post(change, person_form(superuser, is_superuser=None, groups=[chief])).status_code == 302


def test_changing_a_role_needs_a_recent_sign_in_and_known_roles_keep_their_name(client, superuser):
    role, other = Group.objects.get(name="Writer"), Group.objects.create(name="Tamu")
    change = reverse("desk:auth_group_change", args=[role.pk])
    asked = client.post(change, {"name": "Penulis", "permissions": []})
    assert is_asked(asked)
    assert role.permissions.exists()
    confirm(client, asked)
    role.refresh_from_db()
    assert role.name == "Writer"
    assert not role.permissions.exists()
    client.post(reverse("desk:auth_group_change", args=[other.pk]), {"name": "Tetamu"})
    other.refresh_from_db()
    assert other.name == "Tetamu"
    deletion = {"action": "delete_selected", "_selected_action": other.pk, "post": "yes"}
    client.post(reverse("desk:auth_group_changelist"), deletion)
    assert client.post(reverse("desk:auth_group_delete", args=[other.pk]), {"post": "yes"}).status_code == 403
    assert Group.objects.filter(pk=other.pk).exists()


def test_a_renamed_login_is_recorded_with_both_names(client, superuser, writer):
    asked = client.post(reverse("desk:auth_user_change", args=[writer.pk]), person_form(writer, username="wulan.sari"))
    confirm(client, asked) if is_asked(asked) else None
    client.post(reverse("desk:auth_user_change", args=[writer.pk]), person_form(writer, username="wulan.sari"))
    event = Event.objects.get(move="rename_login")
    assert event.details == {"was": "wulan", "login": "wulan.sari"}
    assert event.subject == uid_of_login(writer)


def test_a_former_login_of_somebody_else_cannot_be_used_again(client, superuser, writer, editor):
    record_event(writer, "rename_login", by=superuser, details={"was": "wulan", "login": "wulan.sari"})
    get_user_model().objects.filter(pk=writer.pk).update(username="wulan.sari")
    writer.refresh_from_db()
    address = reverse("desk:auth_user_change", args=[editor.pk])
    asked = client.post(address, person_form(editor, username="wulan"))
    confirm(client, asked) if is_asked(asked) else None
    answer = client.post(address, person_form(editor, username="wulan"), headers={"accept-language": "en"})
    assert "Somebody else had this login before" in answer.content.decode()
    client.post(reverse("desk:auth_user_change", args=[writer.pk]), person_form(writer, username="wulan"))
    writer.refresh_from_db()
    assert writer.username == "wulan"
    new = {"username": "Wulan.Lama", "usable_password": "false"}
    record_event(editor, "rename_login", by=superuser, details={"was": "wulan.lama", "login": editor.username})
    client.post(reverse("desk:auth_user_add"), new)
    assert not get_user_model().objects.filter(username__iexact="wulan.lama").exists()
