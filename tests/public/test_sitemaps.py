"""Sitemaps, robots.txt and other addresses that programs ask for by convention."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from articles import publishing
from articles.models import Edition
from articles.public import sitemaps
from newsroom import environment
from tests.support.makers import approve, make_article, make_category, perform, publish

pytestmark = pytest.mark.django_db
NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@pytest.fixture
def newsroom(writer, editor):
    """Three articles with everything that has a page, and two drafts."""
    category = make_category("Sepak Bola", parent=make_category("Olahraga"))
    for number in range(3):
        make_article(writer, headline=f"Naskah {number}", topic=f"Rahasia {number}", tags=["Draf"], writers=["Draf"])
        fields = {"topic": "Liga & Piala", "tags": ["Laga"], "writers": ["Budi"], "category": category}
        publish(make_article(writer, headline=f"Kabar {number} & Lain", **fields), writer, editor)


def paths_in(client, address, settings):
    """Return the paths of the pages, or of the sitemaps, that a sitemap names."""
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    places = ElementTree.fromstring(response.content).findall("*/map:loc", NAMES)
    assert all(place.text.startswith(f"{settings.SITE_ADDRESS}/") for place in places)
    return [place.text.removeprefix(settings.SITE_ADDRESS) for place in places]


def test_every_page_is_in_a_sitemap_once_and_exists(client, newsroom, settings):
    files = paths_in(client, "/sitemap.xml", settings)
    pages = [path for file in files if "news" not in file for path in paths_in(client, file, settings)]
    assert len(pages) == len(set(pages))
    assert all(client.get(path).status_code == 200 for path in pages)
    assert {edition.get_absolute_url() for edition in Edition.objects.all()} <= set(pages)
    expected = {"/olahraga/", "/sepak-bola/", "/topik/liga-piala/", "/tag/laga/", "/penulis/budi/", "/halaman/redaksi/"}
    assert expected <= set(pages)
    assert not [path for path in pages if "rahasia" in path or "dra" in path]


def test_robots_txt_names_the_sitemaps_and_not_the_desk(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in text.splitlines()
    assert settings.DESK_PATH not in text


def test_files_are_divided_at_their_limit(client, newsroom, settings, monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ADDRESSES", 2)
    monkeypatch.setattr(sitemaps, "MAX_NEWS", 2)
    files = paths_in(client, "/sitemap.xml", settings)
    for kind in ("articles", "news"):
        own = [file for file in files if kind in file]
        found = [paths_in(client, file, settings) for file in own]
        assert all(len(paths) <= 2 for paths in found)
        addresses = sorted(path for paths in found for path in paths)
        assert addresses == sorted(edition.get_absolute_url() for edition in Edition.objects.all())
    for address in ("articles-99", "news-99", "tags-99", "lain-1", "articles-0"):
        assert client.get(f"/sitemap/{address}.xml").status_code == 404


def test_an_article_has_the_time_of_its_last_change(client, newsroom):
    edition = Edition.objects.first()
    tree = ElementTree.fromstring(client.get("/sitemap/articles-1.xml").content)
    changed = {place.find("map:loc", NAMES).text: place.find("map:lastmod", NAMES).text for place in tree}
    (found,) = (value for address, value in changed.items() if address.endswith(edition.get_absolute_url()))
    assert datetime.fromisoformat(found) == edition.live_from.replace(microsecond=0)


def test_the_news_are_those_of_two_days_that_nobody_paid_for(client, newsroom, writer, editor, settings):
    publish(make_article(writer, headline="Kopi Enak", label="advert"), writer, editor)
    for days in (1, 3):
        article = make_article(writer, headline=f"Umur {days}")
        publishing.publish_import(article, published_at=timezone.now() - timedelta(days=days))
    tree = ElementTree.fromstring(client.get("/sitemap/news-1.xml").content)
    news = tree.findall("map:url/news:news", NAMES)
    titles = [one.find("news:title", NAMES).text for one in news]
    assert titles == ["Kabar 2 & Lain", "Kabar 1 & Lain", "Kabar 0 & Lain", "Umur 1"]
    assert news[0].find("news:publication/news:name", NAMES).text == settings.SITE_NAME
    assert news[0].find("news:publication/news:language", NAMES).text == "id"
    published = datetime.fromisoformat(news[0].find("news:publication_date", NAMES).text)
    assert abs(published - timezone.now()) < timedelta(minutes=5)


def test_a_retracted_or_scheduled_article_is_in_no_sitemap(client, newsroom, writer, editor, chief, settings):
    retracted = Edition.objects.first().article
    perform(retracted, "retract", by=chief, reason="Dapat mengenali korban.", ground="victim")
    perform(retracted, "confirm_retraction", by=editor)
    scheduled = approve(make_article(writer, headline="Nanti"), writer, editor)
    perform(scheduled, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    for file in paths_in(client, "/sitemap.xml", settings):
        paths = paths_in(client, file, settings)
        assert not [path for path in paths if f"/{retracted.pk}/" in path or f"/{scheduled.pk}/" in path]


def test_a_file_takes_two_queries_at_most(client, newsroom, django_assert_max_num_queries):
    for address in ("/sitemap/articles-1.xml", "/sitemap/tags-1.xml", "/sitemap/news-1.xml"):
        with django_assert_max_num_queries(2):
            client.get(address)


def test_the_icon_is_found_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"].endswith(".png")) == (302, True)


def test_the_contact_for_weaknesses_is_valid_for_less_than_a_year(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:aman@kabar.example"
    fields = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert fields["Contact"] == "mailto:aman@kabar.example"
    assert fields["Canonical"] == f"{settings.SITE_ADDRESS}/.well-known/security.txt"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)


@pytest.mark.parametrize("value", ["aman@kabar.example", "http://kabar.example", "mailto:a@b.c\nX: y", "mailto:a b"])
def test_a_contact_of_another_form_is_refused(value, monkeypatch):
    monkeypatch.setenv("SECURITY_CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT"):
        environment.contact("SECURITY_CONTACT")
