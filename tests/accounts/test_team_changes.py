"""Chiefs change the roles, access, second factors and sessions of colleagues, but not their own."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles import audit
from articles.accounts import team_changes
from articles.models import Event
from tests.support.confirmation import age_session, confirm, is_asked
from tests.support.logins import add_factor, open_session
from tests.support.makers import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def superuser(db):
    """A superuser."""
    return get_user_model().objects.create_superuser("admin", password="kata-sandi-uji")


def numbers(*names):
    """Return the primary keys of groups."""
    return [Group.objects.get(name=name).pk for name in names]


def roles_of(user):
    """Return the names of a user's groups."""
    return sorted(user.groups.values_list("name", flat=True))


def send(page, action, person, **data):
    """Send a form of a user's page as it was when the page was loaded."""
    address = reverse(f"desk:team_{action}", args=[person.pk])
    seen = team_changes.seen_factors(person) if action == "second_factor" else team_changes.seen_roles(person)
    return page.post(address, {"seen": seen} | data, follow=True)


def said(answer):
    """Return the messages in a response."""
    return " ".join(str(one) for one in answer.context["messages"])


def test_a_chief_changes_roles_and_the_change_is_recorded(page, writer, chief):
    answer = send(page, "roles", writer, role=numbers("Writer", "Editor"))
    assert roles_of(writer) == ["Editor", "Writer"]
    assert "Roles changed: Writer → Editor, Writer." in said(answer)
    event = audit.events_of(writer).get()
    assert (event.actor, event.move) == (chief, "change_roles")
    assert event.details == {"login": "wulan", "from": ["Writer"], "to": ["Editor", "Writer"]}
    text = page.get(reverse("desk:team_member", args=[writer.pk])).content.decode()
    assert "Roles changed: Writer → Editor, Writer <span" in text
    send(page, "roles", writer)
    assert roles_of(writer) == []


def test_nobody_assigns_a_role_whose_permissions_they_lack(page, writer):
    strong = Group.objects.create(name="Keepers of logins")
    strong.permissions.add(Permission.objects.get(codename="change_user"))
    assert "Keepers" not in page.get(reverse("desk:team_member", args=[writer.pk])).content.decode()
    answer = send(page, "roles", writer, role=numbers("Writer", strong.name))
    assert "permissions you have yourself" in said(answer)
    assert roles_of(writer) == ["Writer"]


def test_nobody_changes_a_login_with_more_permissions(page, writer):
    strong = Group.objects.create(name="Keepers of logins")
    strong.permissions.add(Permission.objects.get(codename="change_user"))
    writer.groups.add(strong)
    shown = page.get(reverse("desk:team_member", args=[writer.pk])).content.decode()
    assert "This login has permissions that you do not have" in shown
    assert reverse("desk:team_roles", args=[writer.pk]) not in shown
    for action in ("roles", "deactivate", "second_factor", "sessions"):
        assert "permissions that you do not have" in said(send(page, action, writer, role=numbers("Editor")))
    assert roles_of(writer) == [strong.name, "Writer"]
    type(writer).objects.filter(pk=writer.pk).update(is_active=False)
    writer.refresh_from_db()
    assert "permissions that you do not have" in said(send(page, "reactivate", writer))


@pytest.mark.parametrize("action", ["roles", "deactivate", "reactivate"])
def test_a_stale_form_changes_nothing(page, writer, action):
    writer.is_active = action != "reactivate"
    writer.save()
    seen = team_changes.seen_roles(writer)
    writer.groups.set(numbers("Editor"))
    answer = send(page, action, writer, seen=seen, role=numbers("Chief"))
    writer.refresh_from_db()
    assert "Somebody else changed the login of wulan meanwhile" in said(answer)
    assert (roles_of(writer), writer.is_active) == (["Editor"], action != "reactivate")


def test_reactivating_does_not_restore_sessions(page, writer):
    browser = open_session(writer)
    type(writer).objects.filter(pk=writer.pk).update(is_active=False)
    writer.refresh_from_db()
    send(page, "reactivate", writer)
    writer.refresh_from_db()
    assert writer.is_active
    assert browser.get("/admin/").status_code == 302


def test_deactivating_ends_sessions_and_reactivating_gives_access_back(page, writer):
    browser = open_session(writer)
    send(page, "deactivate", writer)
    writer.refresh_from_db()
    assert not writer.is_active
    assert not UserSession.objects.filter(user=writer).exists()
    assert browser.get("/admin/").status_code == 302
    assert "deactivated already" in said(send(page, "deactivate", writer))
    send(page, "reactivate", writer)
    writer.refresh_from_db()
    assert writer.is_active
    assert browser.get("/admin/").status_code == 302
    assert [event.move for event in audit.events_of(writer)] == ["reactivate_login", "deactivate_login"]


