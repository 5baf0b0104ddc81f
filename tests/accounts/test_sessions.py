"""Sessions: the list of them, ending them, and how long they stay open without a request."""

import json
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.accounts.sessions import end_sessions, idle_limit
from tests.support.browsers import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def hours(settings):
    """Settings in which idle chiefs are signed out after one hour, editors after two, everybody else after four."""
    settings.SESSION_IDLE_HOURS = {"Chief": 1, "Editor": 2, "": 4}


def be_idle(user, **ago):
    """Set when the sessions of a user were last used."""
    UserSession.objects.filter(user=user).update(last_seen_at=timezone.now() - timedelta(**ago))


@pytest.mark.parametrize(
    ("role", "open_after", "ended_after"), [("chief", 59, 61), ("editor", 119, 121), ("writer", 239, 241)]
)
def test_idle_sessions_end_by_role(role, open_after, ended_after, hours, browser, request):
    user, page = request.getfixturevalue(role), browser()
    page.sign_in(user.username)
    be_idle(user, minutes=open_after)
    assert page.is_signed_in()
    be_idle(user, minutes=ended_after)
    answer = page.get("/admin/inbox/")
    assert answer["Location"] == "/admin/login/?next=/admin/inbox/"
    assert "You were signed out" in " ".join(str(one) for one in get_messages(answer.wsgi_request))
    assert not UserSession.objects.filter(user=user).exists()


def test_the_shortest_limit_of_several_roles_counts(hours, writer):
    writer.groups.add(Group.objects.get(name="Chief"))
    assert idle_limit(writer) == timedelta(hours=1)
    assert idle_limit(get_user_model().objects.create_superuser("admin")) == timedelta(hours=1)


def test_sessions_never_end_by_idleness_without_configured_hours(settings, browser, writer):
    settings.SESSION_IDLE_HOURS = {"": 0}
    page = browser()
    page.sign_in(writer.username)
    be_idle(writer, days=10)
    assert page.is_signed_in()
    assert idle_limit(writer) is None


def test_an_open_page_alone_does_not_keep_a_session_alive_but_typing_does(hours, browser, writer):
    page = browser()
    page.sign_in(writer.username)
    be_idle(writer, hours=3)
    before = UserSession.objects.get(user=writer).last_seen_at
    tab = "6f9619ff-8b86-4d01-b42d-00cf4fc96401"
    assert page.post("/admin/articles/article/session/", {"tab": tab}).status_code == 200
    assert UserSession.objects.get(user=writer).last_seen_at == before
    page.post("/admin/articles/article/session/", {"tab": tab, "typed": json.dumps([["headline", "Kabar"]])})
    assert UserSession.objects.get(user=writer).last_seen_at > before
    be_idle(writer, hours=3)
    before = UserSession.objects.get(user=writer).last_seen_at
    refused = page.post("/admin/articles/article/session/", {"tab": tab, "typed": "not what a browser sends"})
    assert refused.status_code == 400
    assert UserSession.objects.get(user=writer).last_seen_at == before, "a tab that is refused again and again"


def test_a_person_sees_their_sessions_and_ends_another_one(browser, writer, editor):
    telephone, laptop, colleague = (
        browser("198.51.100.7"),
        browser("203.0.113.5", "Mozilla/5.0 (X11; Linux) Firefox/1"),
        browser(),
    )
    telephone.sign_in(writer.username)
    laptop.sign_in(writer.username)
    colleague.sign_in(editor.username)
    listed = telephone.get("/admin/account/").context["sessions"]
    current = telephone.session.session_key
    assert {(row.ip, row.device, row.session_key == current) for row in listed} == {
        ("198.51.100.7", "Firefox, Android", True),
        ("203.0.113.5", "Firefox, Linux", False),
    }
    number = next(row.pk for row in listed if row.ip == "203.0.113.5")
    telephone.post("/admin/account/sessions/end/", {"session": number})
    assert not laptop.is_signed_in()
    assert telephone.is_signed_in()
    foreign = UserSession.objects.get(user=editor).pk
    telephone.post("/admin/account/sessions/end/", {"session": foreign})
    assert colleague.is_signed_in()
    for nonsense in ("x", "-1", "9" * 30, "\0"):
        assert telephone.post("/admin/account/sessions/end/", {"session": nonsense}).status_code == 404


def test_all_other_sessions_end_at_once(browser, writer):
    pages = [browser(f"198.51.100.{number}") for number in range(1, 4)]
    for page in pages:
        page.sign_in(writer.username)
    pages[0].post("/admin/account/sessions/end/", {})
    assert [page.is_signed_in() for page in pages] == [True, False, False]


def test_changing_the_password_ends_all_other_sessions(browser, writer):
    here, elsewhere = browser(), browser("203.0.113.5")
    for page in (here, elsewhere):
        page.sign_in(writer.username)
    new = "kata-sandi-baru-77"
    sent = {"old_password": "kata-sandi-uji", "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", sent).status_code == 302
    assert here.is_signed_in()
    assert not elsewhere.is_signed_in()
    listed = here.get("/admin/account/").context["sessions"]
    assert [row.session_key for row in listed] == [here.session.session_key]


def test_a_session_from_before_the_upgrade_continues_and_is_listed(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    UserSession.objects.all().delete()
    assert page.is_signed_in()
    assert len(page.get("/admin/account/").context["sessions"]) == 1


def test_sessions_that_django_clears_are_no_longer_listed(browser, writer):
    page, other = browser(), browser("203.0.113.5")
    page.sign_in(writer.username)
    other.sign_in(writer.username)
    ended = other.session
    ended.set_expiry(-10)
    ended.save()
    call_command("clearsessions")
    assert len(page.get("/admin/account/").context["sessions"]) == 1


def test_readers_pages_do_not_use_sessions(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    be_idle(writer, hours=30)
    assert page.get("/").status_code == 200
    assert UserSession.objects.filter(user=writer).exists()
    assert "Cookie" not in page.get("/").headers.get("Vary", "")


def test_a_session_can_be_ended_after_a_new_password_changed_its_key(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    new = "kata-sandi-baru-77"
    page.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert end_sessions(writer) == 1
    assert not page.is_signed_in()


def test_signing_out_deletes_everything_about_the_session(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    page.post("/admin/logout/")
    assert not UserSession.objects.filter(user=writer).exists()


def test_sessions_unused_for_ninety_days_are_deleted(browser, writer, editor):
    browser().sign_in(writer.username)
    be_idle(writer, days=91)
    browser().sign_in(editor.username)
    assert not UserSession.objects.filter(user=writer).exists()


def test_the_list_costs_the_same_with_many_sessions_and_changes_nothing(browser, writer):
    page = browser()
    page.sign_in(writer.username)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page.get("/admin/account/")
        assert not [one for one in queries.captured_queries if one["sql"].startswith("DELETE")]
        return len(queries)

    page.get("/admin/account/")
    few = cost()
    for number in range(5):
        browser(f"203.0.113.{number}").sign_in(writer.username)
    assert cost() == few
