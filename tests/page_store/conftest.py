"""A server process with a page store, and the addresses of every kind of page."""

import time

import pytest

from tests.support.stored_site import StoredSite


def wait_for_contact(site):
    """Wait until the process knows that it would learn of every change."""
    limit = time.monotonic() + 10
    while not site.watcher.is_in_contact():
        assert time.monotonic() < limit, "The watcher did not reach the database."
        time.sleep(0.01)


@pytest.fixture
def site(transactional_db):
    """A server process whose store is in contact with the database."""
    site = StoredSite()
    wait_for_contact(site)
    yield site
    site.close()
