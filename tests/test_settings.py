"""Settings: an invalid value prevents the start with a message that names its variable."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import storages
from newsroom.variables import VARIABLES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


def check(tmp_path, **variables):
    """Start the project with these variables, and return its exit code and output."""
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
    assert asked(tmp_path, "len(settings.RECORD_KEY)", RECORD_KEY="rahasia" * 9) == "63"
    assert asked(tmp_path, "settings.RECORD_KEY == ''") == "True"


@pytest.mark.parametrize(
    "hosts", ["koran.example", "localhost,koran.example", "*", "192.0.2.7", ".example.com", "127.evil"]
)
def test_with_a_public_host_debug_is_off_and_cannot_be_turned_on(hosts, tmp_path):
    production = {"ALLOWED_HOSTS": hosts, "SECRET_KEY": "rahasia" * 9}
    assert asked(tmp_path, "settings.DEBUG", **production) == "False"
    assert asked(tmp_path, "settings.DEBUG", DEBUG="0", **production) == "False"
    code, said = check(tmp_path, DEBUG="1", **production)
    assert code != 0
    assert "DEBUG" in said
    assert "ALLOWED_HOSTS" in said


@pytest.mark.parametrize("hosts", ["", "localhost", "kabar.localhost,.localhost", "127.0.0.1,127.8.8.8", "::1,[::1]"])
def test_debug_is_on_if_only_this_machine_is_served(hosts, tmp_path):
    assert asked(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts) == "True"
    assert asked(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts, DEBUG="1") == "True"
    assert asked(tmp_path, "settings.DEBUG", ALLOWED_HOSTS=hosts, DEBUG="0", SECRET_KEY="rahasia" * 9) == "False"


def test_with_debug_other_hosts_are_refused_and_never_see_the_settings(tmp_path):
    program = """(__import__("django").setup(), [
        (answer.status_code, b"INSTALLED_APPS" in answer.content)
        for host in ("127.0.0.1:8000", "localhost", "koran.localhost", "[::1]:8000", "evil.test", "192.0.2.7")
        for answer in [__import__("django.test").test.Client(headers={"host": host}).get("/manifest.webmanifest")]
    ])[1]"""
    said = asked(tmp_path, program, DJANGO_SETTINGS_MODULE="newsroom.settings")
    assert said == str([(200, False)] * 4 + [(400, False)] * 2)


def test_hsts_includes_subdomains_and_preload_only_if_configured(tmp_path):
    expression = "settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD"
    production = {"ALLOWED_HOSTS": "koran.example", "SECRET_KEY": "rahasia" * 9}
    assert asked(tmp_path, expression, **production) == "(False, False)"
    both = {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1", "SECURE_HSTS_PRELOAD": "1"}
    assert asked(tmp_path, expression, **production, **both) == "(True, True)"


def test_local_development_needs_no_variable(tmp_path):
    assert check(tmp_path)[0] == 0


def asked(tmp_path, expression, **variables):
    """Start the project with these variables, and return the value of an expression over its settings."""
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
    assert asked(tmp_path, columns, SECRET_KEY="rahasia" * 9, **variables) == str((roles, hours))


def test_links_in_emails_have_the_sites_own_name(tmp_path):
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
def test_emails_are_sent_encrypted_unless_configured_otherwise(variables, expected, tmp_path):
    columns = "settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL"
    assert asked(tmp_path, columns, EMAIL_HOST="mail.example.com", **variables) == expected


BUCKET = {"S3_BUCKET": "kabar", "S3_REGION": "ap-southeast-3"}


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("S3_BUCKET", {"S3_BUCKET": "foto kabar"}),
        ("S3_BUCKET", {"S3_BUCKET": "k"}),
        ("S3_BUCKET", {"S3_BUCKET": "", "S3_ENDPOINT": "https://s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "ftp://s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://s3.example.com:pintu"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://kunci:rahasia@s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://s3.example.com/?x=1"}),
        ("S3_REGION", {"S3_REGION": ""}),
        ("S3_REGION", {"S3_REGION": "Asia/Jakarta"}),
        ("S3_SECRET_KEY", {"S3_ACCESS_KEY": "kunci"}),
        ("S3_ACCESS_KEY", {"S3_SECRET_KEY": "rahasia"}),
        ("S3_SECRET_KEY", {"S3_ACCESS_KEY": "kunci", "S3_SECRET_KEY": "raha sia"}),
        ("S3_PREFIX", {"S3_PREFIX": "../lain"}),
        ("S3_PREFIX", {"S3_PREFIX": "kabar//foto"}),
        ("S3_PREFIX", {"S3_PREFIX": "kabar/./foto"}),
        ("S3_PREFIX", {"S3_PREFIX": "/"}),
        ("S3_ADDRESSING", {"S3_ADDRESSING": "host"}),
    ],
)
def test_an_invalid_configuration_of_the_picture_store_is_refused(name, variables, tmp_path):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} ") as refused:
        storages.picture_stores(tmp_path, BUCKET | variables)
    assert "rahasia" not in str(refused.value)


def test_a_bucket_without_its_packages_is_refused_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(storages, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=r"S3_BUCKET .* --extra s3,.*django-storages\[s3\]"):
        storages.picture_stores(tmp_path, BUCKET)


def test_pictures_are_stored_on_this_machine_unless_a_bucket_is_configured(tmp_path):
    where = "[settings.STORAGES[name]['OPTIONS']['location'].name for name in ('originals', 'renditions')]"
    assert asked(tmp_path, where) == "['originals', 'renditions']"
    named = "[settings.STORAGES[name]['OPTIONS']['location'] for name in ('originals', 'renditions')]"
    said = asked(tmp_path, named, **BUCKET, S3_PREFIX="/kabar/foto/")
    assert said == "['kabar/foto/originals', 'kabar/foto/renditions']"
    assert check(tmp_path, **BUCKET)[0] == 0


def test_without_a_bucket_its_packages_are_not_imported(tmp_path):
    program = (
        "(__import__('django').setup(), __import__('articles.renditions'), 'boto3' in __import__('sys').modules)[2]"
    )
    assert asked(tmp_path, program, DJANGO_SETTINGS_MODULE="newsroom.settings") == "False"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, (None, "virtual")),
        ({"S3_BUCKET": "kabar.example.com"}, (None, "path")),
        ({"S3_ENDPOINT": "https://s3.example.com/"}, ("https://s3.example.com", "path")),
        ({"S3_ENDPOINT": "https://example.com/store/s3", "S3_REGION": ""}, ("https://example.com/store/s3", "path")),
        ({"S3_ENDPOINT": "https://s3.example.com", "S3_ADDRESSING": "virtual"}, ("https://s3.example.com", "virtual")),
    ],
)
def test_the_addressing_style_of_a_bucket_depends_on_its_store(variables, expected, tmp_path):
    options = storages.picture_stores(tmp_path, BUCKET | variables)["originals"]["OPTIONS"]
    assert (options["endpoint_url"], options["addressing_style"]) == expected
    assert "access_key" not in options


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
