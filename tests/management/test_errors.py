"""Commands say in words that the database cannot be used."""

import subprocess
import sys

import pytest

from tests.support.serving import ROOT, production

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", [["backup", "x.tar"], ["restore", "x.tar"], ["make_renditions"], ["verify_record"]])
def test_a_database_that_is_away_is_named_without_a_traceback(command, tmp_path):
    environment = production(tmp_path, DATABASE_URL="postgres://nobody:x@127.0.0.1:9/none")
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "127.0.0.1" in done.stderr
