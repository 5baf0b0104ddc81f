"""Second factors: apps and recovery codes, which roles need one, and what is stored of them."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.cache import cache

from articles.accounts.secret_encryption import protect, reveal
from articles.models import LoginAttempt
from tests.support.authenticator_apps import code_of, set_up_app
from tests.support.second_factor import STEP

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped_clock(monkeypatch):
    """Stop the clock that codes are made and checked by, so that no new period begins during a test."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


@pytest.fixture
def with_app(browser, writer):
    """A writer with an authenticator app, its secret and recovery codes."""
    page = browser()
    page.sign_in(writer.username)
    return set_up_app(page)


def test_an_app_is_set_up_and_asked_for_at_the_next_sign_in(browser, writer, with_app):
    secret, _codes = with_app
    page = browser()
    assert page.sign_in(writer.username, after="?next=/admin/inbox/")["Location"] == STEP
    assert not page.is_signed_in()
    assert "Welcome" not in page.get(STEP).content.decode()
    # The code that set the app up is not accepted a second time within its period.
    answer = page.post(STEP, {"code": code_of(secret, 1)})
    assert answer["Location"] == "/admin/inbox/"
    assert page.is_signed_in()
    assert LoginAttempt.objects.filter(user=writer, outcome="succeeded", method="totp").count() == 1


@pytest.mark.usefixtures("stopped_clock")
def test_a_code_of_a_phone_with_another_clock_is_accepted_and_older_ones_are_not(browser, writer, with_app):
    secret, _codes = with_app
    for periods, is_taken in ((-3, False), (3, False), (-1, True)):
        page = browser()
        page.sign_in(writer.username)
        page.post(STEP, {"code": code_of(secret, periods)})
        assert page.is_signed_in() == is_taken, periods


def test_each_code_is_accepted_once(browser, writer, with_app):
    secret, _codes = with_app
    code = code_of(secret, 1)
    first, second = browser(), browser("203.0.113.5")
    for page in (first, second):
        page.sign_in(writer.username)
        page.post(STEP, {"code": code})
    assert first.is_signed_in()
    assert not second.is_signed_in()


def test_a_code_is_accepted_once_however_it_is_written(browser, writer, with_app):
    secret, _codes = with_app
    code = code_of(secret, 1)
    first, second = browser(), browser("203.0.113.5")
    first.sign_in(writer.username)
    first.post(STEP, {"code": code})
    cache.delete(f"allauth.mfa.totp.used?user={writer.pk}&code={code}")
    second.sign_in(writer.username)
    second.post(STEP, {"code": f"{code[:3]}-{code[3:]}"})
    assert first.is_signed_in()
    assert not second.is_signed_in()


def test_the_code_that_set_an_app_up_cannot_be_used_to_sign_in(browser, writer):
    page, thief = browser(), browser("203.0.113.5")
    page.sign_in(writer.username)
    secret = page.get("/admin/account/app/add/").context["form"].secret
    code = code_of(secret)
    page.post("/admin/account/app/add/", {"code": code})
    thief.sign_in(writer.username)
    thief.post(STEP, {"code": code})
    assert not thief.is_signed_in()


@pytest.mark.parametrize("field", ["is_active", "is_staff", "password"])
def test_a_sign_in_before_its_second_step_ends_when_access_or_password_changes(field, browser, writer, with_app):
    page = browser()
    page.sign_in(writer.username)
    if field == "password":
        writer.set_password("kata-sandi-baru-77")
    else:
        setattr(writer, field, False)
    writer.save()
    assert page.post(STEP, {"code": code_of(with_app[0], 1)})["Location"] == "/admin/login/"
    assert not page.is_signed_in()
    assert not LoginAttempt.objects.filter(user=writer, outcome="succeeded", method="totp").exists()


def test_a_recovery_code_signs_in_once(browser, writer, with_app):
    _secret, codes = with_app
    page, thief = browser(), browser("203.0.113.5")
    page.sign_in(writer.username)
    page.post(STEP, {"code": codes[3]})
    assert page.is_signed_in()
    thief.sign_in(writer.username)
    thief.post(STEP, {"code": codes[3]})
    assert not thief.is_signed_in()
    assert codes[3] not in page.get("/admin/account/recovery-codes/").context["unused_codes"]
    assert LoginAttempt.objects.filter(user=writer, outcome="succeeded", method="recovery_codes").count() == 1


