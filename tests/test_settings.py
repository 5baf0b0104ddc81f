"""Settings: an invalid value prevents the start with a message that names its variable."""

import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.variables import VARIABLES
from tests.support.settings import ROOT, check, setting

pytestmark = pytest.mark.slow


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
        ("DATABASE_STATEMENT_TIMEOUT", "0.5"),
        ("DATABASE_STATEMENT_TIMEOUT", "2147484"),
        ("UPLOADS_PER_DAY", "9" * 5000),
        ("TASKS", "celery"),
        ("SITE_ADDRESS", "kabar.example.com"),
        ("SITE_ADDRESS", "https://kabar.example.com/meja"),
        ("SITE_ADDRESS", "https://kabar.example.com:pintu"),
        ("EMAIL_PORT", "65536"),
        ("PURGE_URLS", "http://[x"),
        ("PURGE_URLS", "http://a:99999"),
        ("PURGE_URLS", "proxy:6081"),
        ("DATABASE_DIRECT_URL", "sqlite:///x"),
        ("METRICS_TOKEN", "kata-sandi-panjang-é-sekali"),
        ("DATABASE_DIRECT_URL", "postgres://h:abc/n"),
        ("PAGE_STORE", "-1"),
        ("EMAIL_USE_TLS", "kadang"),
        ("EMAIL_TIMEOUT", "0"),
        ("EMAIL_TIMEOUT", "99999999999"),
        ("EMAIL_FROM", "redaksi"),
        ("EMAIL_FROM", "Redaksi <redaksi@example.com>\nBcc: x@example.com"),
        ("SITE_NAME", "Kabar\nNusantara"),
        ("SITE_TAGLINE", "Dari desa\u2028dan kota"),
        ("EMAIL_HOST", "mail.example.com\nlain"),
        ("S3_BUCKET", "foto/kabar"),
        ("RECORD_KEY", "kunci yang terlalu pendek 31 a."),
        ("RECORD_KEY", "kunci\n" * 8),
        ("UPLOADS_PER_DAY", "banyak"),
        ("UPLOAD_MEGABYTES_PER_DAY", "-1"),
        ("SLOW_REQUEST_SECONDS", "-1"),
        ("SLOW_REQUEST_SECONDS", "lama"),
        ("TRUSTED_PROXIES", "proksi.example.com"),
        ("SESSION_IDLE_HOURS", "Chief=lama"),
        ("SESSION_IDLE_HOURS", "Chief:4"),
    ],
)
def test_an_invalid_value_prevents_the_start_and_names_its_variable(name, value, tmp_path):
    code, said = check(tmp_path, **{name: value})
    assert code != 0
    assert name in said


