"""Every page is valid HTML, and every page is found from the front page."""

import re
import subprocess
import urllib.error
import urllib.request
from urllib.parse import urljoin, urlsplit

import pytest

from .conftest import NODE, production, start


def fetch(url):
    """A page's status and HTML."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture(scope="module")
def crawled(site):
    """Every page that links lead to from the front page: ``{address: (status, HTML, where it was linked)}``."""
    found, waiting = {}, {"/": "typed"}
    while waiting:
        address, linked = waiting.popitem()
        status, html = fetch(site.url + address)
        found[address] = status, html, linked
        for link in re.findall(r'<(?:a|link)\b[^>]*?href="([^"#]+)', html):
            parts = urlsplit(urljoin(site.url + address, link.replace("&amp;", "&")))
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if f"{parts.scheme}://{parts.netloc}" == site.url and not path.startswith("/static/"):
                waiting.setdefault(path, address) if path not in found else None
    return found


def test_every_live_article_is_reached_and_no_link_is_broken(site, crawled):
    assert {address: row[0::2] for address, row in crawled.items() if row[0] != 200} == {}
    numbers = {int(match[1]) for address in crawled if (match := re.fullmatch(r"/[^/]+/(\d+)/[^/]+/", address))}
    still = [number for number in site.pages["live"] if f"/{number}/" not in fetch(site["latest"])[1]]
    assert set(site.pages["live"]) <= numbers, still


def test_no_article_stands_twice_in_the_lists_of_a_page(crawled):
    for address, (_status, html, _linked) in crawled.items():
        if "<body" not in html:
            continue
        links = re.findall(r'class="headline"><a href="(/[^"]+/\d+/[^"]+)"', html)
        assert len(links) == len(set(links)), address


@pytest.mark.checker
def test_every_page_is_valid_html(site, crawled, tmp_path):
    closed, url = start(production(tmp_path / "closed", **{**site.environment, "MAINTENANCE": "1"}))
    pages = {address: html for address, (_status, html, _linked) in crawled.items() if "<html" in html}
    for kind in ("retracted", "not found", "offline", "search that finds nothing", "day without news"):
        pages[kind] = fetch(site[kind])[1]
    pages["503"] = fetch(url)[1]
    closed.terminate()
    closed.wait(timeout=10)
    files = []
    for number, html in enumerate(pages.values()):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(html, encoding="utf-8")
    jar = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checker = ["java", "-Xss1024k", "-jar", str(jar), "--no-langdetect", *map(str, files)]
    done = subprocess.run(checker, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[:6000]
    assert len(pages) > 80
