"""Writing a heads file: one whole line at a time, by one process at a time, into a regular file."""

import os
import stat
import threading
from pathlib import Path

import pytest
from django.utils import translation

from articles.integrity.heads_file import HeadsRefused, append_heads, open_heads

from .steps import KEY, SITE, add, faults, lines

fcntl = pytest.importorskip("fcntl")


def test_a_changed_digest_of_the_same_event_is_written_and_lines_are_counted(file):
    assert add(file, ("article:a", 1, "a" * 64), ("article:b", 1, "c" * 64)).number == 1
    line = add(file, ("article:a", 1, "b" * 64), ("article:b", 1, "c" * 64))
    assert line.number == 2
    assert line.heads == lines(file)[1]["heads"] == {"article:a": [1, "b" * 64]}


def test_a_new_file_is_readable_by_its_owner_only(file):
    before = os.umask(0)
    try:
        add(file)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_file_is_locked_from_before_the_digests_are_read_until_the_line_is_written(file):
    add(file)

    def digests():
        with file.open("rb") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield "article:a", 1, "a" * 64

    append_heads(file, digests(), key=KEY, site=SITE)
    with file.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with open_heads(file), file.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_many_appends_at_once_make_one_chain(file):
    start = threading.Barrier(8)

    def one(number):
        start.wait()
        for turn in range(4):
            add(file, (f"article:{number}", turn + 1, f"{number}" * 64))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults(file) == []
    assert sorted(subject for line in lines(file) for subject in line["heads"]) == sorted(
        f"article:{number}" for number in range(8) for _turn in range(4)
    )


def test_a_line_that_does_not_fit_on_the_disk_is_removed_again(file, monkeypatch):
    add(file)
    before = file.read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:20]))
    with pytest.raises(HeadsRefused):
        add(file, ("article:a", 1, "a" * 64))
    monkeypatch.undo()
    assert file.read_bytes() == before


def test_a_line_is_on_the_disk_before_it_is_reported(file, monkeypatch):
    sizes = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (sizes.append(os.fstat(descriptor).st_size), fsync(descriptor)))
    add(file)
    assert sizes == [file.stat().st_size]


def test_a_path_that_is_not_a_regular_file_is_refused_with_a_message(tmp_path, file):
    add(file)
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(file)
    os.mkfifo(pipe)
    before = file.read_bytes()
    for path in (link, pipe, tmp_path, tmp_path / "missing" / "heads", Path("/dev/null")):
        with pytest.raises(HeadsRefused, match=path.name):
            add(path, ("article:a", 1, "a" * 64))
        with pytest.raises(HeadsRefused, match=path.name), open_heads(path):
            pass
    with translation.override("en"), pytest.raises(HeadsRefused, match="is a symbolic link"):
        add(link)
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(HeadsRefused):
        add(dangling)
    assert not (tmp_path / "elsewhere").exists()
    assert file.read_bytes() == before


def test_a_file_of_another_site_is_not_mixed_with_this_one(file):
    add(file, ("article:a", 1, "a" * 64))
    with pytest.raises(HeadsRefused, match="koran"):
        add(file, ("article:a", 2, "b" * 64), site="https://koran.example.com")
    assert len(lines(file)) == 1
