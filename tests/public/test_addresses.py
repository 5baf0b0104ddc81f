"""Addresses of the site: the same wherever they are copied or stored, with one setting for the address of the desk."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import include, path
from django.utils import timezone

from tests.support.makers import make_article, move, share

# Used as ROOT_URLCONF: the same site with the desk at another address.
urlpatterns = [
    path("meja/", include("articles.accounts.urls")),
    path("meja/", admin.site.urls),
    path("", include("articles.urls")),
]


@pytest.fixture
def in_a_story(archive, writer):
    """A published article between two others of its topic."""
    now = timezone.now()
    archive("Sebelum", now - timedelta(hours=2), topic="Banjir")
    article = archive("Kini", now - timedelta(hours=1), topic="Banjir")
    archive("Sesudah", now, topic="Banjir")
    return article


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1:9999", "LOCALHOST", "lain.example.com"])
def test_no_page_contains_the_host_of_its_request(host, in_a_story, client, settings):
    settings.ALLOWED_HOSTS, settings.SITE_ADDRESS = ["*"], "https://kabar.example.com"
    for address in ("/", "/terbaru/", "/topik/banjir/", "/halaman/tentang/", in_a_story.get_absolute_url()):
        page = client.get(address, headers={"host": host}).content.decode()
        assert host.lower() not in page.lower()
        assert f'rel="canonical" href="https://kabar.example.com{address}"' in page
    assert f'property="og:url" content="https://kabar.example.com{address}"' in page
    assert f'data-copy="https://kabar.example.com{address}"' in page
    shared = re.findall(r'href="(https://(?:wa\.me|t\.me|x\.com|www\.facebook\.com)[^"]+|mailto:[^"]+)"', page)
    assert len(shared) == 5
    assert all("https%3A%2F%2Fkabar.example.com%2F" in link for link in shared)


@pytest.mark.django_db
def test_a_guest_link_has_the_address_of_the_site(client, writer, editor, settings):
    settings.ALLOWED_HOSTS, settings.SITE_ADDRESS = ["*"], "https://kabar.example.com"
    article = make_article(writer)
    move(article, "submit", by=writer)
    share(article, by=editor, use="look", guest="Budi")
    client.force_login(editor)
    page = client.get(f"/admin/articles/article/{article.pk}/links/", headers={"host": "lain.example.com"})
    assert 'value="https://kabar.example.com/' in page.content.decode()


@pytest.mark.django_db
def test_the_desk_can_be_moved_to_another_address(client, settings, editor):
    settings.ROOT_URLCONF, settings.DESK_PATH = __name__, "/meja/"
    client.force_login(editor)
    desk = client.get("/meja/", headers={"accept-language": "en"})
    assert desk.headers["Content-Language"] == "en"
    assert desk.headers.get("Content-Security-Policy") != client.get("/").headers["Content-Security-Policy"]
    paper = re.match(r"self\.PAPER = (.+);", client.get("/sw.js").content.decode())
    assert json.loads(paper[1])["desk"] == "/meja/"
    settings.MAINTENANCE = True
    assert client.get("/meja/").status_code == 200
    assert client.get("/meja/account/").status_code == 200
    assert client.get("/admin/").status_code == 503
