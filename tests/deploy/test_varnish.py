"""The site behind the real Varnish with the file of ``deploy/``: pages are kept, and forgotten when they change."""

import http.client
import re
import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.ports import free_port, wait_until
from tests.support.served import Served
from tests.support.serving import ROOT, demonstrate, production, run

pytestmark = [pytest.mark.varnish, pytest.mark.slow]


class Installation:
    """``serve``, ``work`` and Varnish on free ports of loopback."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        proxy = f"http://127.0.0.1:{self.port}"
        self.environment = production(folder, PURGE_URLS=proxy, TASKS="database")
        folder.mkdir()
        demonstrate(self.environment)
        self.server = Served(self.environment).wait_until_ready()
        written = (ROOT / "deploy" / "varnish.vcl").read_text()
        (folder / "varnish.vcl").write_text(written.replace('.port = "8000"', f'.port = "{self.server.port}"'))
        self.varnish = subprocess.Popen(
            [
                "/usr/sbin/varnishd",
                "-F",
                *("-f", str(folder / "varnish.vcl")),
                *("-a", f"127.0.0.1:{self.port}"),
                *("-n", str(folder / "varnish")),
                *("-s", "malloc,64m"),
                *("-j", "none"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._is_there)
        self.worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"], cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )

    def _is_there(self):
        try:
            return self.get("/")[0] == 200
        except OSError:
            return False

    def get(self, path, method="GET", **headers):
        """Return status, headers and text of a page from Varnish."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            client.request(method, path, headers={"Host": "127.0.0.1", **headers})
            answer = client.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")
        finally:
            client.close()

    def is_hit(self, path, **headers):
        """Return whether Varnish answers from its memory: it then names the request that had filled it too."""
        return " " in self.get(path, **headers)[1]["X-Varnish"]

    def shell(self, program):
        """Run a program in the application, and return what it prints."""
        return run(
            self.environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
            "-c",
            f"import django; django.setup(); {program}",
        )

    def stop(self):
        for process in (self.worker, self.varnish):
            process.terminate()
            process.wait(timeout=30)
        self.server.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("varnish") / "data")
    yield made
    made.stop()


def an_article(site):
    """Return the address of an article on the front page."""
    return LexborHTMLParser(site.get("/")[2]).css_first("main h1 a, main h2 a").attributes["href"]


def test_a_page_is_fetched_once_for_all_readers(site):
    address = an_article(site)
    # The worker lets the proxy forget everything when it starts, and once more a moment later.
    wait_until(lambda: site.is_hit(address))
    assert site.is_hit(address, Cookie="sessionid=1")
    assert site.is_hit(f"{address}?utm_source=x&fbclid=y")
    headers = site.get(address)[1]
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Surrogate-Key"] is headers["xkey"] is None
    status, _headers, text = site.get(address, **{"If-None-Match": headers["ETag"]})
    assert (status, text) == (304, "")


def test_the_desk_and_searches_are_never_kept(site):
    for path in ("/admin/login/", "/cari/?q=desa", "/health/live"):
        assert site.get(path)[0] == 200
        assert not site.is_hit(path)


def test_a_change_reaches_readers_through_the_proxy_within_seconds(site):
    address = an_article(site)
    wait_until(lambda: site.is_hit(address))
    site.shell("from articles.models import Category; Category.objects.filter(slug='daerah').update(name='Nama Baru')")
    wait_until(lambda: "Nama Baru" in site.get(address)[2], seconds=10)


def test_an_article_taken_off_the_site_is_gone_behind_the_proxy(site):
    address = an_article(site)
    wait_until(lambda: site.is_hit(address))
    run(site.environment, "manage.py", "move", address.split("/")[2], "expire", "--as", "chief")
    wait_until(lambda: site.get(address)[0] == 404, seconds=10)
    assert address not in site.get("/")[2]


def test_a_withdrawn_picture_is_gone_behind_the_proxy(site):
    found = site.shell(
        "from articles.models import Edition; e = Edition.objects.live().listed().exclude(photo=None).first();"
        " print(e.get_absolute_url(), e.photo.pk)"
    )
    address, number = found.split()
    picture = re.search(r'<picture>.*?src="([^"]+)"', site.get(address)[2], re.DOTALL)[1]
    wait_until(lambda: site.is_hit(address))
    assert site.get(picture)[0] == 200
    site.shell(
        "from articles.models import Photo; from articles.photo_library import withdraw;"
        f" withdraw(Photo.objects.get(pk={number}), because='Hak habis.')"
    )
    wait_until(lambda: picture not in site.get(address)[2], seconds=10)
    wait_until(lambda: site.get(picture)[0] == 410, seconds=10)


def test_readers_may_not_empty_it(site):
    assert site.get("/", method="PURGE")[0] == 403
    given = {"xkey-purge": "everything", "X-Forwarded-Proto": "https"}
    assert site.get("/", method="PURGE", **given)[0] == 403
    assert site.get("/", method="PURGE", **{"xkey-purge": "everything"})[0] == 200
