"""The request log: tracebacks, refusals and slow requests, each with the id of its request and no personal data."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponse
from django.urls import include, path

from articles.request_log import LineFormatter

ROOT = Path(__file__).resolve().parent.parent
LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} [A-Z]+ [\w.]+ \[(\S+)\]")
PERSONAL = {"203.0.113.77", "198.51.100.9", "wulan", "Wulan Sari", "ketikan rahasia", "pencarian", "wulan@example.com"}

# PostgreSQL's error messages contain the refused value.
MORE = ["DETAIL: Key (name)=(Siti) already exists."]


def fail(request):
    """Raise an error as a view might, with data in it that must not be logged."""
    request.user.is_authenticated  # noqa: B018  loads the user
    try:
        raise DatabaseError("\n".join(("no such row", *MORE)))
    except DatabaseError as error:
        said = f"{request.POST['name']} by {request.user} {request.user.email} at {request.META['REMOTE_ADDR']}"
        raise RuntimeError(f"cannot keep {said} {request.GET['q']}") from error


def refuse(request):
    """Raise PermissionDenied."""
    raise PermissionDenied


def respond(request, token):
    """Return a response."""
    return HttpResponse("ok")


urlpatterns = [
    path("fail/", fail),
    path("refuse/", refuse),
    path("slow/<str:token>/", respond),
    path("", include("newsroom.urls")),
]

PROGRAM = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.contrib.auth import get_user_model
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
call_command("migrate", verbosity=0)
settings.ROOT_URLCONF = "tests.test_request_log"
more = {"username": "wulan", "first_name": "Wulan", "last_name": "Sari", "email": "wulan@example.com", "is_staff": True}
user = get_user_model().objects.create_user(**more)
reader = Client(raise_request_exception=False, headers={"host": "127.0.0.1", "x-forwarded-for": "198.51.100.9"})
reader.force_login(user)
session = reader.cookies["sessionid"].value
form = {"name": "ketikan rahasia"}
answer = reader.post("/fail/?q=pencarian", form, REMOTE_ADDR="203.0.113.77")
assert answer.status_code == 500, answer
reader.get("/refuse/?q=pencarian", REMOTE_ADDR="203.0.113.77")
strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1", "referer": "https://evil.test/?q=pencarian"})
strict.post("/admin/login/?q=pencarian", form, secure=True)
stranger = Client(headers={"host": "127.0.0.1", "x-forwarded-for": "198.51.100.9"})
stranger.post("/admin/login/", {"login": "wulan", "password": "pencarian"}, REMOTE_ADDR="203.0.113.77")
reader.get("/tidak-ada/")
reader.get("/slow/" + "k" * 43 + ":" + "s" * 43 + "/?q=pencarian")
reader.get("/slow/2-din8cj-" + "e7" * 16 + "/")
print(answer.headers["X-Request-ID"], session)
"""


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """The output of a production server to standard error, the id of the request that failed, and its session."""
    more = {"DEBUG": "0", "SECRET_KEY": "rahasia" * 9, "ALLOWED_HOSTS": "127.0.0.1", "SECURE_SSL_REDIRECT": "0"}
    more |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "SLOW_REQUEST_SECONDS": "0.000001"}
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path_factory.mktemp("data")), **more}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return done.stderr, *done.stdout.split()


@pytest.mark.slow
def test_an_error_is_logged_with_its_traceback_and_the_id_of_its_request(logged):
    text, identity, _session = logged
    begin = text.index(f" ERROR django.request [{identity}] POST /fail/ user=1: ")
    fault = text[begin : text.index("WARNING", begin)]
    assert "in fail\n" in fault
    assert "django.db.utils.DatabaseError: no such row\n" in fault
    assert "RuntimeError: cannot keep" in fault


@pytest.mark.slow
@pytest.mark.parametrize(
    "expected",
    [
        r"WARNING django.request \[\w+\] GET /refuse/: Forbidden",
        r"WARNING django.security.csrf \[\w+\] POST /admin/login/: Forbidden \(Referer checking failed",
        r"WARNING articles.accounts.login_log \[\w+\] POST /admin/login/.*: Sign-in failed: password",
        r"WARNING articles.request_log \[\w+\] GET /slow/.*: Slow request: 0\.\d\d s, status 200",
    ],
)
def test_refusals_and_slow_requests_are_logged_in_one_format(expected, logged):
    lines = [line for line in logged[0].splitlines() if re.search(expected, line)]
    assert lines
    assert all(LINE.match(line) for line in lines)


@pytest.mark.slow
def test_no_line_contains_the_user_or_what_was_typed(logged):
    text, _identity, session = logged
    for value in {*PERSONAL, session, "k" * 43, "e7" * 16, *MORE}:
        assert value not in text
    assert "django.request" not in "".join(line for line in text.splitlines() if "tidak-ada" in line)


@pytest.mark.django_db
def test_pages_of_the_desk_and_error_pages_have_an_id_and_readers_pages_do_not(client):
    assert "X-Request-ID" not in client.get("/").headers
    assert client.get("/admin/login/").headers["X-Request-ID"]
    assert client.get("/tidak-ada/").headers["X-Request-ID"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "is_taken"), [("0123-abcd-4567", True), ("kabar pagi", False), ("x" * 65, False), ("abc", False)]
)
def test_an_id_in_a_request_header_is_used_only_in_a_safe_form(given, is_taken, client):
    answer = client.get("/admin/login/", headers={"x-request-id": given})
    assert (answer.headers["X-Request-ID"] == given) is is_taken


@pytest.mark.django_db
def test_slow_requests_are_not_logged_if_that_is_turned_off(client, caplog, settings):
    settings.SLOW_REQUEST_SECONDS = 1e-9
    client.get("/")
    assert "Slow request" in caplog.text
    caplog.clear()
    settings.SLOW_REQUEST_SECONDS = 0
    client.get("/")
    assert "Slow request" not in caplog.text


@pytest.mark.django_db
def test_a_request_without_a_user_can_be_logged(rf):
    request = rf.get("/?q=pencarian")
    request._cached_user = AnonymousUser()
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Failed: %s", ("pencarian",), None)
    record.request = request
    assert LineFormatter().format(record).endswith("[-] GET /: Failed: […]")


@pytest.mark.parametrize("path", ["/cari/budi@example.com/", "/pratinjau/" + "k" * 43 + "%3A" + "s" * 43 + "/"])
def test_email_addresses_and_tokens_in_a_path_are_never_logged(path, rf):
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Failed", (), None)
    record.request = rf.get(path)
    line = LineFormatter().format(record)
    assert "budi@example.com" not in line
    assert "k" * 43 not in line
