"""The files for operators: their programs accept them, and their variables exist."""

import re
import subprocess
import sys

import pytest
import yaml

from newsroom.variables import VARIABLES
from tests.browser.serving import ROOT

DEPLOY = ROOT / "deploy"
KNOWN = {name for one in VARIABLES for name in one.names}
# Variables of the compose file itself.
OWN = {"SITE_HOST", "OWNER_PASSWORD", "APP_PASSWORD"}


@pytest.fixture(scope="module")
def compose():
    """The compose file as data."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_every_variable_of_the_compose_file_is_a_setting(compose):
    for name in ("serve", "work", "owner"):
        assert set(compose["services"][name]["environment"]) <= KNOWN
    written = (DEPLOY / "compose.yaml").read_text()
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", written)) <= KNOWN | OWN


def test_the_services_are_the_application_its_worker_the_database_and_nginx(compose):
    services = compose["services"]
    assert set(services) == {"serve", "work", "owner", "database", "nginx"}
    assert [services[name]["command"][-1] for name in ("work",)] == ["work"]
    assert "newsroom_app" in services["serve"]["environment"]["DATABASE_URL"]
    assert services["owner"]["profiles"]


def test_every_variable_of_the_example_is_a_setting():
    lines = (DEPLOY / "newsroom.env.example").read_text().splitlines()
    names = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert names <= KNOWN
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "BEHIND_TLS_PROXY", "TRUSTED_PROXIES", "DATABASE_URL"} <= names


def test_the_image_contains_what_the_application_needs():
    written = (DEPLOY / "Containerfile").read_text()
    copied = set(re.findall(r"^COPY (\w\S*)", written, re.MULTILINE))
    assert {"manage.py", "newsroom", "articles", "templates", "pyproject.toml"} <= copied
    allowed = {line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")}
    assert copied <= allowed
    assert all((ROOT / name).exists() for name in allowed)


def test_old_backups_are_deleted_only_after_one_that_succeeded():
    lines = (DEPLOY / "systemd" / "newsroom-backup.service").read_text().splitlines()
    # systemd runs it where the backup succeeded, and ExecStopPost after one that failed too.
    assert [line.partition("=")[0] for line in lines if "-delete" in line] == ["ExecStartPost"]


@pytest.mark.slow
@pytest.mark.parametrize("unit", sorted(path.name for path in (DEPLOY / "systemd").iterdir()))
def test_systemd_accepts_the_units(unit, tmp_path):
    for path in (DEPLOY / "systemd").iterdir():
        # The paths of a server do not exist here.
        text = path.read_text().replace("/srv/newsroom/app/.venv/bin/python", sys.executable)
        (tmp_path / path.name).write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / unit)], capture_output=True, text=True)
    mine = [line for line in done.stderr.splitlines() if "newsroom" in line]
    assert (done.returncode, mine) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["newsroom-serve.service", "newsroom-work.service"])
def test_the_units_expose_little(unit):
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=30", str(DEPLOY / "systemd" / unit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-400:] + done.stderr
