"""A PostgreSQL that was restarted: the connections that it has closed are opened again before a request uses them."""

from contextlib import closing

import pytest
from django.db import close_old_connections, connection

from articles.models import Category

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server"),
]


def test_the_first_request_after_a_restart_is_answered():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    # As at the beginning of each request.
    close_old_connections()
    assert Category.objects.count() >= 0
