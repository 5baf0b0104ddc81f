"""Links in texts: allowed are web addresses, one mailbox, and pages of the site for readers."""

import pytest

from articles.document import from_json, parse, to_json
from articles.text import kept_link, sanitise, unsafe_markup


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_ADDRESS = "https://kabar.example"
    settings.ALLOWED_HOSTS = ["kabar.example", ".kabar.test"]


@pytest.mark.parametrize(
    "address",
    [
        "https://x.id",
        "https://x.id/a?b=c&d=e#f",
        "http://x.id:8080/",
        "HTTPS://X.ID/",
        "https://müller.example/straße",
        "https://x.id/admin/",
        "https://x.id//y",
        "mailto:redaksi@kabar.example",
        "mailto:nama.depan+berita@sub.kabar.example",
        "/internasional/12/judul/",
        "/halaman/kontak/?a=1#b",
        "/administrasi/3/",
        "/cari/?q=/admin/",
        "https://kabar.example/internasional/12/",
    ],
)
def test_valid_links_are_kept(address):
    assert kept_link(address) == address
    assert kept_link(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#catatan",
        "?a=1",
        "halaman/",
        "admin/logout/",
        "../admin/",
        "./admin/",
        "//evil.test/x",
        "///evil.test/x",
        "/\\evil.test",
        "\\\\evil.test",
        "/\t/evil.test",
        "\t//evil.test",
        "\x01//evil.test",
        "/\n/evil.test",
        "https:evil.test",
        "https:/evil.test",
        "http:/admin/",
        "https:///evil.test",
        "https:\\\\evil.test",
        "https://",
        "https://?x",
        "https://[::1",
        "https://x.id:99999/",
        "https://kabar.example@evil.test/",
        "https://x .id/",
        "https://x.id/\u202egnp.exe",
        "/admin",
        "/admin/",
        "/ADMIN/",
        "/admin/articles/article/",
        "/%61dmin/",
        "/x/../admin/",
        "/./admin/",
        "/x/%2e%2e/admin/",
        "/%5cevil.test",
        "https://kabar.example/admin/",
        "https://KABAR.example./admin/",
        "https://desk.kabar.test:8443/admin/logout/",
        "mailto:",
        "mailto:a@b.co?bcc=x@y.co",
        "mailto:a@b.co,c@d.co",
        "mailto:a@b.co%3Fbcc=x@y.co",
        "mailto:a@b.co&x",
        "mailto://a@b.co",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://x.id/1",
        "file:///etc/passwd",
        "ftp://x.id/",
        "tel:112",
    ],
)
def test_deceptive_and_invalid_links_are_removed_and_their_words_kept(address):
    assert kept_link(address) == ""
    written = "".join(f"&#{ord(sign)};" for sign in address)
    assert sanitise(f'<p>Baca <a href="{written}" title="x">ini</a>.</p>') == "<p>Baca ini.</p>"


def test_a_link_keeps_its_title_and_no_other_attribute():
    written = (
        '<p><a title="Judul &amp; &quot;x&quot;" href="https://x.id/?a=1&amp;b=2" target="_blank" onclick="x">a</a></p>'
    )
    kept = '<p><a title="Judul &amp; &quot;x&quot;" href="https://x.id/?a=1&amp;b=2">a</a></p>'
    assert sanitise(written) == kept


def test_a_very_long_link_goes_and_its_words_stay():
    longest = "https://x.id/".ljust(2048, "q")
    assert kept_link(longest) == longest
    assert sanitise(f'<p>Baca <a href="{longest}q">ini</a>.</p>') == "<p>Baca ini.</p>"


def test_a_very_long_link_that_was_stored_is_still_read():
    html = f'<p>Baca <a href="https://x.id/{2048 * "q"}">ini</a>.</p>'
    assert unsafe_markup(html) is None
    assert from_json(to_json(parse(html))) == parse(html)


def test_a_link_ends_where_another_begins():
    written = '<p><a href="https://x.id">a<a href="javascript:x">b</a>c</a></p>'
    assert sanitise(written) == '<p><a href="https://x.id">a</a>bc</p>'


@pytest.mark.parametrize(
    "host",
    [
        "kabar。example.com",
        "%6babar.example.com",
        "ｋabar.example.com",
        "KABAR.example.com.",
        "127.1",
        "2130706433",
        "[::1]",
    ],
)
def test_a_host_is_the_desks_own_however_it_is_written(host, settings):
    settings.ALLOWED_HOSTS = ["kabar.example.com", "127.0.0.1", "[::1]"]
    assert kept_link(f"http://{host}/admin/logout/") == ""
