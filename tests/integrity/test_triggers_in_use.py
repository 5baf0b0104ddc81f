"""Triggers are created without letting readers wait: where none is missing, no table is locked."""

from contextlib import closing, contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles import triggers
from articles.models import Edition
from articles.triggers import locks

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite readers block nobody")
DISABLE = 'ALTER TABLE articles_edition DISABLE TRIGGER "{}"'


@contextmanager
def reading_for_long():
    """Read the editions in another transaction, as a backup does. Yields its connection."""
    with closing(connection.copy()) as other, other.cursor() as cursor:
        other.set_autocommit(False)
        cursor.execute("SELECT count(*) FROM articles_edition")
        yield other
        other.rollback()


def damage_one(statement):
    """Damage a trigger of the editions by a statement, and return its name."""
    trigger = next(one for one in triggers.TRIGGERS if one.model is Edition and connection.vendor in one.vendors)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(trigger.name))
    assert triggers.missing() == [trigger.name]
    return trigger.name


def trigger_statements(captured):
    return [query["sql"] for query in captured if "TRIGGER" in query["sql"] and query["sql"].startswith(("CR", "DR"))]


@pytest.mark.django_db
def test_migrate_changes_no_trigger_where_none_is_missing():
    with CaptureQueriesContext(connection) as captured:
        call_command("migrate", verbosity=0)
    assert trigger_statements(captured) == []


@pytest.mark.django_db
def test_migrate_creates_only_the_trigger_that_is_missing():
    name = damage_one(f'DROP TRIGGER "{{}}"{" ON articles_edition" * (connection.vendor == "postgresql")}')
    with CaptureQueriesContext(connection) as captured:
        call_command("migrate", verbosity=0)
    statements = trigger_statements(captured)
    assert statements
    assert all(name in statement for statement in statements)
    assert triggers.missing() == []


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_migrate_names_who_uses_a_table_for_long_and_gives_up(monkeypatch):
    monkeypatch.setattr(locks, "LOCK_TIMEOUT_MS", 50)
    monkeypatch.setattr(locks, "PAUSE_SECONDS", 0)
    name = damage_one(DISABLE)
    with reading_for_long() as other, translation.override("en"):
        with pytest.raises(CommandError) as refused:
            call_command("migrate", verbosity=0)
        assert "articles_edition" in str(refused.value)
        assert str(other.connection.info.backend_pid) in str(refused.value)
        assert triggers.missing() == [name]
    call_command("migrate", verbosity=0)
    assert triggers.missing() == []


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_migrate_tries_again_until_the_reader_is_done(monkeypatch):
    monkeypatch.setattr(locks, "LOCK_TIMEOUT_MS", 50)
    damage_one(DISABLE)
    with reading_for_long() as other:
        # Between two tries, the reader ends.
        monkeypatch.setattr(locks.time, "sleep", lambda _seconds: other.rollback())
        call_command("migrate", verbosity=0)
    assert triggers.missing() == []
