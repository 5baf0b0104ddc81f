"""Fixtures: a mail server that accepts everything, users with e-mail addresses, and the notifications they get."""

import pytest
from django.core.mail.backends.locmem import EmailBackend

from articles.models import Notification
from articles.notifications import email
from articles.retries import CircuitBreaker

PEOPLE = ("writer", "second_writer", "editor", "chief", "moderator")


class PickyServer(EmailBackend):
    """A mail server that refuses some mailboxes or is unavailable, and counts its connections."""

    refused, is_unavailable, opened = set(), False, 0

    def open(self):
        type(self).opened += 1
        if self.is_unavailable:
            raise ConnectionRefusedError("nobody listens")

    def send_messages(self, messages):
        if any(address in self.refused for message in messages for address in message.to):
            raise OSError("no such mailbox")
        return super().send_messages(messages)


@pytest.fixture
def people(writer, second_writer, editor, chief, moderator):
    """The users of the desk, each with an e-mail address, by username."""
    desk = {}
    for person in (writer, second_writer, editor, chief, moderator):
        person.email = f"{person.username}@example.com"
        person.save(update_fields=["email"])
        desk[person.username] = person
    return desk


@pytest.fixture(autouse=True)
def mail_server(settings, monkeypatch):
    """A mail server that accepts everything, unless a test makes it unavailable or lets it refuse mailboxes."""
    settings.EMAIL_HOST = "mail.example.com"
    settings.EMAIL_BACKEND = "tests.notifications.conftest.PickyServer"
    settings.SITE_ADDRESS = "https://kabar.example.com"
    settings.LANGUAGE_CODE = "id"
    monkeypatch.setattr(PickyServer, "refused", set())
    monkeypatch.setattr(PickyServer, "is_unavailable", False)
    monkeypatch.setattr(PickyServer, "opened", 0)
    monkeypatch.setattr(email, "server", CircuitBreaker(email.SERVER_PAUSE_SECONDS))
    return PickyServer


@pytest.fixture
def notified(django_capture_on_commit_callbacks):
    """A function that does something, commits it, and returns who was notified: ``{(username, kind), …}``."""

    def notified(verb, *arguments, **options):
        before = set(Notification.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            verb(*arguments, **options)
        new = Notification.objects.exclude(pk__in=before)
        return set(new.values_list("recipient__username", "kind"))

    return notified
