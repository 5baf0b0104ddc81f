"""Times in arguments of commands: an invalid one is refused with one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["move", "1", "schedule", "--as", "editor", "--at", "2026-12-01T06:00:00"],
        ["move", "1", "schedule", "--as", "editor", "--until", "besok"],
        ["import_articles", "seeds", "--published-at", "kemarin"],
    ],
)
def test_a_time_that_cannot_be_read_is_refused_in_one_sentence(command, tmp_path):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "SITE_LANGUAGE": "en"}
    result = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 1
    [sentence] = result.stderr.splitlines()
    assert command[-2] in sentence
    assert command[-1] in sentence
