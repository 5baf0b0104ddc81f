"""The language of the site: its own texts and addresses are in one language."""

import gettext
import json
import re
from html.parser import HTMLParser

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.serving import ROOT, demonstrate, production, start, stop

from .crawling import crawl

pytestmark = pytest.mark.browser


class Words(HTMLParser):
    """A parser that collects the texts of a page, and those of attributes that are read aloud."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        spoken = ("aria-label", "title", "data-on", "data-done", "data-auto", "data-light", "data-dark")
        self.found.update(value.strip() for name, value in attrs if name in spoken and value)

    def handle_data(self, data):
        self.found.add(data.strip())


@pytest.fixture(scope="module")
def catalogue():
    """English strings and their Indonesian translations, if the two differ."""
    path = ROOT / "articles" / "locale" / "id" / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        strings = gettext.GNUTranslations(file)._catalog
    pairs = {(english, said) for english, said in strings.items() if isinstance(english, str) and english}
    plain = {(english.rpartition("\x04")[2], said) for english, said in pairs}
    both = {english for english, _said in plain} & {said for _english, said in plain}
    return {(english, said) for english, said in plain if english not in both and said not in both}


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """The address of the demonstration in English."""
    environment = production(tmp_path_factory.mktemp("english"), SITE_LANGUAGE="en")
    demonstrate(environment, has_pictures=False)
    process, url = start(environment)
    yield url
    stop(process)


def words_of(pages):
    """Return every text of these pages with the address of its page, without the texts that editors wrote."""
    found = {}
    for address, (_status, html, _linked) in pages.items():
        words = Words()
        tree = LexborHTMLParser(html)
        for body in tree.css("main article > header ~ div"):
            body.decompose()
        words.feed(tree.html)
        found |= dict.fromkeys(words.found, address)
    return found


@pytest.mark.slow
def test_an_english_site_has_none_of_its_own_texts_in_indonesian(english, catalogue):
    pages = crawl(english)
    assert all(status == 200 for status, _html, _linked in pages.values())
    words = words_of(pages)
    assert {said: words[said] for _english, said in catalogue if said in words} == {}
    firsts = {address.split("/")[1].split("?")[0] for address in pages}
    assert {"topic", "writer", "tag", "index", "search", "latest", "page", "saved"} <= firsts
    assert not firsts & {"topik", "penulis", "indeks", "cari", "terbaru", "halaman", "simpanan"}
    assert 'lang="en"' in pages["/"][1]
    assert any(re.search(r"Thursday, 4 September 2025, 10:15 WIB", html) for _status, html, _linked in pages.values())


def test_an_indonesian_site_has_none_of_its_own_texts_in_english(crawled, catalogue):
    words = words_of(crawled)
    assert {said: words[said] for said, _indonesian in catalogue if said in words} == {}
    assert json.dumps(sorted(words)).count("Terpopuler") == 1
