"""The size of a page for phones with slow connections, and how long its parts are cached."""

import gzip
import re

import brotli
import pytest

from tests.support.http import ask

pytestmark = pytest.mark.browser

MAX_PAGE_BYTES = 25_000
MAX_REQUESTS = 4


@pytest.mark.parametrize("kind", ["article", "article with everything"])
def test_an_article_has_a_small_size_and_few_requests(kind, site, reader):
    context = reader(site, viewport={"width": 390, "height": 800})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    names, weights, asked = {}, {}, []
    # Of the page itself: afterwards, the service worker fetches what it keeps.
    page.on("request", lambda request: asked.append(request.url))
    devtools.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    devtools.on(
        "Network.loadingFinished", lambda event: weights.update({event["requestId"]: event["encodedDataLength"]})
    )
    page.goto(site[kind], wait_until="networkidle")
    pictures = [url for url in asked if "/media/" in url]
    sizes = [weight for one, weight in weights.items() if names[one] not in pictures and names[one].startswith("http")]
    assert 2 <= len(asked) - len(pictures) <= MAX_REQUESTS, asked
    assert len(sizes) == len([url for url in asked if url not in pictures and url.startswith("http")])
    assert sum(sizes) <= MAX_PAGE_BYTES
    # Only pictures in or near the viewport are fetched, in the newest format.
    assert 1 <= len(pictures) <= 2
    assert all(url.endswith(".avif") for url in pictures)
    # The browser may not fetch the icon. It is counted anyway.
    _headers, icon = ask(site.url + page.locator("link[rel=icon]").get_attribute("href"), Accept_Encoding="br")
    assert sum(sizes) + len(icon) + 400 <= MAX_PAGE_BYTES


def test_only_the_stylesheet_blocks_rendering(site, reader):
    page = reader(site).new_page()
    for kind in ("front page", "article with everything"):
        page.goto(site[kind], wait_until="networkidle")
        blocking = page.evaluate(
            "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking')"
            ".map((one) => one.name)"
        )
        assert len(blocking) == 1
        assert re.search(r"/site\.[0-9a-f]{12}\.css$", blocking[0])


def test_there_is_one_small_stylesheet(site, reader):
    page = reader(site).new_page()
    page.goto(site["front page"])
    sheets = page.locator("link[rel=stylesheet]")
    assert sheets.count() == 1
    _headers, css = ask(site.url + sheets.get_attribute("href"), Accept_Encoding="br")
    assert len(css) < 8_000


def test_static_files_are_hashed_compressed_and_cached_forever(site):
    _headers, html = ask(site["front page"])
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode())
    assert len(files) >= 4
    for path in files:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg|png)$", path)
        headers, plain = ask(site.url + path)
        assert "immutable" in headers["Cache-Control"]
        assert int(re.search(r"max-age=(\d+)", headers["Cache-Control"])[1]) >= 31_536_000
        if path.endswith((".css", ".js")):
            headers, body = ask(site.url + path, Accept_Encoding="gzip, br")
            assert headers["Content-Encoding"] == "br"
            assert brotli.decompress(body) == plain
            headers, body = ask(site.url + path, Accept_Encoding="gzip")
            assert headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(body) == plain


def test_readers_get_no_cookie_and_may_load_nothing_from_elsewhere(site):
    others = {"live", "spare", "moving", "retracted", "not found", "guest"}
    for address in [path for kind, path in site.pages.items() if kind not in others]:
        headers, body = ask(site.url + address, Accept_Encoding="gzip")
        assert headers["Set-Cookie"] is None
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Content-Encoding"] == "gzip" or len(body) < 300
