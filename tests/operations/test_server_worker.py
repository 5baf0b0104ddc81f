"""A worker process of the server: it loads everything at once, and does not outlive the server."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.ports import wait_until
from tests.support.serving import ROOT, collect_static_files, migrate, production, run


def is_running(number):
    """Return whether a process exists that has not ended."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_worker_without_its_server_is_asked_to_stop_until_it_does_and_ends(tmp_path):
    environment, signals = production(tmp_path, DJANGO_SETTINGS_MODULE="newsroom.settings"), tmp_path / "signals"
    command = [sys.executable, "-m", "tests.operations.orphaned_worker", str(signals)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        worker = int(server.stdout.readline())
        wait_until(signals.exists)
        assert is_running(worker)
        server.kill()
    wait_until(lambda: not is_running(worker))
    # The worker ignores the signals.
    assert signals.read_text().count("SIGTERM") > 1


@pytest.mark.slow
def test_what_the_first_requests_need_is_loaded_before(tmp_path):
    environment = production(tmp_path / "a" / "b", DJANGO_SETTINGS_MODULE="newsroom.settings")
    migrate(environment)
    collect_static_files(environment)
    program = "import django; django.setup(); from articles.management.demo_people import make_people; make_people('x')"
    run(environment, "-c", program)
    statuses, loaded = run(environment, "-m", "tests.operations.first_requests").splitlines()
    assert statuses == "200 404 404 200 403 302 200 200 200"
    assert loaded == ""
