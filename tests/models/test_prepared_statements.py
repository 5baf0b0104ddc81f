"""Queries of readers' pages that PostgreSQL plans once for each connection."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection, transaction

from articles.models import prepared_statements
from articles.models.prepared_statements import Constant, fetch_all
from tests.support.makers import make_article, publish

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def on_postgresql():
    """A connection to PostgreSQL that has prepared nothing yet."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL prepares statements")
    connection.close()
    yield
    connection.close()


def prepared():
    """Return the statements that the connection has prepared."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return sorted(statement for (statement,) in cursor.fetchall())


def numbers_above(least):
    """Return the numbers above one, of a table of three."""
    return fetch_all("SELECT number FROM numbers WHERE number > %s ORDER BY number", [least])


@pytest.fixture
def numbers(on_postgresql):
    """A table of the numbers 1 to 3, which ends with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE numbers AS SELECT number FROM generate_series(1, 3) number")


@pytest.mark.parametrize(
    ("query", "parameters", "expected"),
    [
        ("SELECT 1", [], [(1,)]),
        ("SELECT %s + %s", [1, 2], [(3,)]),
        ("SELECT 10 %% %s", [4], [(2,)]),
        ("SELECT 'x' = %s", ["x"], [(True,)]),
        ("SELECT 'x' = %s", ["'; DROP TABLE articles_edition; --"], [(False,)]),
        ("SELECT 'a' = %s, %s > 1", [Constant("a"), 2], [(True, True)]),
        ("SELECT 1 WHERE 1 IN (%s, %s)", [3, Constant(1)], [(1,)]),
    ],
)
def test_it_finds_what_the_query_finds(query, parameters, expected):
    for _again in range(2):
        assert fetch_all(query, parameters) == expected


def test_instants_uuids_and_absent_values_come_back_as_they_were_given(on_postgresql):
    values = [datetime(2026, 5, 1, 10, 15, 30, 123456, tzinfo=UTC), UUID(int=7), 2.5, True]
    assert fetch_all("SELECT %s, %s, %s, %s", values) == [tuple(values)]
    assert fetch_all("SELECT %s::text IS NULL", [None]) == [(True,)]


def test_a_page_prepares_its_queries_once(on_postgresql, client, writer, editor):
    edition = publish(make_article(writer), writer, editor)
    pages = [edition.get_absolute_url(), "/", edition.category.get_absolute_url()]
    first = [client.get(page).content for page in pages]
    statements = prepared()
    assert len(statements) >= 5
    assert [client.get(page).content for page in pages] == first
    assert prepared() == statements


def test_other_constants_are_another_statement(numbers):
    query = "SELECT number FROM numbers ORDER BY number LIMIT %s"
    assert fetch_all(query, [Constant(1)]) == [(1,)]
    assert fetch_all(query, [Constant(2)]) == [(1,), (2,)]


def test_statements_that_are_gone_are_made_again(numbers):
    assert numbers_above(1) == [(2,), (3,)]
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert numbers_above(2) == [(3,)]
    assert numbers_above(2) == [(3,)]
    assert len(prepared()) == 1


def test_a_table_that_changed_is_asked_anew(numbers):
    assert numbers_above(1) == [(2,), (3,)]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE numbers ALTER COLUMN number TYPE numeric(6, 1)")
    assert numbers_above(2) == [(3,)]
    assert numbers_above(2) == [(3,)]


def test_a_connection_keeps_a_limited_number_of_statements(numbers, monkeypatch):
    monkeypatch.setattr(prepared_statements, "MAX_STATEMENTS", 3)
    for place in range(5):
        assert fetch_all(f"SELECT {place} + %s", [1]) == [(place + 1,)]
        assert fetch_all("SELECT 100 + %s", [1]) == [(101,)]
    statements = prepared()
    assert len(statements) == 3
    assert any("100 + $1" in statement for statement in statements), "the one that is used is kept"


def test_nothing_is_prepared_behind_a_pooler_or_within_a_transaction(numbers, settings):
    with transaction.atomic():
        assert numbers_above(1) == [(2,), (3,)]
    settings.DATABASE_DIRECT = {"host": "127.0.0.1"}
    assert numbers_above(1) == [(2,), (3,)]
    assert prepared() == []
