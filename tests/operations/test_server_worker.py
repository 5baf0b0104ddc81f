"""A worker process of the server: it loads everything at once, and does not outlive the server."""

import os
from types import SimpleNamespace

import pytest

from articles.operations import server_worker
from tests.browser.serving import collect_static_files, production, run


def test_a_worker_without_its_server_is_asked_to_stop_until_it_does_and_ends(monkeypatch):
    sentinel, other_end = os.pipe()
    os.close(other_end)
    signals, exits = [], []
    monkeypatch.setattr("multiprocessing.parent_process", lambda: SimpleNamespace(sentinel=sentinel))
    monkeypatch.setattr(server_worker, "STOP_SECONDS", 0.3)
    monkeypatch.setattr(server_worker, "REPEAT_SECONDS", 0.1)
    # The signal is lost, as while the server of the process replaces its handler.
    monkeypatch.setattr("os.kill", lambda _pid, number: signals.append(number))
    monkeypatch.setattr("os._exit", exits.append)
    server_worker._stop_with_parent()
    os.close(sentinel)
    assert len(signals) > 1
    assert exits == [1]


@pytest.mark.slow
def test_what_the_first_requests_need_is_loaded_before(tmp_path):
    environment = production(tmp_path / "a" / "b", DJANGO_SETTINGS_MODULE="newsroom.settings")
    run(environment, "manage.py", "migrate", "-v", "0")
    collect_static_files(environment)
    program = "import django; django.setup(); from articles.management.demo import make_people; make_people('x')"
    run(environment, "-c", program)
    statuses, loaded = run(environment, "-m", "tests.operations.first_requests").splitlines()
    assert statuses == "200 404 404 200 403 302 200 200 200"
    assert loaded == ""