@pytest.mark.parametrize("name", [name for one in VARIABLES for name in one.names if not name.startswith("S3_")])
def test_bytes_that_are_no_utf_8_prevent_the_start_and_name_the_variable(name, monkeypatch, tmp_path):
    for other, value in {"DEBUG": "0", "SECRET_KEY": "rahasia" * 9, "DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(other, value)
    monkeypatch.setenv(name, os.fsdecode(b"caf\xe9" * 20))
    with pytest.raises(ImproperlyConfigured, match=name):
        runpy.run_path(str(ROOT / "newsroom" / "settings.py"))


def test_production_does_not_start_without_a_secret_key(tmp_path):
    code, said = check(tmp_path, DEBUG="0")
    assert code != 0
    assert "SECRET_KEY" in said


def test_the_key_of_the_record_must_be_another_one_and_is_not_printed(tmp_path):
    code, said = check(tmp_path, SECRET_KEY="rahasia" * 9, RECORD_KEY="rahasia" * 9)
    assert code != 0
    assert "RECORD_KEY" in said
    assert "rahasia" not in said
    assert "rahasia" not in check(tmp_path, RECORD_KEY="rahasia" * 4)[1]
    assert setting(tmp_path, "len(settings.RECORD_KEY)", RECORD_KEY="rahasia" * 9) == "63"
    assert setting(tmp_path, "settings.RECORD_KEY == ''") == "True"


@pytest.mark.parametrize(
    "hosts", ["koran.example", "localhost,koran.example", "*", "192.0.2.7", ".example.com", "127.evil"]
)
def test_with_a_public_host_debug_is_off_and_cannot_be_turned_on(hosts, tmp_path):
    production = {"ALLOWED_HOSTS": hosts, "SECRET_KEY": "rahasia" * 9}
    assert setting(tmp_path, "settings.DEBUG", **production) == "False"
    assert setting(tmp_path, "settings.DEBUG", DEBUG="0", **production) == "False"
    code, said = check(tmp_path, DEBUG="1", **production)
    assert code != 0
    assert "DEBUG" in said
    assert "ALLOWED_HOSTS" in said


@pytest.mark.parametrize("hosts", ["", "localhost", "kabar.localhost,.localhost", "127.0.0.1,127.8.8.8", "::1,[::1]"])
def test_debug_is_on_if_only_this_machine_is_served(hosts, tmp_path):
    assert setting(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts) == "True"
    assert setting(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts, DEBUG="1") == "True"
    assert setting(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts, DEBUG="0", SECRET_KEY="rahasia" * 9) == "False"


def test_with_debug_other_hosts_are_refused_and_never_see_the_settings(tmp_path):
    program = """(__import__("django").setup(), [
        (answer.status_code, b"INSTALLED_APPS" in answer.content)
        for host in ("127.0.0.1:8000", "localhost", "koran.localhost", "[::1]:8000", "evil.test", "192.0.2.7")
        for answer in [__import__("django.test").test.Client(headers={"host": host}).get("/manifest.webmanifest")]
    ])[1]"""
    said = setting(tmp_path, program, DJANGO_SETTINGS_MODULE="newsroom.settings")
    assert said == str([(200, False)] * 4 + [(400, False)] * 2)


def test_hsts_includes_subdomains_and_preload_only_if_configured(tmp_path):
    expression = "settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD"
    production = {"ALLOWED_HOSTS": "koran.example", "SECRET_KEY": "rahasia" * 9}
    assert setting(tmp_path, expression, **production) == "(False, False)"
    both = {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1", "SECURE_HSTS_PRELOAD": "1"}
    assert setting(tmp_path, expression, **production, **both) == "(True, True)"


def test_local_development_needs_no_variable(tmp_path):
    assert check(tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("variables", "roles", "hours"),
    [
        ({}, [], {"Chief": 4, "Editor": 8, "": 12}),
        ({"ALLOWED_HOSTS": "kabar.example.com"}, ["Chief", "Editor"], {"Chief": 4, "Editor": 8, "": 12}),
        (
            {"SECOND_FACTOR_ROLES": "Chief", "SESSION_IDLE_HOURS": "Chief=1,6"},
            ["Chief"],
            {"Chief": 1, "Editor": 8, "": 6},
        ),
        ({"ALLOWED_HOSTS": "kabar.example.com", "SECOND_FACTOR_ROLES": "none"}, [], {"Chief": 4, "Editor": 8, "": 12}),
    ],
)
def test_second_factors_and_idle_hours_are_set_by_role(variables, roles, hours, tmp_path):
    columns = "settings.SECOND_FACTOR_ROLES, settings.SESSION_IDLE_HOURS"
    assert setting(tmp_path, columns, SECRET_KEY="rahasia" * 9, **variables) == str((roles, hours))


def test_links_in_emails_have_the_sites_own_name(tmp_path):
    production = {"DEBUG": "0", "SECRET_KEY": "rahasia" * 9}
    assert setting(tmp_path, "settings.SITE_ADDRESS") == "http://127.0.0.1:8000"
    hosts = "*,.kabar.example.com,lain.example.com"
    said = setting(tmp_path, "settings.SITE_ADDRESS, settings.DEFAULT_FROM_EMAIL", ALLOWED_HOSTS=hosts, **production)
    assert said == "('https://kabar.example.com', 'newsroom@kabar.example.com')"
    given = {"SITE_ADDRESS": "https://meja.example.com/", "EMAIL_FROM": "Kabar <redaksi@example.com>"}
    said = setting(tmp_path, "settings.SITE_ADDRESS, settings.DEFAULT_FROM_EMAIL", **given)
    assert said == "('https://meja.example.com', 'Kabar <redaksi@example.com>')"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "(587, True, False)"),
        ({"EMAIL_PORT": "465"}, "(465, False, True)"),
        ({"EMAIL_USE_TLS": "0"}, "(25, False, False)"),
    ],
)
def test_emails_are_sent_encrypted_unless_configured_otherwise(variables, expected, tmp_path):
    columns = "settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL"
    assert setting(tmp_path, columns, EMAIL_HOST="mail.example.com", **variables) == expected


def run(tmp_path, *command, **variables):
    """Run Python in production, and return its exit code and standard error."""
    more = {"ALLOWED_HOSTS": "127.0.0.1", "DEBUG": "0", "SECRET_KEY": "rahasia" * 9} | variables
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), **more}
    result = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    return result.returncode, result.stderr


@pytest.mark.parametrize("command", [["-c", "import newsroom.wsgi"], ["manage.py", "runserver", "--noreload", "0"]])
def test_a_server_without_collected_static_files_does_not_start_and_says_what_to_run(command, tmp_path):
    code, said = run(tmp_path, *command)
    assert code != 0
    assert "Run manage.py collectstatic." in said.splitlines()[-1]


@pytest.mark.slow
def test_checks_warn_of_static_files_and_other_commands_run_without_them(tmp_path):
    code, said = run(tmp_path, "manage.py", "check")
    assert code == 0
    assert "Run manage.py collectstatic." in said
    assert run(tmp_path, "manage.py", "check", "--fail-level", "WARNING")[0] != 0
    assert run(tmp_path, "manage.py", "migrate", "-v", "0")[0] == 0
    assert run(tmp_path, "manage.py", "collectstatic", "--noinput", "--dry-run", "-v", "0")[0] == 0


@pytest.mark.slow
def test_a_server_with_collected_static_files_starts(tmp_path):
    assert run(tmp_path, "manage.py", "collectstatic", "--noinput", "-v", "0")[0] == 0
    assert run(tmp_path, "manage.py", "check") == (0, "")
    assert run(tmp_path, "-c", "import newsroom.wsgi")[0] == 0
