"""A server process with a page store."""

import pytest

from tests.support.ports import wait_until
from tests.support.stored_site import StoredSite


def wait_for_contact(site):
    """Wait until the process knows that it would learn of every change."""
    wait_until(site.watcher.make_contact, seconds=10)


@pytest.fixture
def site(django_db_serialized_rollback, transactional_db):
    """A server process whose store is in contact with the database."""
    site = StoredSite()
    wait_for_contact(site)
    yield site
    site.close()
