"""The check of stored HTML: harmless markup passes, and anything that could run or load something is reported."""

import re

import pytest
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from hypothesis import example, given, settings
from selectolax.lexbor import LexborHTMLParser

from articles.text import EDITOR_EXTENSIONS, sanitise, unsafe_markup
from articles.text.unsafe_html import ALLOWED_ATTRIBUTES, ALLOWED_SCHEMES
from tests.support.malformed_html import SOUP, UID


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Kata saja, 1 < 2 & 3 > 2.",
        '<p>Kata <strong>tebal</strong>, <em>miring</em>, <a href="https://x.id/?a=1&amp;b" title="a" rel="b">c</a>',
        '<a href="/internasional/12/">a</a><a href="halaman/">b</a><a href="mailto:a@b.co?subject=x">c</a><a>d</a>',
        f'<figure data-photo="{UID}"><figcaption>a<cite>b</cite></figcaption></figure><figure data-gallery="">',
        '<figure data-embed="https://youtu.be/x"></figure>',
        '<ol start="3" type="a" data-type="a"><li>a</li></ol><blockquote class="pull"><p>b</p></blockquote><hr><br>',
        '<strong><p>Seperti dulu</p></strong><h2><p>a</p></h2><li>b</li><p data-article="none">Baca juga: c</p>',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<p>" + "<em>" * 400,
    ],
)
def test_harmless_markup_passes(html):
    assert unsafe_markup(html) is None


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<p>a</p><script>alert(1)</script>", "<script>"),
        ("<SCRIPT SRC=//x></SCRIPT>", "<script>"),
        ("<p onclick='x()'>a</p>", "<p onclick>"),
        ("<p style='background:url(//x)'>a</p>", "<p style>"),
        ("<p/onmouseover=x>a", "<p onmouseover>"),
        ("<img src=x onerror=x>", "<img>"),
        ("<iframe srcdoc=x></iframe>", "<iframe>"),
        ("<svg/onload=x>", "<svg>"),
        ("<math><mtext></mtext></math>", "<math>"),
        ("<form action=//x><button>", "<form>"),
        ("<object data=x></object>", "<object>"),
        ("<embed src=x>", "<embed>"),
        ("<link rel=stylesheet href=//x>", "<link>"),
        ("<base href=//x>", "<base>"),
        ("<meta http-equiv=refresh content='0;url=//x'>", "<meta>"),
        ("<body onload=x>", "<body>"),
        ("<template><script></script></template>", "<template>"),
        ("<x-y>", "<x-y>"),
        ("<style>@import '//x'</style>", "<style>"),
        ('<a href="javascript:alert(1)">a</a>', 'href="javascript:alert(1)"'),
        ('<a href=" JAVA&#x0a;SCRIPT:alert(1)">a</a>', 'href=" JAVA\nSCRIPT:alert(1)"'),
        ('<a href="\x01javascript:alert(1)">a</a>', 'href="\x01javascript:alert(1)"'),
        ('<a href="data:text/html,x">a</a>', 'href="data:text/html,x"'),
        ('<a href="vbscript:x">a</a>', 'href="vbscript:x"'),
        ('<a href="//x.test/">a</a>', 'href="//x.test/"'),
        ('<a href="/\\x.test/">a</a>', 'href="/\\x.test/"'),
        ('<a href="/&#9;/x.test/">a</a>', 'href="/\t/x.test/"'),
        ('<a href="https://x.id" target="_blank">a</a>', "<a target>"),
        ('<a href="https://x.id" ping="//x">a</a>', "<a ping>"),
        ('<figure data-embed="javascript:x"></figure>', 'data-embed="javascript:x"'),
        ("<!-- --><p>a</p>", "<!-- --><p>a</p>"),
        ("<p>a</p><!--", "<!--"),
        ("<p title='<script>'>a", "<p title>"),
        ("<p>a<a href='x", "<a href='x"),
        ("<![CDATA[<script>]]>", "<![CDATA[<script>]]>"),
        ("</script>", "<script>"),
        ("<em>" * 501, "<em>"),
    ],
)
def test_markup_that_could_run_or_load_something_is_reported(html, named):
    assert unsafe_markup(html) == named


@settings(max_examples=500)
@given(SOUP)
@example('<p title="--><script>x</script>">')
@example("<a/href='javascript:x'>")
@example("<em><svg></em><style><img>")
def test_html_that_passes_has_only_allowed_elements_attributes_and_schemes_in_a_browser(soup):
    if unsafe_markup(soup) is not None:
        return
    for node in LexborHTMLParser(f"<!doctype html><body>{soup}").body.traverse():
        assert node.tag in ALLOWED_ATTRIBUTES or node.tag == "body"
        assert node.attributes.keys() <= ALLOWED_ATTRIBUTES.get(node.tag, set())
        address = re.sub(r"[\x00-\x20]", "", node.attributes.get("href") or "").lower()
        assert re.match(r"(https?|mailto):|(?![a-z][a-z0-9+.-]*:)(?![/\\]{2})", address)


@given(SOUP)
def test_sanitised_html_passes(soup):
    assert unsafe_markup(sanitise(soup)) is None


def test_markup_of_the_prose_editor_passes():
    writes = allowlist_from_extensions(expand_extensions(EDITOR_EXTENSIONS))
    assert ALLOWED_ATTRIBUTES.keys() == writes["tags"]
    assert {name: keys for name, keys in ALLOWED_ATTRIBUTES.items() if keys} == writes["attributes"]
    assert writes["url_schemes"] == ALLOWED_SCHEMES
