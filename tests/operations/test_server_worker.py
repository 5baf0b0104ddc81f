"""A worker process of the server: it loads everything at once, and does not outlive the server."""

import os
from types import SimpleNamespace

from articles.operations import server_worker


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
