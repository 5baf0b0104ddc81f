"""Error pages: in the site's layout and language, with a true message."""

import pytest
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.template.backends.jinja2 import Jinja2
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.models import Page
from articles.public import errors, front_page
from articles.public.site_context import Newspaper


def fails_with(monkeypatch, error):
    """Let the front page fail, and return a client."""

    def fail(*_arguments):
        raise error

    monkeypatch.setattr(front_page, "front_page_of", fail)
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_the_page_of_an_internal_error_makes_no_queries(monkeypatch, django_assert_num_queries):
    response = fails_with(monkeypatch, RuntimeError("rahasia")).get("/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Terjadi gangguan pada halaman ini" in page
    assert "Kabar Nusantara" in page
    assert "rahasia" not in page
    with django_assert_num_queries(0):
        errors.server_error(None)


@pytest.mark.django_db
def test_an_error_in_the_error_page_still_gives_a_page(monkeypatch):
    def broken(*_arguments, **_more):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)
    response = fails_with(monkeypatch, RuntimeError()).get("/")
    assert response.status_code == 500
    assert b"<h1>500</h1>" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/tidak-ada/"])
def test_an_unavailable_database_gives_a_retry_later_response(address, monkeypatch, caplog):
    monkeypatch.setattr(errors.connection, "is_usable", lambda: False)
    reader = fails_with(monkeypatch, OperationalError("connection refused"))

    def fail():
        raise OperationalError("connection refused")

    monkeypatch.setattr(errors, "newest", fail)
    response = reader.get(address)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "Kami segera kembali" in response.content.decode()
    assert ("connection refused" in caplog.text) == (address == "/")


@pytest.mark.django_db
def test_a_query_that_the_database_refuses_is_a_reported_internal_error(monkeypatch):
    heard = []
    got_request_exception.connect(lambda **signal: heard.append(1), weak=False, dispatch_uid="test")
    response = fails_with(monkeypatch, OperationalError("no such column: x")).get("/")
    got_request_exception.disconnect(dispatch_uid="test")
    assert response.status_code == 500
    assert heard == [1]


@pytest.mark.django_db
def test_a_closed_site_shows_readers_a_message_and_leaves_the_desk_open(settings, client):
    settings.MAINTENANCE = True
    assert client.get("/").status_code == 503
    assert client.get("/admin/login/").status_code == 200


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused(settings):
    settings.ALLOWED_HOSTS = ["kabar.example"]
    response = Client(headers={"host": "lain.example"}).get("/")
    assert response.status_code == 400
    assert "Permintaan tidak dapat diproses" in response.content.decode()


@pytest.mark.django_db
def test_the_page_not_found_offers_a_search_and_the_newest_articles(client, archive):
    article = archive("Kabar terbaru", timezone.now())
    page = client.get("/tidak-ada/").content.decode()
    assert 'action="/cari/"' in page
    assert article.get_absolute_url() in page


@pytest.mark.django_db
def test_the_page_layout_makes_one_query_and_only_if_it_is_shown(client, django_assert_num_queries):
    assert Page.objects.count() == 5
    with django_assert_num_queries(1):
        page = client.get("/simpanan/").content.decode()
    with django_assert_num_queries(0):
        client.get("/manifest.webmanifest")
    for address in Page.objects.values_list("slug", flat=True):
        assert f'href="/halaman/{address}/"' in page


@pytest.mark.parametrize("is_debug", [True, False])
def test_the_search_field_of_the_404_page_is_empty(is_debug, settings):
    settings.DEBUG = is_debug
    engine = {name: value for name, value in settings.TEMPLATES[0].items() if name != "BACKEND"}
    template = Jinja2(engine | {"NAME": "readers", "APP_DIRS": False}).get_template("site/parts/search_form.html")
    field = LexborHTMLParser(template.render({"newspaper": Newspaper()})).css_first("input[type=search]")
    assert field.attributes["value"] == ""
