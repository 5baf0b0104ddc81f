"""The login log: what it records, and that its entries expire."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from articles.accounts.login_log import device_name
from articles.models import Event, LoginAttempt
from tests.support.browsers import PASSWORD

pytestmark = pytest.mark.django_db


def test_attempts_are_kept_for_ninety_days(browser, writer):
    page = browser()
    page.sign_in(writer.username, "salah-sekali")
    LoginAttempt.objects.update(at=timezone.now() - timedelta(days=89, hours=23))
    page.sign_in(writer.username)
    assert [row.outcome for row in page.get("/admin/account/").context["attempts"]] == ["succeeded", "password"]
    LoginAttempt.objects.filter(outcome="password").update(at=timezone.now() - timedelta(days=90))
    assert [row.outcome for row in page.get("/admin/account/").context["attempts"]] == ["succeeded"]
    browser("203.0.113.5").sign_in("entah", "salah-sekali")
    assert not LoginAttempt.objects.filter(outcome="password", user=writer).exists(), "the row is deleted"


def test_the_log_keeps_nothing_that_was_typed(browser, writer):
    browser().sign_in(PASSWORD, writer.username)
    [row] = LoginAttempt.objects.all()
    assert row.user is None
    values = [str(getattr(row, field.attname)) for field in LoginAttempt._meta.concrete_fields]
    assert not any(PASSWORD in value or writer.username in value for value in values)


def test_signing_in_adds_nothing_to_the_record(browser, writer):
    before = Event.objects.count()
    browser().sign_in(writer.username, "salah-sekali")
    browser().sign_in(writer.username)
    assert Event.objects.count() == before


def test_an_attempt_names_address_and_browser(browser, writer):
    browser("2001:db8::7").sign_in(writer.username)
    row = LoginAttempt.objects.get()
    assert (row.user, row.outcome, row.method) == (writer, "succeeded", "password")
    assert (row.address, row.device) == ("2001:db8::7", "Firefox, Android")


def messages_of(answer):
    """Return the messages on the next page."""
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_users_who_sign_in_are_shown_their_last_sign_in_elsewhere(browser, writer):
    page = browser("198.51.100.7")
    assert messages_of(page.sign_in(writer.username)) == ""
    page.post("/admin/logout/")
    assert "last sign-in" not in messages_of(page.sign_in(writer.username))
    browser("203.0.113.5", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36").sign_in(writer.username)
    page.post("/admin/logout/")
    said = messages_of(page.sign_in(writer.username))
    assert "Chrome, Windows, 203.0.113.5" in said
    assert "Your last sign-in" in said


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36", "Samsung Internet, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Gecko/20100101 Firefox/140.0", "Firefox, macOS"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_browsers_are_described_in_plain_words(agent, name):
    assert device_name(agent) == name
