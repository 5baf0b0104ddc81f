"""Reloads of the web server: no request is dropped, and only code that was checked is served."""

import http.client
import json
import os
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.ports import wait_until
from tests.support.served import Served

pytestmark = pytest.mark.slow


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


def test_a_worker_that_dies_during_a_reload_is_replaced_and_the_reload_goes_on(served):
    before = served.workers
    served.process.send_signal(signal.SIGHUP)
    os.kill(next(iter(before)), signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2 and not served.workers & before)
    assert served.status("/") == 200
    assert served.process.poll() is None


def test_a_worker_that_dies_is_not_replaced_by_code_that_was_not_checked(environment, copy, break_urls):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        break_urls()
        dead, living = served.workers
        os.kill(dead, signal.SIGKILL)
        wait_until(lambda: "No worker is started with the files on the disk" in served.output)
        assert "have changed since the last start or reload" in served.output
        assert served.workers == {living}
        assert [served.status("/") for _number in range(6)] == [200] * 6
    finally:
        served.stop(signal.SIGKILL)


def test_a_worker_that_dies_after_a_refused_reload_is_replaced_once_the_code_is_mended(environment, copy, break_urls):
    served = Served(environment | {"LANGUAGE": "en"}, root=copy).wait_until_ready()
    try:
        urls = (copy / "newsroom" / "urls.py").read_text()
        break_urls()
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
