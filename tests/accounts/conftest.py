"""Fixtures for signing in as people do: through the page, from an IP address, with a browser."""

import pytest

from articles.accounts.emails import wait_until_sent
from tests.support.browsers import Browser


@pytest.fixture
def browser(db):
    """A function that makes browsers, each at an IP address."""
    return Browser


class PostBox:
    """The e-mails sent so far. Each access first waits for those that are still being sent."""

    def __init__(self, letters):
        self._letters = letters

    def _all(self):
        wait_until_sent()
        return self._letters

    def __iter__(self):
        return iter(self._all())

    def __len__(self):
        return len(self._all())

    def __getitem__(self, place):
        return self._all()[place]

    def clear(self):
        """Delete the e-mails that were sent so far."""
        self._all().clear()


@pytest.fixture
def post_box(settings, mailoutbox):
    """The e-mails sent, with e-mail configured."""
    settings.EMAIL_HOST = "mail.example.com"
    yield PostBox(mailoutbox)
    wait_until_sent()


@pytest.fixture
def page(client, chief):
    """A chief's browser."""
    client.force_login(chief)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client
