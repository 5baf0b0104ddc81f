"""Concurrent requests: wrong passwords from several threads are counted together, and no answer waits for mail."""

import threading
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from articles.models import LoginAttempt
from tests.support.makers import make_person

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
GUESSES = 16


class BlockedBackend(BaseEmailBackend):
    """A mail server that accepts no e-mail until it is allowed to."""

    may_go_on = threading.Event()
    taken = threading.Event()

    def send_messages(self, letters):
        """Wait, then accept the e-mails."""
        assert self.may_go_on.wait(timeout=30)
        self.taken.set()
        return len(letters)


def make_staff(name):
    """Make a user with access to the desk and an e-mail address."""
    person = make_person(name)
    person.is_staff, person.email = True, f"{name}@example.com"
    person.save()
    return person


def test_wrong_passwords_sent_at_the_same_time_are_counted_together(browser):
    make_staff("wulan")
    ready = threading.Barrier(GUESSES)

    def guess(number):
        page = browser("203.0.113.9")
        try:
            ready.wait(timeout=30)
            page.sign_in("wulan", f"tebakan-{number}")
        finally:
            connection.close()

    threads = [threading.Thread(target=guess, args=[number]) for number in range(GUESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    outcomes = list(LoginAttempt.objects.values_list("outcome", flat=True))
    assert len(outcomes) == GUESSES
    assert 1 <= outcomes.count("password") <= 5
    assert set(outcomes) == {"password", "too_many"}


def test_the_answer_about_a_new_password_does_not_wait_for_the_mail_server(live_server, settings):
    settings.EMAIL_HOST = "mail.example.com"
    settings.EMAIL_BACKEND = f"{__name__}.BlockedBackend"
    person = make_staff("wulan")
    address = f"{live_server.url}/admin/account/password/reset/"
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(address, timeout=30).read().decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = urllib.parse.urlencode({"email": person.email, "csrfmiddlewaretoken": token}).encode()
    answer = browser.open(urllib.request.Request(address, form, headers={"Referer": address}), timeout=20)
    assert answer.url == f"{address}sent/"
    assert not BlockedBackend.taken.is_set()
    BlockedBackend.may_go_on.set()
    assert BlockedBackend.taken.wait(timeout=30)
