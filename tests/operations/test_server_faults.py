"""What fails in the main process of the server stops no worker, or all of them."""

import os
import signal

import pytest

from tests.support.ports import wait_until
from tests.support.served import DEADLINE, Served
from tests.support.serving import collect_static_files, migrate, production

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    environment = production(tmp_path_factory.mktemp("served"), DJANGO_SETTINGS_MODULE="newsroom.settings")
    migrate(environment)
    collect_static_files(environment)
    return environment | {"LANGUAGE": "en"}


@pytest.fixture
def start(environment):
    """A function that starts a server with a fault, or with other variables."""
    started = []

    def start(fault="", **variables):
        command = ("-m", "tests.operations.faulty_server", fault) if fault else ("manage.py", "serve", "--workers", "2")
        started.append(Served(environment | variables, command=command))
        return started[-1].wait_until_ready()

    yield start
    for served in started:
        served.stop(signal.SIGKILL)


@pytest.mark.parametrize("fault", ["announcing", "checking", "spawning"])
def test_a_failure_of_the_server_is_logged_and_its_workers_are_watched(fault, start):
    served = start(fault)
    if fault == "checking":
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "served as before" in served.output)
    dead = next(iter(served.workers))
    os.kill(dead, signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and dead not in served.workers)
    assert served.status("/health/live") == 200
    if fault != "checking":
        wait_until(lambda: "Too many open files" in served.output)
    assert served.stop() == 0


def test_a_failure_that_is_not_foreseen_stops_the_workers_and_the_server(start):
    served = start("everything")
    assert served.process.wait(timeout=DEADLINE) == 1
    assert served.workers == set()
    assert "Too many open files" in served.output


def test_a_supervisor_that_does_not_listen_stops_nobody(start, tmp_path):
    served = start(NOTIFY_SOCKET=str(tmp_path / "nobody"))
    wait_until(lambda: "NOTIFY_SOCKET" in served.output)
    assert served.status("/health/live") == 200
    assert served.stop() == 0


def test_output_on_a_full_disk_stops_nobody(environment):
    with open("/dev/full", "w") as full:
        served = Served(environment, stdout=full)
    try:
        # What is written later is dropped.
        wait_until(lambda: os.readlink(f"/proc/{served.process.pid}/fd/1") == os.devnull)
        assert served.status("/health/live") == 200
        assert served.stop() == 0
    finally:
        served.stop(signal.SIGKILL)


def test_no_worker_outlives_a_server_that_is_killed_while_they_load(environment):
    served = Served(environment)
    wait_until(lambda: served.workers)
    workers = served.workers
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait(timeout=DEADLINE)
    wait_until(lambda: not [pid for pid in workers if os.path.exists(f"/proc/{pid}")])
