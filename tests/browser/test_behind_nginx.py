"""The site as operators run it, ``serve`` behind nginx with TLS: an article to its readers, a reload, and a kill."""

import http.client
import os
import re
import shutil
import signal
import ssl
import subprocess
import threading

import pytest
from playwright.sync_api import expect

from tests.support.desk_pages import credit_editor, move, save
from tests.support.ports import free_port, wait_until
from tests.support.served import Served
from tests.support.serving import PASSWORD, ROOT, demonstrate, production, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TOKEN = "t" * 30
HEADLINE = "Jembatan Desa Dibuka Kembali"
MAIN = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/newsroom.conf;
}}
"""


class Installation:
    """``serve`` and nginx with the file of ``deploy/``, on free ports of loopback."""

    def __init__(self, folder):
        self.folder, self.port, plain = folder, free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.environment = production(
            folder,
            SITE_ADDRESS=self.url,
            BEHIND_TLS_PROXY="1",
            SECURE_SSL_REDIRECT="1",
            TRUSTED_PROXIES="127.0.0.1",
            METRICS_TOKEN=TOKEN,
        )
        demonstrate(self.environment)
        self.server = Served(self.environment)
        self.plain = plain
        self._configure()
        self.nginx = subprocess.Popen(["nginx", "-c", str(folder / "main.conf")], stderr=subprocess.PIPE)
        wait_until(lambda: self._status("/") == 200)

    def _configure(self):
        files = ["-keyout", f"{self.folder}/privkey.pem", "-out", f"{self.folder}/fullchain.pem"]
        command = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            *files,
        ]
        subprocess.run(command, check=True, capture_output=True)
        text = (ROOT / "deploy" / "nginx.conf").read_text()
        for written, here in (
            (r"listen \[::\]:\d+.*;\n", ""),
            (r"listen 80;", f"listen 127.0.0.1:{self.plain};"),
            (r"listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (r"127\.0\.0\.1:8000", f"127.0.0.1:{self.server.port}"),
            (r"server_name kabar\.example\.com;", "server_name 127.0.0.1;"),
            (r"https://kabar\.example\.com", "https://127.0.0.1"),
            (r"/etc/letsencrypt/live/kabar\.example\.com", str(self.folder)),
            (r"/srv/newsroom/var/static/", f"{self.folder}/static/"),
        ):
            assert re.search(written, text), written
            text = re.sub(written, here, text)
        (self.folder / "newsroom.conf").write_text(text)
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "main.conf").write_text(MAIN.format(folder=self.folder, user=user))
        subprocess.run(["nginx", "-t", "-c", str(self.folder / "main.conf")], check=True, capture_output=True)

    def request(self, path, method="GET", headers=None, body=None):
        """Return status, headers and body of a response of nginx."""
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=context)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def _status(self, path):
        try:
            return self.request(path)[0]
        except OSError:
            assert self.nginx.poll() is None, self.nginx.stderr.read()
            return None

    def restart(self):
        """Kill the server and all its workers, and start it again on the same port."""
        self.server.stop(signal.SIGKILL)
        self.server = Served(self.environment, self.server.port)
        wait_until(lambda: self._status("/") == 200)

    def stop(self):
        """Stop both."""
        self.nginx.terminate()
        self.nginx.wait(timeout=30)
        self.server.stop(signal.SIGKILL)


@pytest.fixture(scope="module")
def installation(tmp_path_factory, demonstration):
    folder = tmp_path_factory.mktemp("behind-nginx")
    shutil.copytree(demonstration, folder, dirs_exist_ok=True)
    made = Installation(folder)
    yield made
    made.stop()


@pytest.fixture
def signed_in(installation, reader):
    """A function that returns a page of the desk for a user who signed in through nginx."""

    def sign_in(name, address="/admin/"):
        page = reader(None, locale="en-GB", ignore_https_errors=True).new_page()
        page.goto(f"{installation.url}/admin/login/?next={address}")
        page.fill("#id_login", name)
        page.fill("#id_password", PASSWORD)
        page.click("button.primary")
        page.wait_for_url(installation.url + address)
        return page

    return sign_in


def test_an_article_is_written_approved_published_and_read(installation, signed_in, reader):
    writer = signed_in("writer", "/admin/articles/article/add/")
    writer.get_by_label("Headline").fill(HEADLINE)
    writer.get_by_label("Standfirst").fill("Warga tidak perlu memutar lagi.")
    writer.locator("#id_category").select_option(label="Daerah")
    expect(writer.get_by_role("toolbar")).to_be_visible()
    writer.locator(".ProseMirror[contenteditable]").click()
    writer.keyboard.type("Jembatan itu dibuka pagi ini.")
    credit_editor(writer, "Sri Wahyuningrum")
    save(writer)
    writer.wait_for_url(re.compile(r"/article/\d+/change/"))
    address = writer.url.removeprefix(installation.url)
    move(writer, "submit")
    editor = signed_in("editor", address)
    move(editor, "approve")
    move(editor, "publish")
    context = reader(None, ignore_https_errors=True)
    page = context.new_page()
    page.goto(installation.url)
    page.get_by_role("link", name=HEADLINE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    # Chromium loads no service worker from a site whose certificate is of the test's own making.
    assert set(context.troubles) <= {"An SSL certificate error occurred when fetching the script."}

    # Killed with all its workers, it has lost nothing.
    installation.restart()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    run(installation.environment, "manage.py", "verify_record")


def test_a_reload_under_load_drops_no_request(installation):
    before, failures, is_over = installation.server.workers, [], threading.Event()
    answered = []

    def read():
        while not is_over.is_set():
            try:
                status = installation.request("/")[0]
                (answered if status == 200 else failures).append(status)
            except (OSError, http.client.HTTPException) as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _number in range(3)]
    for one in readers:
        one.start()
    installation.server.process.send_signal(signal.SIGHUP)
    try:
        wait_until(lambda: len(installation.server.workers) == 2 and not installation.server.workers & before)
    finally:
        is_over.set()
    for one in readers:
        one.join()
    assert failures == []
    assert len(answered) > 10


def test_without_tls_readers_are_redirected(installation):
    connection = http.client.HTTPConnection("127.0.0.1", installation.plain, timeout=30)
    # A wrong host is not passed on.
    connection.request("GET", "/daerah/", headers={"Host": "jahat.example"})
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (301, "https://127.0.0.1/daerah/")
    connection.close()


def test_static_files_are_kept_for_ever_and_pages_are_not_cached_by_nginx(installation):
    _status, headers, page = installation.request("/")
    assert "Strict-Transport-Security" in headers
    (style,) = set(re.findall(rb'href="(/static/[^"]+\.css)"', page))
    status, headers, _body = installation.request(style.decode(), headers={"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in headers["Cache-Control"]
    assert headers["Vary"] == "Accept-Encoding"
    _status, headers, _body = installation.request("/static/articles/comparison.css")
    assert "immutable" not in headers["Cache-Control"]
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    assert "proxy_cache" not in text


def test_what_is_for_the_machine_alone_is_not_there_for_others(installation):
    assert [installation.request(path)[0] for path in ("/health/ready", "/health/live", "/metrics/")] == [404] * 3


def test_prometheus_reads_the_metrics_with_its_token(installation):
    given = [f"Bearer {TOKEN}", f"Bearer {TOKEN}x", "Basic dDp0", ""]
    answers = [installation.request("/metrics", headers={"Authorization": one}) for one in given]
    # Others are led on to a page that does not exist, as from any address without a slash at its end.
    assert [status for status, _headers, _body in answers] == [200, 301, 301, 301]
    assert [b"newsroom_" in body for _status, _headers, body in answers] == [True, False, False, False]


def test_a_large_body_that_is_refused_unread_gets_its_answer(installation):
    found = {installation.request("/admin/login/", "POST", body=b"x" * 20_000_000)[0] for _number in range(4)}
    assert found == {403}


def test_a_body_that_is_too_large_is_refused_by_nginx(installation):
    status, _headers, _body = installation.request("/", "POST", body=b"x" * 2_000_000)
    assert status == 413
