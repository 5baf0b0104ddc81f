"""Every page is valid HTML, and every page can be reached from the front page."""

import re
import subprocess

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.page_text import texts_of
from tests.support.serving import NODE, production, start, stop

from .crawling import fetch


def test_every_live_article_is_reached_and_no_link_is_broken(site, crawled):
    broken = {address: row[0::2] for address, row in crawled.items() if row[0] != 200}
    # The list of retractions leads to the pages of retracted articles, and nothing else does.
    assert {row for row in broken.values() if row != (410, "/ralat/")} == set()
    numbers = {int(match[1]) for address in crawled if (match := re.fullmatch(r"/[^/]+/(\d+)/[^/]+/", address))}
    assert set(site.pages["live"]) <= numbers


def test_no_article_is_twice_in_the_lists_of_a_page(crawled):
    for address, (_status, html, _linked) in crawled.items():
        if "<body" not in html:
            continue
        links = [link.attributes["href"] for link in LexborHTMLParser(html).css("h1 a, h2 a, h3 a")]
        articles = [link for link in links if re.match(r"/.+/\d+/.+", link)]
        assert len(articles) == len(set(articles)), address


FAULT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
django.setup()
from articles.public.errors import server_error
print(server_error(None).content.decode())
"""


@pytest.mark.slow
@pytest.mark.checker
def test_every_page_is_valid_html(site, crawled, tmp_path):
    closed, url = start(production(tmp_path / "closed", **{**site.environment, "MAINTENANCE": "1"}))
    pages = {address: html for address, (_status, html, _linked) in crawled.items() if "<html" in html}
    for kind in ("retracted", "not found", "offline", "guest", "search that finds nothing", "day without news"):
        pages[kind] = fetch(site[kind])[1]
    pages["503"] = fetch(url)[1]
    pages["400"] = fetch(site["front page"], Host="lain.example")[1]
    pages["403"] = fetch(site["guest"], b"act=comment")[1]
    pages["500"] = site.laptop("-c", FAULT)
    stop(closed)
    files = []
    for number, html in enumerate(pages.values()):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(html, encoding="utf-8")
    jar = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checker = ["java", "-Xss1024k", "-jar", str(jar), "--no-langdetect", *map(str, files)]
    done = subprocess.run(checker, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[:6000]
    assert len(pages) > 80
    for code in ("400", "403", "500", "503"):
        assert code in texts_of(pages[code], "main p")
