"""Signing in with a password: redirects, refusals, and that a refusal reveals nothing."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher

from tests.support.browsers import PASSWORD
from tests.support.makers import make_person

pytestmark = pytest.mark.django_db
WRONG = "The login or the password is wrong."


class CountingHasher(MD5PasswordHasher):
    """A password hasher that counts its calls, which are the slow part of an answer."""

    algorithm = "counting"
    asked = 0

    def encode(self, password, salt):
        """Count and hash."""
        CountingHasher.asked += 1
        return super().encode(password, salt)


@pytest.mark.parametrize(
    ("after", "to"),
    [
        ("", "/admin/"),
        ("?next=/admin/inbox/", "/admin/inbox/"),
        ("?next=https://evil.test/", "/admin/"),
        ("?next=//evil.test/", "/admin/"),
        ("?next=javascript:alert(1)", "/admin/"),
    ],
)
def test_signing_in_redirects_to_the_requested_page_or_to_the_desk(after, to, browser, writer):
    answer = browser().sign_in(writer.username, after=after)
    assert (answer.status_code, answer["Location"]) == (302, to)


def test_pages_of_the_desk_redirect_to_the_sign_in_page_and_back(browser, writer):
    page = browser()
    asked = page.get("/admin/inbox/?x=1")
    assert asked["Location"] == "/admin/login/?next=/admin/inbox/%3Fx%3D1"
    answer = page.post(asked["Location"], {"login": writer.username, "password": PASSWORD})
    assert answer["Location"] == "/admin/inbox/?x=1"


def test_the_sign_in_page_redirects_users_who_are_signed_in(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    assert page.get("/admin/login/")["Location"] == "/admin/"


@pytest.fixture
def people(writer):
    """A user for each reason to refuse a sign-in."""
    inactive, outsider, without = (make_person(name) for name in ("nonaktif", "luar", "tanpa"))
    inactive.is_staff, inactive.is_active = True, False
    without.is_staff = True
    without.set_unusable_password()
    for person in (inactive, outsider, without):
        person.save()
    return {"wrong": writer.username, "inactive": "nonaktif", "outsider": "luar", "without": "tanpa", "nobody": "entah"}


def test_every_refusal_reads_the_same(people, browser):
    pages = set()
    for kind, login in people.items():
        answer = browser().sign_in(login, "salah-sekali" if kind == "wrong" else PASSWORD)
        assert answer.status_code == 200
        assert WRONG in answer.content.decode()
        pages.add(answer.content.decode().replace(login, "LOGIN").split("<form")[1].split("csrfmiddlewaretoken")[0])
    assert len(pages) == 1


def test_every_refusal_costs_one_password_hash(people, browser, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    for user in get_user_model().objects.exclude(username="tanpa"):
        user.set_password(PASSWORD)
        user.save()
    costs = {}
    for kind, login in people.items():
        CountingHasher.asked = 0
        browser().sign_in(login, PASSWORD if kind in {"inactive", "outsider"} else "salah-sekali")
        costs[kind] = CountingHasher.asked
    assert costs == dict.fromkeys(people, 1)


def test_there_is_no_sign_up(browser, writer):
    for address in ("/admin/signup/", "/admin/account/signup/", "/accounts/signup/"):
        assert browser().post(address, {"username": "baru", "password1": PASSWORD}).status_code in {302, 404}
    assert not type(writer).objects.filter(username="baru").exists()


def test_a_session_ends_with_the_request_after_access_was_lost(browser, writer):
    page = browser()
    for field in ("is_active", "is_staff"):
        page.sign_in(writer.username)
        assert page.is_signed_in()
        type(writer).objects.filter(pk=writer.pk).update(**{field: False})
        assert not page.is_signed_in()
        type(writer).objects.filter(pk=writer.pk).update(**{field: True})
        assert not page.is_signed_in(), "the session returned with the access"


def test_signing_out_ends_the_session(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    assert page.get("/admin/logout/").status_code == 405
    page.post("/admin/logout/")
    assert not page.is_signed_in()
