"""The sign-in page and the pages about a user's own login."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as project
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver, reverse

from articles.accounts.emails import build_email
from articles.accounts.sessions import sessions_of
from tests.support.page_text import texts_of

LETTERS = (
    "account/email/new_device",
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_reset_key",
    "account/email/second_factor_reset",
    "account/email/wrong_codes",
    "mfa/email/recovery_codes_generated",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
)
FACTS = {
    "address": "192.0.2.7",
    "device": "Firefox, Android",
    "account_url": "https://kabar.example/admin/account/",
    "reset_url": "https://kabar.example/admin/account/password/reset/",
    "password_reset_url": "https://kabar.example/admin/account/password/reset/1-abc/",
    "minutes": 60,
    "username": "wulan",
    "by": "Hendra",
    "count": 5,
}


def sign_in(client, user):
    """Sign in with the password of the test users, as on the page."""
    return client.post(reverse("account_login"), {"login": user.username, "password": "kata-sandi-uji"})


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sign_in_page_follows_the_language_of_the_browser(client, language):
    page = client.get(reverse("desk:login"), headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}"' in page
    assert ("Kata sandi" in page) is (language == "id")


@pytest.mark.django_db
def test_a_wrong_password_is_announced_with_a_message(client, writer):
    answer = client.post(reverse("account_login"), {"login": "wulan", "password": "salah"})
    assert re.search(r'role="alert"><p>[^<]+</p>', answer.content.decode())


@pytest.mark.django_db
def test_a_forgotten_password_is_offered_only_where_e_mail_is_set_up(client, settings, tmp_path):
    link = f'href="{reverse("account_reset_password")}"'
    settings.EMAIL_HOST = settings.EMAIL_FOLDER = ""
    assert link not in client.get(reverse("desk:login")).content.decode()
    assert 'name="email"' not in client.get(reverse("account_reset_password")).content.decode()
    settings.EMAIL_FOLDER = str(tmp_path)
    assert link in client.get(reverse("desk:login")).content.decode()
    assert 'name="email"' in client.get(reverse("account_reset_password")).content.decode()


@pytest.mark.django_db
def test_an_expired_link_offers_a_new_one(client):
    answer = client.get(reverse("account_reset_password_from_key", args=["1", "abc-def"]))
    assert f'href="{reverse("account_reset_password")}"' in answer.content.decode()
    assert 'name="password1"' not in answer.content.decode()


@pytest.mark.django_db
def test_after_too_many_attempts_the_page_shows_when_to_try_again(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    answers = [client.post(reverse("account_login"), {"login": "x", "password": "y"}) for _ in range(2)]
    assert answers[1].status_code == 429
    assert answers[1].headers["Retry-After"] in answers[1].content.decode()


def test_the_overview_lists_sessions_and_ends_the_others(client, writer):
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (Android 15; Mobile) Firefox/140.0"})
    sign_in(elsewhere, writer)
    sign_in(client, writer)
    client.get(reverse("desk:index"))
    elsewhere.get(reverse("desk:index"))
    page = client.get(reverse("mfa_index")).content.decode()
    assert "Firefox, Android" in page
    assert page.count('name="session"') == 1
    client.post(reverse("account_end_sessions"))
    assert len(sessions_of(writer)) == 1
    assert elsewhere.get(reverse("desk:index")).status_code == 302


@pytest.mark.parametrize("name", ["desk:index", "desk:inbox", "desk:password_change"])
def test_each_page_of_the_desk_links_to_the_users_own_login(client, writer, name):
    sign_in(client, writer)
    assert f'href="{reverse("mfa_index")}"' in client.get(reverse(name)).content.decode()


def test_setting_up_an_app_ends_with_recovery_codes_to_keep(client, writer):
    sign_in(client, writer)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert " ".join(re.findall("....", secret)) in page.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    shown = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    codes = shown.context["unused_codes"]
    assert len(codes) == 10
    assert all(code in shown.content.decode() for code in codes)
    assert codes[0] in client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert Authenticator.objects.filter(user=writer, type="totp").exists()
    assert "Lepas aplikasi" in texts_of(client.get(reverse("mfa_deactivate_totp")).content.decode(), "button")


def test_the_last_second_factor_of_a_role_that_needs_one_offers_no_removal(client, writer, settings):
    settings.SECOND_FACTOR_ROLES = ["Writer"]
    sign_in(client, writer)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    page = client.get(reverse("mfa_deactivate_totp")).content.decode()
    assert 'role="alert"' in page
    assert f'action="{reverse("mfa_deactivate_totp")}"' not in page


def test_a_passkey_is_asked_for_only_where_there_is_one(client, writer):
    sign_in(client, writer)
    session = client.session
    session["confirmed_at"] = 0
    session.save()
    page = client.get(reverse("account_reauthenticate")).content.decode()
    assert 'name="confirm-password"' in page
    assert "data-passkey" not in page


def test_no_page_shows_the_default_texts_of_allauth():
    patterns = get_resolver("articles.accounts.urls").url_patterns
    patterns = [one for pattern in patterns for one in getattr(pattern, "url_patterns", [pattern])]
    views = [getattr(pattern.callback, "view_class", None) for pattern in patterns]
    templates = {view.template_name for view in views if getattr(view, "template_name", None)}
    assert len(templates) > 12
    own = [
        name for name in templates if not get_template(name).origin.name.startswith(f"{project.BASE_DIR}/templates/")
    ]
    assert own == []


@pytest.mark.parametrize("template", LETTERS)
def test_emails_name_the_login_and_the_page_to_act_on(writer, template, settings):
    settings.SITE_ADDRESS = "https://kabar.example"
    message = build_email(template, writer, "en", FACTS)
    assert "wulan" in message.body
    assert "https://kabar.example/admin/account/" in message.body
    assert "&" not in message.subject + message.body
    assert not re.search(r"\n\n\n", message.body)


def test_pages_about_a_login_are_not_cached_by_browsers(client, writer):
    sign_in(client, writer)
    for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "account_reset_password"):
        assert "no-store" in client.get(reverse(name)).headers["Cache-Control"], name
