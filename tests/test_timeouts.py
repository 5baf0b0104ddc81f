"""PostgreSQL does not use JIT compilation, and stops slow queries while somebody waits for a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL
from django.test import Client

from articles.admin.records.record_admin import EventAdmin
from articles.public import front_page
from tests.support.makers import make_person
from tests.support.page_text import texts_of

ROOT = Path(__file__).resolve().parent.parent
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such limits")


def shown(name, *, imports, **variables):
    """Return a setting of PostgreSQL in a new process that has imported a module."""
    program = f"import django; django.setup(); import {imports}; from django.db import connection; "
    program += f"cursor = connection.cursor(); cursor.execute('SHOW {name}'); print(cursor.fetchone()[0])"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"} | variables
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


@on_postgresql
def test_no_query_is_jit_compiled():
    assert shown("jit", imports="newsroom.settings") == "off"


@on_postgresql
def test_options_in_the_database_url_take_precedence():
    address = os.environ["DATABASE_URL"] + "?options=-c%20jit%3Don"
    assert shown("jit", imports="newsroom.settings", DATABASE_URL=address) == "on"


@on_postgresql
def test_only_web_processes_limit_how_long_a_query_takes():
    assert shown("statement_timeout", imports="newsroom.wsgi") == "30s"
    assert shown("statement_timeout", imports="newsroom.wsgi", DATABASE_STATEMENT_TIMEOUT="7") == "7s"
    assert shown("statement_timeout", imports="newsroom.wsgi", DATABASE_STATEMENT_TIMEOUT="0") == "0"
    assert shown("statement_timeout", imports="newsroom.settings") == "0"


@pytest.fixture
def impatient(db):
    """A connection that stops every query after a tenth of a second."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 100")
    yield
    connection.close()


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_readers_get_a_message_that_a_query_was_stopped(impatient, monkeypatch):
    def search(*_arguments):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr(front_page, "front_page_of", search)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 503
    assert "Retry-After" in response.headers
    assert texts_of(response.content.decode(), "h1") == ["Prosesnya terlalu lama"]


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_desk_shows_a_message_that_a_search_was_stopped(impatient, monkeypatch, client):
    def slow(self, request):
        return self.model.objects.annotate(slept=RawSQL("SELECT 1 FROM pg_sleep(5)", [])).filter(slept=1)

    client.force_login(make_person("hendra", "Chief"))
    client.raise_request_exception = False
    monkeypatch.setattr(EventAdmin, "get_queryset", slow)
    headers = {"accept-language": "en", "accept": "text/html"}
    for address in ("/admin/articles/event/?q=kata", "/admin/articles/event/csv/"):
        response = client.get(address, headers=headers)
        assert response.status_code == 503, address
        assert "This search took too long. Narrow it." in response.content.decode()


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_desk_shows_a_message_about_a_deadlock(monkeypatch, client):
    def deadlock(self, request):
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$")

    client.force_login(make_person("hendra", "Chief"))
    monkeypatch.setattr(EventAdmin, "get_queryset", deadlock)
    response = client.get("/admin/articles/event/", headers={"accept-language": "en", "accept": "text/html"})
    assert response.status_code == 503
    assert "Somebody else changed the same things" in response.content.decode()