def test_resetting_second_factors_removes_all_ends_sessions_and_notifies_the_user(page, writer, post_box):
    writer.email = "wulan@example.com"
    writer.save()
    add_factor(writer)
    add_factor(writer, "recovery_codes")
    open_session(writer)
    send(page, "second_factor", writer)
    assert not Authenticator.objects.filter(user=writer).exists()
    assert not UserSession.objects.filter(user=writer).exists()
    [letter] = post_box
    assert letter.to == ["wulan@example.com"]
    assert "hendra" in letter.body
    assert reverse("account_reset_password") in letter.body
    assert "has no second factor" in said(send(page, "second_factor", writer))
    assert len(post_box) == 1


def test_a_factor_set_up_since_the_page_was_loaded_is_not_removed(page, writer):
    add_factor(writer)
    seen = team_changes.seen_factors(writer)
    add_factor(writer, "webauthn")
    send(page, "second_factor", writer, seen=seen)
    assert Authenticator.objects.filter(user=writer).count() == 2


def test_one_session_of_a_person_is_ended_or_all(page, writer, second_writer):
    browsers = [open_session(writer), open_session(writer), open_session(writer)]
    other = open_session(second_writer)
    first = UserSession.objects.filter(user=writer).order_by("pk").first()
    theirs = UserSession.objects.get(user=second_writer)
    assert "1 session was ended" in said(send(page, "sessions", writer, session=first.pk))
    assert [one.get("/admin/").status_code for one in browsers] == [302, 200, 200]
    assert "0 sessions were ended" in said(send(page, "sessions", writer, session=theirs.pk))
    assert "2 sessions were ended" in said(send(page, "sessions", writer))
    assert [one.get("/admin/").status_code for one in browsers] == [302, 302, 302]
    assert other.get("/admin/").status_code == 200
    for odd in ("x", "9" * 30):
        address = reverse("desk:team_sessions", args=[writer.pk])
        assert page.post(address, {"session": odd}).status_code == 404


@pytest.mark.parametrize("action", ["roles", "deactivate", "second_factor", "sessions"])
def test_nobody_changes_their_own_login_or_that_of_a_superuser_above_them(page, chief, superuser, action):
    for person in (chief, superuser):
        add_factor(person)
        before = team_changes.seen_roles(person), team_changes.seen_factors(person)
        send(page, action, person, role=numbers("Writer"))
        person.refresh_from_db()
        assert (team_changes.seen_roles(person), team_changes.seen_factors(person)) == before
        text = page.get(reverse("desk:team_member", args=[person.pk])).content.decode()
        assert reverse(f"desk:team_{action}", args=[person.pk]) not in text
    assert page.get("/admin/").status_code == 200
    assert not Event.objects.exists()


def test_a_superuser_changes_another_superuser(client, superuser):
    other = get_user_model().objects.create_superuser("admin2", password="kata-sandi-uji")
    client.force_login(superuser)
    send(client, "deactivate", other)
    other.refresh_from_db()
    assert not other.is_active


def test_somebody_deactivated_meanwhile_deactivates_nobody(chief, editor):
    second = make_person("chief-2", "Chief")
    team_changes.deactivate(chief, by=second, seen=team_changes.seen_roles(chief))
    with pytest.raises(PermissionDenied):
        team_changes.deactivate(second, by=chief, seen=team_changes.seen_roles(second))
    assert team_changes.is_last_manager(second)


@pytest.mark.parametrize("action", ["roles", "deactivate", "reactivate", "second_factor", "sessions"])
def test_each_change_needs_a_recent_sign_in(page, writer, action):
    if action == "reactivate":
        writer.is_active = False
        writer.save()
    add_factor(writer)
    open_session(writer)
    age_session(page)
    answer = send(page, action, writer, role=numbers("Editor"))
    assert is_asked(answer)
    assert not Event.objects.exists()
    answer = confirm(page, answer, "salah")
    assert is_asked(answer)
    assert not Event.objects.exists()
    assert confirm(page, answer).status_code == 302
    assert audit.events_of(writer).exists()


@pytest.mark.parametrize("action", ["roles", "deactivate", "reactivate", "second_factor", "sessions"])
def test_changes_are_never_made_by_following_a_link(page, writer, action):
    assert page.get(reverse(f"desk:team_{action}", args=[writer.pk])).status_code == 405


def test_entries_of_djangos_older_log_are_shown_below_the_events(page, writer, chief):
    LogEntry.objects.log_actions(chief.pk, [writer], CHANGE, change_message="Login deactivated.")
    send(page, "roles", writer, role=numbers("Editor"))
    text = page.get(reverse("desk:team_member", args=[writer.pk])).content.decode()
    assert 0 < text.index("Roles changed: Writer → Editor") < text.index("Login deactivated.")


def test_an_event_about_a_login_contains_no_password_and_no_email_address(page, writer):
    writer.email = "wulan@example.com"
    writer.save()
    for action in ("deactivate", "reactivate"):
        send(page, action, writer)
    for event in audit.events_of(writer):
        assert set(event.details) == {"login"}
        assert "@" not in str(event.digest_payload())
