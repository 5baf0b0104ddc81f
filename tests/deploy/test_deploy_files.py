"""The files for operators: their programs accept them, and their variables exist."""

import re
import subprocess
import sys

import pytest
import yaml

from newsroom.variables import VARIABLES
from tests.support.serving import ROOT, run

DEPLOY = ROOT / "deploy"
KNOWN = {name for one in VARIABLES for name in one.names}
# Variables of the compose file itself.
OWN = {"SITE_HOST", "OWNER_PASSWORD", "APP_PASSWORD"}
# Settings to which the compose file or the image gives a value. DEBUG is for a laptop.
GIVEN = {"ALLOWED_HOSTS", "SITE_ADDRESS", "BEHIND_TLS_PROXY", "TRUSTED_PROXIES", "TASKS", "DATABASE_URL"}
NOT_IN_COMPOSE = {"DATA_DIR", "DEBUG"}


@pytest.fixture(scope="module")
def compose():
    """The compose file as data."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_the_compose_file_has_every_setting_and_no_other_variable(compose):
    for name in ("serve", "work", "owner"):
        environment = compose["services"][name]["environment"]
        assert set(environment) == KNOWN - NOT_IN_COMPOSE
        from_env = {setting for setting, value in environment.items() if re.match(rf"\$\{{{setting}:[-?]\}}$", value)}
        assert set(environment) - from_env == GIVEN
    written = (DEPLOY / "compose.yaml").read_text()
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", written)) <= KNOWN | OWN


def test_the_services_are_the_application_its_worker_the_database_and_nginx(compose):
    services = compose["services"]
    assert set(services) == {"serve", "work", "owner", "database", "nginx"}
    assert [services[name]["command"][-1] for name in ("work",)] == ["work"]
    assert "newsroom_app" in services["serve"]["environment"]["DATABASE_URL"]
    assert services["owner"]["profiles"]


def test_backups_are_in_a_volume_that_only_commands_can_reach(compose):
    image = (DEPLOY / "Containerfile").read_text()
    mounts = {name: [one.split(":")[1] for one in service["volumes"]] for name, service in compose["services"].items()}
    assert [name for name, folders in mounts.items() if "/backups" in folders] == ["owner"]
    assert re.search(r"install -d -o newsroom .*/backups", image)


def test_settings_that_are_empty_have_their_defaults(tmp_path):
    given = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "kabar.example.com", "DATA_DIR": str(tmp_path)}
    program = (
        "from newsroom import settings; print({name: value for name, value in vars(settings).items() if name.isupper()"
        " and name != 'SET_VARIABLES' and isinstance(value, str | int | float)}, settings.DATABASES,"
        " settings.SECOND_FACTOR_ROLES, settings.TRUSTED_PROXIES)"
    )
    outputs = []
    for empty in ({}, dict.fromkeys(KNOWN, "")):
        environment = {"PATH": "/usr/bin:/bin", **empty, **given}
        outputs.append(run(environment, "-c", program))
    assert outputs[0] == outputs[1] != ""


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
