"""The files of metrics: they have their room before they are used, and outlive the workers that count in them."""

import errno
import os

import pytest
from prometheus_client import CollectorRegistry, Histogram, values
from prometheus_client.multiprocess import MultiProcessCollector

from articles.operations import shared_metrics


@pytest.fixture
def folder(settings, tmp_path, monkeypatch):
    """The folder of a server, with what a worker changes in this process."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv(shared_metrics.FOLDER_VARIABLE, "")
    for name in ("ValueClass", "MmapedDict"):
        monkeypatch.setattr(values, name, getattr(values, name))
    shared_metrics.prepare(8000)
    return tmp_path / "metrics" / "8000"


def work(slot=0, requests=1, page="front"):
    """Count requests as a new worker does."""
    shared_metrics.join(slot)
    histogram = Histogram("seconds", "Seconds.", ["page"], registry=CollectorRegistry())
    for _number in range(requests):
        histogram.labels(page).observe(0.1)
    return histogram


def counted(page="front"):
    """Return how many requests all workers have counted."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry.get_sample_value("seconds_count", {"page": page})


def no_room(*_arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_has_its_room_before_it_is_used(folder):
    work()
    (file,) = folder.iterdir()
    assert file.stat().st_blocks * 512 >= file.stat().st_size == shared_metrics.FILE_BYTES


def test_a_worker_goes_on_in_the_file_of_one_that_died(folder):
    work(requests=2)
    work(slot=1)
    work(requests=3)
    assert counted() == 6
    assert len(list(folder.iterdir())) == 2


def test_a_new_server_on_the_same_port_begins_at_zero(folder):
    work(requests=2)
    shared_metrics.prepare(8000)
    assert list(folder.iterdir()) == []


def test_without_room_a_worker_counts_for_itself_and_the_others_go_on(folder, monkeypatch):
    work()
    monkeypatch.setattr(os, "posix_fallocate", no_room)
    work(slot=1)
    assert counted() == 1
    assert len(list(folder.iterdir())) == 1
    work()
    assert counted() == 2


def test_a_file_never_grows(folder):
    histogram = work()
    for number in range(1000):
        histogram.labels(f"page-{number}").observe(0.1)
    (file,) = folder.iterdir()
    assert file.stat().st_size == shared_metrics.FILE_BYTES
    histogram.labels("front").observe(0.1)
    assert [counted(), counted("page-9"), counted("page-999")] == [2, 1, None]


def test_a_folder_that_cannot_be_used_stops_no_server(folder):
    folder.rmdir()
    folder.write_text("a file")
    shared_metrics.prepare(8000)
    assert not os.environ.get(shared_metrics.FOLDER_VARIABLE)
    work()
