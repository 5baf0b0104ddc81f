"""What is missing before an installation can serve."""

import pytest
from django.db import OperationalError, connection

from articles.operations import readiness

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no other address")
@pytest.mark.parametrize(
    ("address", "is_serious"),
    [({"dbname": "postgres"}, True), ({"port": "1"}, False), ({"application_name": "directly"}, None)],
)
def test_a_direct_address_that_leads_elsewhere_is_not_served(settings, address, is_serious):
    settings.DATABASE_DIRECT = address
    found = [one.is_serious for one in readiness.find_problems() if "DATABASE_DIRECT_URL" in one.text]
    assert found == ([] if is_serious is None else [is_serious])


def test_a_database_that_is_read_only_is_named(settings):
    settings.DEBUG = False

    def read_only(execute, sql, params, many, context):
        if sql.startswith(("UPDATE", "INSERT", "DELETE")):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(read_only):
        found = [one.text for one in readiness.find_problems()]
    assert [text for text in found if "readonly database" in text]
