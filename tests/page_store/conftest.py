"""A server process with a page store."""

import pytest

from tests.support.makers import make_article, make_category, publish
from tests.support.stored_site import StoredSite, wait_for_contact


@pytest.fixture
def site(django_db_serialized_rollback, transactional_db):
    """A server process whose store is in contact with the database."""
    site = StoredSite()
    wait_for_contact(site)
    yield site
    site.close()


@pytest.fixture
def full_category(writer, editor):
    """A category with more articles than an article's page shows as related."""
    category = make_category("Daerah")
    for number in range(6):
        publish(make_article(writer, headline=f"Lama {number}", category=category), writer, editor)
    return category
