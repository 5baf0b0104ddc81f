"""What clients get from the store: whole answers in the coding they accept, 304, and nothing for what is no page."""

import re

import pytest
from django.urls import reverse
from prometheus_client import REGISTRY

from articles.models import Edition
from articles.page_store.pages import Pages, StoredPage, best_coding
from tests.support.makers import make_article, make_category, publish
from tests.support.stored_site import StoredSite, wait_for_contact

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def address(site, writer, editor):
    """The address of a live article."""
    publish(make_article(writer), writer, editor)
    site.watcher.refresh()
    return Edition.objects.get().get_absolute_url()


def test_a_page_is_rendered_once_for_all_readers(site, address):
    first, second = site.get(address), site.get(address)
    assert (first.is_rendered, second.is_rendered) == (True, False)
    assert first.shown == second.shown
    assert {name: value for name, value in first.headers.items() if name != "Cache-Control"} == {
        name: value for name, value in second.headers.items() if name != "Cache-Control"
    }


def test_a_stored_page_has_the_headers_of_a_rendered_one(site, address):
    site.get(address)
    stored, rendered = site.get(address).headers, site.get(address, is_stored=False).headers
    for name in ("Content-Type", "Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options"):
        assert stored[name] == rendered[name]
    assert "Set-Cookie" not in stored


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.0,gzip;q=0", None),
        ("gzip;Q=0", None),
        ("notbrotli, xgzip", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_best_coding_that_a_client_accepts_is_sent(accepted, coding, site, address):
    site.get(address)
    answer = site.get(address, accept_encoding=accepted)
    assert not answer.is_rendered
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert "Pasar Lama Dibuka Lagi" in answer.text


def test_a_client_that_has_the_page_is_told_so_without_rendering(site, address):
    tag = site.get(address).headers["ETag"]
    for known in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        answer = site.get(address, if_none_match=known)
        assert (answer.status, answer.body, answer.is_rendered) == (304, b"", False)
        assert answer.headers["ETag"] == tag
        assert "Content-Length" not in answer.headers
    assert site.get(address, if_none_match='"other"').status == 200


def test_the_first_request_for_a_page_may_be_conditional(site, address):
    answer = site.get(address, if_none_match='"other"', accept_encoding="gzip")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "Pasar Lama Dibuka Lagi" in site.get(address).text


def test_head_has_the_headers_of_get_and_no_body(site, address):
    first = site.get(address, method="HEAD")
    whole = site.get(address)
    again = site.get(address, method="HEAD")
    assert not whole.is_rendered
    assert first.body == again.body == b""
    assert first.headers["Content-Length"] == again.headers["Content-Length"] == str(len(whole.body))


def test_browsers_ask_each_time_and_proxies_are_told_how_long_it_holds(site, address):
    policy = site.get(address).headers["Cache-Control"]
    assert re.fullmatch(r"no-cache, s-maxage=[0-9]+", policy)
    assert 0 < int(policy.rpartition("=")[2]) <= 600


def test_unknown_parameters_make_no_new_page(site, address):
    first = site.get(address)
    assert site.get(f"{address}?utm_source=x&fbclid=y").shown == first.shown
    assert not site.get(f"{address}?utm_source=z").is_rendered
    assert len(site.store.pages) == 1


def test_each_place_in_a_list_is_a_page(site, writer, editor):
    category = make_category()
    for number in range(22):
        publish(make_article(writer, headline=f"Berita {number}", category=category), writer, editor)
    older = re.search(r'rel="next" href="([^"]+)"', site.get(category.get_absolute_url()).text)[1]
    second = site.get(older[older.index("/nasional") :])
    assert second.is_rendered
    assert second.shown != site.get(category.get_absolute_url()).shown
    path = older[older.index("/nasional") :]
    assert not site.get(path + "&utm_source=x").is_rendered


@pytest.mark.parametrize("path", ["/tidak-ada/", "/cari/?q=pasar", "/indeks/", "/admin/login/", "/static/none.css"])
def test_what_is_no_page_is_not_stored(path, site, address):
    site.get(path)
    assert site.get(path).is_rendered
    assert len(site.store.pages) == 0


def test_hosts_and_schemes_have_their_own_pages(site, address, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site.get(address)
    assert site.get(address, host="other.example").is_rendered
    assert site.get(address, x_forwarded_proto="https").is_rendered
    assert not site.get(address, x_forwarded_proto="https, http").is_rendered
    assert not site.get(address, host="TESTSERVER").is_rendered
    assert site.get(address, host="evil.example").status in {400, 404}


@pytest.mark.parametrize("query", ["q=%FF%FE", "\xff=\xfe", "=&&;%", "sebelum=%00"])
def test_odd_bytes_in_a_query_break_nothing(query, site, address):
    list_address = reverse("site:latest")
    site.get(list_address)
    for path in (address, list_address):
        for _time in range(2):
            answer = site.get(path, query=query)
            assert answer.status == site.get(path, query=query, is_stored=False).status


def test_a_query_that_is_not_in_latin_1_breaks_nothing_in_the_store(site):
    address = reverse("site:latest")
    site.get(address)
    assert site.get(address, query="a=\udcff").status == 200
    assert (
        site.get(address, query="sebelum=\udcff").status
        == site.get(address, query="sebelum=\udcff", is_stored=False).status
    )


def test_a_fault_while_a_page_is_kept_sends_it_all_the_same(site, address, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError

    monkeypatch.setattr(site.store.changes, "are_unchanged", fail)
    for _time in range(2):
        answer = site.get(address)
        assert (answer.status, answer.is_rendered) == (200, True)
        assert "Pasar Lama Dibuka Lagi" in answer.text


def test_stored_and_rendered_answers_are_counted(site, address):
    def counted(source):
        return REGISTRY.get_sample_value("newsroom_page_store_answers_total", {"source": source})

    before = counted("rendered"), counted("stored")
    for _time in range(3):
        site.get(address)
    assert (counted("rendered"), counted("stored")) == (before[0] + 1, before[1] + 2)


def test_a_fault_of_the_store_slows_the_site_and_breaks_nothing(site, address, monkeypatch):
    def fail(_key):
        raise RuntimeError

    site.get(address)
    monkeypatch.setattr(site.store.pages, "get", fail)
    answer = site.get(address)
    assert (answer.status, answer.is_rendered) == (200, True)
    monkeypatch.undo()
    monkeypatch.setattr(site.store.pages, "put", lambda *_page: fail(None))
    assert site.get(reverse("site:latest")).status == 200


@pytest.mark.parametrize(
    "place", ["articles.page_store.pages.brotli.compress", "articles.page_store.upcoming.upcoming_changes"]
)
def test_a_fault_of_compression_or_of_the_schedule_breaks_no_page(place, site, address, monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError

    monkeypatch.setattr(place, fail)
    for _time in range(2):
        answer = site.get(address, accept_encoding="br, gzip")
        assert answer.status == 200
        assert "Pasar Lama Dibuka Lagi" in answer.text


def test_a_fault_while_learning_of_a_change_forgets_all_and_answers(site, address, monkeypatch):
    def fail():
        raise RuntimeError

    site.get(address)
    monkeypatch.setattr(site.watcher, "refresh", fail)
    assert site.get(address, method="POST").status in {403, 405}
    assert site.get(address).is_rendered


@pytest.mark.parametrize("host", ["", None])
def test_a_request_without_a_host_is_left_to_django(host, site, address):
    site.get(address)
    answer = site.get(address, host=host)
    assert answer.is_rendered
    assert answer.status == site.get(address, is_stored=False, host=host).status


def test_a_question_mark_in_a_path_is_no_query(site, writer, editor):
    address = reverse("site:latest")
    for number in range(22):
        publish(make_article(writer, headline=f"Berita {number}"), writer, editor)
    place = re.search(r'rel="next" href="[^"]*(\?[^"]+)"', site.get(address).text)[1]
    assert site.get(f"{address}{place}").status == 200
    assert site.get(address, suffix=place).status == 404


def test_long_addresses_take_no_more_memory_than_short_ones(site, address):
    for number in range(20):
        site.get(address, host=f"testserver:{'0' * 20_000}{number}")
        site.get(f"{reverse('site:latest')}?utm={'x' * 20_000}{number}")
    kept = [*site.store.parameters_by_address, *site.store.pages.by_key]
    assert {len(key) for key in kept} == {16}


def test_a_process_without_contact_to_the_database_renders_each_page(address, monkeypatch):
    site = StoredSite()
    try:
        wait_for_contact(site)
        site.get(address)
        assert not site.get(address).is_rendered
        monkeypatch.setattr(site.watcher, "make_contact", lambda: False)
        assert site.get(address).is_rendered
    finally:
        site.close()


def page(size, key="article:1"):
    """Return a stored page of a number of bytes."""
    return StoredPage(
        status="200 OK", headers=[], body=b"x" * size, keys=frozenset([key]), until=float("inf"), number=0
    )


def test_the_pages_used_least_recently_are_forgotten_first():
    pages = Pages(max_bytes=100_000)
    for name in "abcdefghijk":
        pages.put(name, page(3_500))
        pages.get("a")
    pages.put("l", page(3_500))
    assert pages.get("a") is not None
    assert pages.get("b") is None
    assert pages.bytes <= 100_000


def test_all_codings_of_a_page_take_no_more_memory_than_is_counted(site, address):
    body = site.get(address).text.encode()
    stored = page(len(body))
    stored.body = body
    codings = [stored.encoded(accepted).body for accepted in ("br", "gzip", "")]
    assert sum(map(len, codings)) <= stored.size


def test_a_page_that_is_too_large_is_not_stored():
    pages = Pages(max_bytes=100_000)
    pages.put("a", page(50_000))
    assert len(pages) == 0
    assert pages.bytes == 0


def test_pages_that_were_forgotten_or_replaced_are_not_counted():
    pages = Pages(max_bytes=60_000)
    for name in "aabbcdefghijklm":
        pages.put(name, page(1_000))
        if pages.get("a"):
            pages.get("a").encoded("gzip")
    assert len(pages) == 13
    assert pages.bytes == 13 * page(1_000).size


@pytest.mark.parametrize("accepted", ["br ; q=0, gzip", "gzip, br;q=0.000"])
def test_a_coding_that_a_client_refuses_is_not_chosen(accepted):
    assert best_coding(accepted) == "gzip"
