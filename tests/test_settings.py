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
        ("TASKS", "celery"),
        ("SITE_ADDRESS", "kabar.example.com"),
        ("SITE_ADDRESS", "https://kabar.example.com/meja"),
        ("SITE_ADDRESS", "https://kabar.example.com:pintu"),
        ("EMAIL_PORT", "65536"),
        ("EMAIL_USE_TLS", "kadang"),
        ("EMAIL_TIMEOUT", "0"),
        ("EMAIL_FROM", "redaksi"),
        ("EMAIL_FROM", "Redaksi <redaksi@example.com>\nBcc: x@example.com"),
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


def asked(tmp_path, expression, **variables):
    """Start the project with these variables: what an expression over its settings is."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), **variables}
    program = f"from newsroom import settings; print(({expression}))"
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return result.stdout.strip()


def test_mails_lead_to_the_site_under_its_own_name(tmp_path):
    production = {"DEBUG": "0", "SECRET_KEY": "rahasia" * 9}
    assert asked(tmp_path, "settings.SITE_ADDRESS") == "http://127.0.0.1:8000"
    hosts = "*,.kabar.example.com,lain.example.com"
    said = asked(tmp_path, "settings.SITE_ADDRESS, settings.DEFAULT_FROM_EMAIL", ALLOWED_HOSTS=hosts, **production)
    assert said == "('https://kabar.example.com', 'newsroom@kabar.example.com')"
    given = {"SITE_ADDRESS": "https://meja.example.com/", "EMAIL_FROM": "Kabar <redaksi@example.com>"}
    said = asked(tmp_path, "settings.SITE_ADDRESS, settings.DEFAULT_FROM_EMAIL", **given)
    assert said == "('https://meja.example.com', 'Kabar <redaksi@example.com>')"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "(587, True, False)"),
        ({"EMAIL_PORT": "465"}, "(465, False, True)"),
        ({"EMAIL_USE_TLS": "0"}, "(25, False, False)"),
    ],
)
def test_mails_are_handed_over_encrypted_unless_somebody_says_otherwise(variables, expected, tmp_path):
    columns = "settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL"
    assert asked(tmp_path, columns, EMAIL_HOST="mail.example.com", **variables) == expected
