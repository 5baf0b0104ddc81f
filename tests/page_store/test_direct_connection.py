"""The connection on which a process listens: past a pooler, to the same database, and made again after an outage."""

import time
from contextlib import closing

import psycopg2
import pytest
from django.db import connection

from articles.page_store import watchers
from tests.support.ports import wait_until
from tests.support.stored_site import StoredSite, wait_for_contact

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no other address"),
]


def test_a_process_listens_at_the_address_that_passes_a_pooler(settings, transactional_db):
    settings.DATABASE_DIRECT = {"application_name": "listens-directly"}
    site = StoredSite()
    try:
        wait_for_contact(site)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'listens-directly'")
            assert cursor.fetchone()[0] == 1
    finally:
        site.close()


def test_a_process_that_listens_to_another_database_has_no_contact(settings, transactional_db, caplog):
    # A copy of this database, which has the same table of changes.
    name = connection.settings_dict["NAME"]
    copy = f"{name}_salinan"
    connection.close()
    _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    settings.DATABASE_DIRECT = {"dbname": copy}
    site = StoredSite()
    try:
        site.watcher.make_contact()
        wait_until(lambda: "DATABASE_DIRECT_URL" in caplog.text, seconds=10)
        assert not site.watcher.make_contact()
        site.get("/")
        assert site.get("/").is_rendered
    finally:
        site.close()
        _administer(f'DROP DATABASE "{copy}" WITH (FORCE)')


def test_an_outage_is_logged_once_with_longer_and_longer_pauses(settings, transactional_db, monkeypatch, caplog):
    monkeypatch.setattr("articles.page_store.watchers.RETRY_SECONDS", 0.01)
    monkeypatch.setattr("articles.page_store.watchers.MAX_RETRY_SECONDS", 0.04)
    attempts, is_away = [], True
    original = watchers.connect_directly

    def connect():
        attempts.append(time.monotonic())
        if is_away:
            raise psycopg2.OperationalError("connection refused")
        return original()

    monkeypatch.setattr("articles.page_store.watchers.connect_directly", connect)
    watcher = watchers.make_watcher()
    try:
        watcher.make_contact()
        wait_until(lambda: len(attempts) > 6, seconds=10)
        lines = [record.getMessage() for record in caplog.records if "page store" in record.getMessage()]
        assert ["connection refused" in line for line in lines] == [True]
        assert attempts[6] - attempts[3] >= 0.12
        is_away = False
        wait_until(watcher.make_contact, seconds=10)
        wait_until(lambda: "has the database again" in caplog.text, seconds=10)
    finally:
        watcher.close()


def _administer(statement):
    """Run a statement that concerns whole databases, connected to another one."""
    parameters = {name: value for name, value in connection.get_connection_params().items() if name != "cursor_factory"}
    with closing(psycopg2.connect(**parameters | {"dbname": "postgres"})) as administrator:
        administrator.autocommit = True
        with administrator.cursor() as cursor:
            cursor.execute(statement)
