"""Rate limits of guessing by IP address, and by IP address and login together: nobody locks a colleague out."""

import pytest

from articles.models import LoginAttempt
from tests.support.authenticator_apps import set_up_app

pytestmark = pytest.mark.django_db
Outcome = LoginAttempt.Outcome


def outcomes(user=None):
    """Return how often each outcome is in the login log."""
    rows = LoginAttempt.objects.filter(user=user).values_list("outcome", flat=True)
    return {outcome: list(rows).count(outcome) for outcome in set(rows)}


def test_forty_wrong_passwords_are_limited_and_logged_while_the_user_signs_in_elsewhere(browser, chief):
    attacker = browser("203.0.113.9")
    answers = [attacker.sign_in(chief.username, f"tebakan-{number}") for number in range(40)]
    assert outcomes(chief)[Outcome.WRONG_PASSWORD] == 5
    assert "Too many attempts from your network address." in answers[6].content.decode()
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert outcomes(chief)[Outcome.TOO_MANY] >= 20
    attacker.sign_in(chief.username)
    assert not attacker.is_signed_in(), "the right password is not tried either"
    at_home = browser("198.51.100.7")
    assert at_home.sign_in(chief.username)["Location"] == "/admin/"
    assert at_home.is_signed_in()


def test_a_colleague_at_the_same_address_is_not_locked_out(browser, chief, writer):
    mischief = browser("198.51.100.7")
    for number in range(8):
        mischief.sign_in(chief.username, f"tebakan-{number}")
    assert browser("198.51.100.7").sign_in(writer.username)["Location"] == "/admin/"


def test_one_address_cannot_try_many_logins(browser, writer):
    attacker = browser("203.0.113.9")
    for number in range(25):
        attacker.sign_in(f"nama-{number}", "tebakan")
    assert "Too many" in attacker.sign_in(writer.username).content.decode()
    assert browser("203.0.113.10").sign_in(writer.username)["Location"] == "/admin/"


def test_addresses_of_one_ipv6_network_count_as_one(browser, chief):
    for number in range(8):
        browser(f"2001:db8:1:1::{number + 1:x}").sign_in(chief.username, f"tebakan-{number}")
    assert "Too many" in browser("2001:db8:1:1:ffff::1").sign_in(chief.username).content.decode()
    assert browser("2001:db8:1:2::1").sign_in(chief.username)["Location"] == "/admin/"


def test_a_forged_address_does_not_evade_the_limit(browser, chief):
    for number in range(8):
        attacker = browser("203.0.113.9")
        attacker.post(
            "/admin/login/",
            {"login": chief.username, "password": f"tebakan-{number}"},
            headers={"x-forwarded-for": f"192.0.2.{number}"},
        )
    assert outcomes(chief)[Outcome.WRONG_PASSWORD] == 5


def test_the_right_password_resets_the_count_of_wrong_ones(browser, writer):
    clumsy = browser()
    for _again in range(3):
        for _mistake in range(4):
            clumsy.sign_in(writer.username, "salah-ketik")
        assert clumsy.sign_in(writer.username)["Location"] == "/admin/"
        clumsy.post("/admin/logout/")


def test_another_spelling_of_a_login_does_not_reset_the_count(browser, chief):
    attacker = browser("203.0.113.9")
    for number, login in enumerate(["hendra", " hendra", "hendra ", "HENDRA", "Hendra", "hendra", "hendra"]):
        answer = attacker.sign_in(login, f"tebakan-{number}")
    assert "Too many" in answer.content.decode()


def test_a_right_code_for_ones_own_login_does_not_reset_wrong_passwords_for_others(browser, chief, writer):
    attacker = browser("203.0.113.9")
    attacker.sign_in(writer.username)
    _secret, codes = set_up_app(attacker)
    for number in range(18):
        browser("203.0.113.9").sign_in(f"nama-{number}", "tebakan")
    attacker.post("/admin/logout/")
    attacker.sign_in(writer.username)
    attacker.post("/admin/account/second-step/", {"code": codes[0]})
    assert attacker.is_signed_in()
    for number in range(3):
        answer = browser("203.0.113.9").sign_in(f"lagi-{number}", "tebakan")
    assert "Too many" in answer.content.decode()


def test_guessing_the_password_while_signed_in_is_limited_too(browser, writer):
    thief = browser()
    thief.sign_in(writer.username)
    new = {"new_password1": "kata-sandi-baru-77", "new_password2": "kata-sandi-baru-77"}
    for number in range(7):
        answer = thief.post("/admin/password_change/", {"old_password": f"tebakan-{number}", **new})
    assert "Too many attempts" in answer.content.decode()
    assert outcomes(writer)[Outcome.WRONG_PASSWORD] == 5
    thief.post("/admin/password_change/", {"old_password": "kata-sandi-uji", **new})
    writer.refresh_from_db()
    assert writer.check_password("kata-sandi-uji")
