"""The web server of production: it names what is missing, serves, reloads without dropping a request, and stops."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, demonstrate, production, run
from tests.support.ports import free_port, wait_until
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


def test_a_reload_drops_no_request_of_a_connection_that_is_kept(served):
    before, is_over = served.workers, threading.Event()

    def send(method):
        connection, count = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30), 0
        body, expected = (b"a=b", 403) if method == "POST" else (None, 200)
        while not is_over.is_set():
            connection.request(method, "/admin/login/", body=body, headers={"Host": "127.0.0.1"})
            response = connection.getresponse()
            response.read()
            count += response.status == expected
        return count

    with ThreadPoolExecutor() as pool:
        clients = [pool.submit(send, method) for method in ("GET", "POST")]
        served.process.send_signal(signal.SIGHUP)
        try:
            wait_until(lambda: len(served.workers) == 2 and not served.workers & before)
        finally:
            is_over.set()
    # A request that failed would have raised its error.
    assert all(client.result() > 10 for client in clients)


def test_a_reload_before_the_workers_can_serve_leaves_the_server_alone(environment):
    served = Served(environment)
    try:
        wait_until(lambda: served.workers)
        served.process.send_signal(signal.SIGHUP)
        served.wait_until_ready()
        wait_until(lambda: len(served.workers) == 2)
        assert [served.status("/") for _number in range(4)] == [200] * 4
    finally:
        served.stop(signal.SIGKILL)


@pytest.fixture
def copy(tmp_path):
    """A copy of the program, which a test may change."""
    for name in ("manage.py", "newsroom", "articles", "templates", "pyproject.toml"):
        source = ROOT / name
        target = tmp_path / "app" / name
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return tmp_path / "app"


def test_new_code_that_cannot_be_served_changes_nothing_and_the_next_reload_takes_it(environment, copy):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        before, urls = served.workers, copy / "newsroom" / "urls.py"
        written = urls.read_text()
        urls.write_text("raise RuntimeError('half of an upgrade')\n")
        (copy / "articles" / "static" / "articles" / "baru.css").write_text("p { color: red }")
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "served as before" in served.output)
        assert "half of an upgrade" in served.output
        assert (served.workers, served.status("/")) == (before, 200)

        urls.write_text(written)
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: len(served.workers) == 2 and not served.workers & before)
        manifest = json.loads((Path(environment["DATA_DIR"]) / "static" / "staticfiles.json").read_text())
        assert served.status("/static/" + manifest["paths"]["articles/baru.css"]) == 200
    finally:
        served.stop(signal.SIGKILL)


def break_urls(copy):
    (copy / "newsroom" / "urls.py").write_text("raise RuntimeError('half of an upgrade')\n")


def test_a_worker_that_dies_during_a_reload_is_replaced_and_the_reload_goes_on(served):
    before = served.workers
    served.process.send_signal(signal.SIGHUP)
    os.kill(next(iter(before)), signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and not served.workers & before)
    assert served.status("/") == 200
    assert served.process.poll() is None


def test_a_worker_that_dies_is_not_replaced_by_code_that_was_not_checked(environment, copy):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        break_urls(copy)
        dead, living = served.workers
        os.kill(dead, signal.SIGKILL)
        wait_until(lambda: "No worker is started with the files on the disk" in served.output)
        assert "have changed since the last start or reload" in served.output
        assert served.workers == {living}
        assert [served.status("/") for _number in range(6)] == [200] * 6
    finally:
        served.stop(signal.SIGKILL)


def test_a_worker_that_dies_after_a_refused_reload_is_replaced_once_the_code_is_mended(environment, copy):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        urls = (copy / "newsroom" / "urls.py").read_text()
        break_urls(copy)
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "served as before" in served.output)
        dead, living = served.workers
        os.kill(dead, signal.SIGKILL)
        wait_until(lambda: "No worker is started with the files on the disk" in served.output)
        assert (served.workers, served.status("/")) == ({living}, 200)
        (copy / "newsroom" / "urls.py").write_text(urls)
        wait_until(lambda: len(served.workers) == 2)
        assert living in served.workers
    finally:
        served.stop(signal.SIGKILL)


def test_a_worker_that_dies_while_the_server_starts_is_replaced_before_it_is_ready(environment):
    served = Served(environment)
    try:
        wait_until(lambda: served.workers)
        os.kill(next(iter(served.workers)), signal.SIGKILL)
        assert served.wait_until_ready().status("/") == 200
        assert len(served.workers) == 2
    finally:
        served.stop(signal.SIGKILL)


def test_a_server_whose_workers_cannot_start_ends(environment, copy):
    break_urls(copy)
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


@pytest.mark.parametrize("broken", ["{% no_such_tag %}", "{% extends 'no_such_tag.html' %}"])
def test_a_broken_template_is_refused_and_one_on_the_disk_is_not_read_before_a_reload(broken, environment, copy):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        for template in (copy / "templates" / "site").rglob("*.html"):
            template.write_text(broken)
        assert served.status("/") == 200
        served.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "served as before" in served.output)
        assert "no_such_tag" in served.output
        assert served.status("/") == 200
    finally:
        served.stop(signal.SIGKILL)


def test_a_server_that_is_told_to_stop_during_a_reload_stops_at_once(served):
    served.process.send_signal(signal.SIGHUP)
    wait_until(lambda: "--check" in subprocess.run(["ps", "-efww"], capture_output=True, text=True).stdout)
    assert served.stop() == 0
    assert "served as before" not in served.output


def test_a_second_server_on_the_same_port_is_refused_and_the_first_keeps_its_metrics(served, environment):
    for _number in range(3):
        served.status("/cari/")
    command = [sys.executable, "manage.py", "serve", "--port", str(served.port)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 1
    assert str(served.port) in done.stderr
    assert "Traceback" not in done.stderr
    line = next(line for line in served.read("/metrics").splitlines() if 'seconds_count{page="search"' in line)
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


def test_a_large_body_that_is_refused_unread_gets_its_answer(served):
    body = b"x" * 3_000_000
    for _number in range(5):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
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


def test_the_metrics_are_those_of_all_workers_together(served):
    # A page that is not stored.
    for _number in range(8):
        served.status("/cari/")
    text = served.read("/metrics")
    line = next(line for line in text.splitlines() if line.startswith('newsroom_request_seconds_count{page="search"'))
    assert float(line.rpartition(" ")[2]) == 8