def test_guessing_codes_is_limited_at_one_address_and_not_at_another(browser, writer, with_app):
    secret, _codes = with_app
    thief = browser("203.0.113.9")
    thief.sign_in(writer.username)
    for number in range(12):
        thief.post(STEP, {"code": f"{number:06}"})
    assert LoginAttempt.objects.filter(user=writer, outcome="code").count() == 5
    assert LoginAttempt.objects.filter(user=writer, outcome="too_many").count() == 7
    thief.post(STEP, {"code": code_of(secret, 1)})
    assert not thief.is_signed_in()
    page = browser()
    page.sign_in(writer.username)
    page.post(STEP, {"code": code_of(secret, 1)})
    assert page.is_signed_in()


def test_the_second_step_does_not_open_without_the_password(browser, with_app):
    assert browser().get(STEP)["Location"] == "/admin/login/"
    assert browser().post(STEP, {"code": code_of(with_app[0], 1)})["Location"] == "/admin/login/"


@pytest.fixture
def required(settings):
    """The setting that editors and chiefs need a second factor."""
    settings.SECOND_FACTOR_ROLES = ["Chief", "Editor"]


def test_an_editor_without_a_second_factor_is_redirected_to_set_one_up(required, browser, editor):
    page = browser()
    page.sign_in(editor.username)
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/add/", "/admin/password_change/"):
        assert page.get(address)["Location"] == "/admin/account/", address
    asked = page.post("/admin/inbox/read/", {"until": "1"}, headers={"accept": "text/html"})
    assert asked["Location"] == "/admin/account/"
    page.get("/admin/inbox/?x=1")
    assert page.get("/admin/account/").context["is_required"]
    set_up_app(page)
    assert page.get("/admin/account/").context["next"] == "/admin/inbox/?x=1"
    assert page.is_signed_in()


def test_an_editor_without_a_second_factor_is_shown_why_typing_is_not_autosaved(required, browser, editor):
    page = browser()
    page.sign_in(editor.username)
    answer = page.post("/admin/articles/article/session/", {"typed": "x"}, headers={"accept": "*/*"})
    assert answer.status_code == 403
    assert "second factor" in answer.json()["error"]


def test_a_writer_works_without_one(required, browser, writer):
    page = browser()
    page.sign_in(writer.username)
    assert page.is_signed_in()


def test_a_superuser_needs_one_where_any_role_does(required, browser):
    get_user_model().objects.create_superuser("admin", password="kata-sandi-uji")
    page = browser()
    page.sign_in("admin")
    assert page.get("/admin/auth/user/")["Location"].startswith("/admin/account/")


def test_signing_out_stays_possible_without_one(required, browser, editor):
    page = browser()
    page.sign_in(editor.username)
    assert page.post("/admin/logout/").status_code in {200, 302}
    assert page.get("/admin/")["Location"].startswith("/admin/login/")


def test_somebody_who_needs_one_cannot_remove_the_last(required, browser, editor):
    page = browser()
    page.sign_in(editor.username)
    set_up_app(page)
    page.post("/admin/account/app/remove/", {})
    assert Authenticator.objects.filter(user=editor, type="totp").exists()
    assert page.is_signed_in()


def test_setting_up_the_first_one_ends_sessions_that_were_opened_without_it(
    browser, writer, django_capture_on_commit_callbacks
):
    stolen, page = browser("203.0.113.5"), browser()
    stolen.sign_in(writer.username)
    page.sign_in(writer.username)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(page)
    assert page.is_signed_in()
    assert not stolen.is_signed_in()


def test_removing_an_app_needs_proof_and_takes_its_recovery_codes(browser, writer, with_app):
    page = browser()
    page.sign_in(writer.username)
    page.post(STEP, {"code": code_of(with_app[0], 1)})
    session = page.session
    session["confirmed_at"] = 0
    session.save()
    answer = page.post("/admin/account/app/remove/", {})
    assert answer["Location"].startswith("/admin/account/confirm/?next=")
    assert Authenticator.objects.filter(user=writer, type="totp").exists()
    page.post(answer["Location"], {"confirm-password": "kata-sandi-uji"})
    page.post("/admin/account/app/remove/", {})
    assert not Authenticator.objects.filter(user=writer).exists()


def test_the_database_contains_no_readable_secret(with_app, settings):
    secret, codes = with_app
    stored = serializers.serialize("json", Authenticator.objects.all())
    assert secret not in stored
    assert not any(code in stored for code in codes)
    row = Authenticator.objects.get(type="totp")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key" * 5
    assert reveal(row.data["secret"]) == secret
    settings.SECRET_KEY_FALLBACKS = []
    assert reveal(row.data["secret"]) != secret, "a lost key fits no code, and fails nowhere"
    assert json.loads(stored)
    assert reveal(protect("x")) == "x"
