"""Health checks: asked by address, without TLS, and true of the database."""

import pytest
from django.db import OperationalError, connection

from tests.support.serving import production, run

PATHS = ("/health/live", "/health/ready")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_a_supervisor_asks_by_address_and_without_tls(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["kabar.example.com"]
    settings.MAINTENANCE = True
    response = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_without_its_database_a_process_is_live_and_not_ready(client):
    def gone(execute, sql, params, many, context):
        raise OperationalError("could not connect to server")

    with connection.execute_wrapper(gone):
        assert [client.get(path).status_code for path in PATHS] == [200, 503]
    assert client.get("/health/ready").status_code == 200


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no file")
def test_without_its_file_or_tables_a_process_is_not_ready_and_makes_none(tmp_path):
    environment = production(tmp_path, DJANGO_SETTINGS_MODULE="newsroom.settings")
    file = tmp_path / "newsroom.sqlite3"
    asked = "from django.test import Client; print(Client().get('/health/ready').status_code)"
    program = f"import django; django.setup(); {asked}"
    assert (run(environment, "-c", program).strip(), file.exists()) == ("503", False)
    file.touch()
    assert run(environment, "-c", program).strip() == "503"
    run(environment, "manage.py", "migrate", "-v", "0")
    assert run(environment, "-c", program).strip() == "200"
