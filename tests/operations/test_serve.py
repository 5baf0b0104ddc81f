"""The web server of production: it names what is missing, serves, reloads without dropping a request, and stops."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from tests.browser.serving import ROOT, demonstrate, production, run
from tests.support.ports import wait_until
from tests.support.served import DEADLINE, Served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    environment = production(folder)
    demonstrate(environment, has_pictures=False)
    return environment


@pytest.fixture
def served(environment):
    served = Served(environment).wait_until_ready()
    yield served
    served.stop(signal.SIGKILL)


def test_a_new_installation_is_told_what_is_missing(tmp_path):
    environment = production(tmp_path) | {"LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert done.returncode == 1
    assert "manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_readers_and_editors_are_served(served):
    pages = ["/", "/admin/login/", "/health/live", "/health/ready", "/tidak-ada/"]
    assert [served.status(page) for page in pages] == [200, 200, 200, 200, 404]


def test_a_reload_drops_no_request_and_replaces_every_worker(served):
    before, failures, answered, is_over = served.workers, [], [], threading.Event()

    def read():
        while not is_over.is_set():
            try:
                status = served.status("/")
                (answered if status == 200 else failures).append(status)
            except (OSError, http.client.HTTPException) as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    served.process.send_signal(signal.SIGHUP)
    try:
        wait_until(lambda: len(served.workers) == 2 and not served.workers & before)
    finally:
        is_over.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(answered) > 10


def test_a_worker_that_dies_is_replaced(served):
    dead = next(iter(served.workers))
    os.kill(dead, signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and dead not in served.workers)
    assert served.wait_until_ready().status("/") == 200


def test_it_stops_after_its_last_answer_and_leaves_no_process(served):
    workers = served.workers
    with socket.create_connection(("127.0.0.1", served.port), timeout=DEADLINE) as connection:
        head = "POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nExpect: 100-continue\r\n"
        head += f"Cookie: csrftoken={'a' * 32}\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\n"
        connection.sendall(head.encode())
        # The server says so once it reads the body, so that the request is in progress.
        assert b"100 Continue" in connection.recv(1000)
        served.process.send_signal(signal.SIGTERM)
        connection.sendall(b"login=x")
        answer = connection.makefile("rb").read()
    # The form has no token, unlike the cookie.
    assert answer.startswith(b"HTTP/1.1 403")
    assert served.process.wait(timeout=DEADLINE) == 0
    assert not [pid for pid in workers if os.path.exists(f"/proc/{pid}")]


def test_what_was_saved_is_there_after_the_server_was_killed(environment):
    served = Served(environment).wait_until_ready()
    script = (
        "import django, os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'newsroom.settings'); django.setup();"
        "from articles.models import Edition; print(Edition.objects.live().count())"
    )
    before = run(environment, "-c", script)
    served.stop(signal.SIGKILL)
    again = Served(environment).wait_until_ready()
    assert run(environment, "-c", script) == before
    assert again.status("/") == 200
    assert again.stop() == 0


def test_the_metrics_are_those_of_all_workers_together(served):
    for _number in range(8):
        served.status("/")
    text = served.read("/metrics")
    line = next(line for line in text.splitlines() if line.startswith('newsroom_request_seconds_count{page="front"'))
    assert float(line.rpartition(" ")[2]) == 8
