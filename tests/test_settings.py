"""Settings: a bad value refuses to start and names its variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def check(tmp_path, **variables):
    """Start the project with these variables: exit code and what it said."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables}
    result = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    return result.returncode, result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "mungkin"),
        ("TIME_ZONE", "Asia/Atlantis"),
        ("TIME_ZONE", "../etc"),
        ("SITE_LANGUAGE", "jv"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "bukan alamat"),
        ("DATABASE_CONN_MAX_AGE", "-1"),
    ],
)
def test_a_bad_value_refuses_to_start_and_names_its_variable(name, value, tmp_path):
    code, said = check(tmp_path, **{name: value})
    assert code != 0
    assert name in said


def test_production_refuses_to_start_without_a_secret_key(tmp_path):
    code, said = check(tmp_path, DEBUG="0")
    assert code != 0
    assert "SECRET_KEY" in said


def test_a_laptop_needs_no_variable_at_all(tmp_path):
    assert check(tmp_path)[0] == 0
