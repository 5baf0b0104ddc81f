"""The web server of production: it names what is missing, serves, replaces workers that die, and stops."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.ports import free_port, wait_until
from tests.support.served import DEADLINE, Served
from tests.support.serving import ROOT, production, run

pytestmark = pytest.mark.slow


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


def test_a_server_that_redirects_to_itself_says_so(environment):
    environment = environment | {"LANGUAGE": "en", "SECURE_SSL_REDIRECT": "1"}
    command = [sys.executable, "manage.py", "serve", "--check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=DEADLINE)
    assert "BEHIND_TLS_PROXY=1" in done.stderr


def test_readers_and_editors_are_served(running):
    pages = ["/", "/admin/login/", "/health/live", "/health/ready", "/tidak-ada/"]
    assert [running.status(page) for page in pages] == [200, 200, 200, 200, 404]


def test_a_worker_that_dies_while_the_server_starts_is_replaced_before_it_is_ready(environment):
    served = Served(environment)
    try:
        wait_until(lambda: served.workers)
        os.kill(next(iter(served.workers)), signal.SIGKILL)
        assert served.wait_until_ready().status("/") == 200
        assert len(served.workers) == 2
    finally:
        served.stop(signal.SIGKILL)


def test_a_server_whose_workers_cannot_start_ends(environment, copy, break_urls):
    break_urls()
    program = (
        "import sys, django; django.setup(); from articles.operations import listening, server;"
        "server.serve(listening.listen('127.0.0.1', int(sys.argv[1])), workers=2, threads=1,"
        " start_check=None, on_ready=lambda: print('ready'))"
    )
    main = copy / "start.py"
    main.write_text(f"if __name__ == '__main__':\n    {program}\n")
    done = subprocess.run(
        [sys.executable, "start.py", str(free_port())],
        cwd=copy,
        env=environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert done.returncode == 1
    assert "ready" not in done.stdout


def test_a_second_server_on_the_same_port_is_refused_and_the_first_keeps_its_metrics(running, environment):
    for _number in range(3):
        running.status("/cari/")
    command = [sys.executable, "manage.py", "serve", "--port", str(running.port)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 1
    assert str(running.port) in done.stderr
    assert "Traceback" not in done.stderr
    line = next(line for line in running.read("/metrics").splitlines() if 'seconds_count{page="search"' in line)
    assert float(line.rpartition(" ")[2]) == 3


@pytest.mark.parametrize(
    "options", [["--host", "tidak-ada.invalid"], ["--host", "192.0.2.1"], ["--workers", "3000000000"]]
)
def test_options_that_cannot_be_are_refused_in_words(environment, options):
    command = [sys.executable, "manage.py", "serve", "--port", str(free_port()), *options]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_no_worker_outlives_a_server_that_was_killed(environment):
    served = Served(environment).wait_until_ready()
    workers = served.workers
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait(timeout=DEADLINE)
    wait_until(lambda: not [pid for pid in workers if os.path.exists(f"/proc/{pid}")])


def test_a_large_body_that_is_refused_unread_gets_its_answer(running):
    body = b"x" * 3_000_000
    for _number in range(5):
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
        headers = {"Host": "127.0.0.1", "Content-Type": "application/octet-stream"}
        connection.request("POST", "/admin/login/", body=body, headers=headers)
        assert connection.getresponse().status == 403
        connection.close()


def test_the_supervisor_is_told_when_the_workers_can_serve(environment, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.settimeout(DEADLINE)
        served = Served(environment | {"NOTIFY_SOCKET": str(tmp_path / "notify")})
        try:
            assert supervisor.recv(100) == b"READY=1"
            assert served.status("/health/ready") == 200
        finally:
            served.stop(signal.SIGKILL)


def test_a_worker_that_dies_is_replaced(served):
    dead = next(iter(served.workers))
    os.kill(dead, signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and dead not in served.workers)
    assert served.wait_until_ready().status("/") == 200


def test_workers_that_die_leave_their_metrics_and_no_files(served, environment):
    for _number in range(3):
        for _request in range(3):
            served.status("/admin/login/")
        dead = next(iter(served.workers))
        os.kill(dead, signal.SIGKILL)
        wait_until(lambda dead=dead: len(served.workers) == 2 and dead not in served.workers)
    line = next(line for line in served.read("/metrics").splitlines() if 'seconds_count{page="desk"' in line)
    assert float(line.rpartition(" ")[2]) == 9
    folder = Path(environment["DATA_DIR"]) / "metrics" / str(served.port)
    assert {file.stem[-2:] for file in folder.iterdir()} == {"_0", "_1"}


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


def searches_counted(server):
    """Return how many searches the metrics of a server count."""
    lines = server.read("/metrics").splitlines()
    found = [line for line in lines if line.startswith('newsroom_request_seconds_count{page="search"')]
    return sum(float(line.rpartition(" ")[2]) for line in found)


def test_the_metrics_are_those_of_all_workers_together(running):
    before = searches_counted(running)
    # A page that is not stored.
    for _number in range(8):
        running.status("/cari/")
    assert searches_counted(running) == before + 8
