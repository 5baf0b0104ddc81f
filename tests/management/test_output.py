"""Output that nobody reads to its end."""

import os
import subprocess
import sys

import pytest

from tests.support.serving import ROOT, production


@pytest.mark.parametrize("command", ["moves", "doctor"])
def test_a_reader_that_goes_away_gets_no_traceback(command, tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "manage.py", command]
    done = subprocess.run(command, cwd=ROOT, env=production(tmp_path), stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert done.returncode == 1
    assert "BrokenPipe" not in done.stderr


def test_output_on_a_full_disk_is_an_error(tmp_path):
    command = [sys.executable, "manage.py", "moves"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=ROOT, env=production(tmp_path), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode != 0
