"""Feeds: what programs that read them find, in each format, and what they never find."""

import json
from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.models import Category, Contributor, Edition, Tag, Topic
from tests.support.figures import figure
from tests.support.makers import approve, edit, make_article, make_category, make_photo, perform, publish
from tests.support.references import change_by_two

pytestmark = pytest.mark.django_db
XML_FEEDS = ["rss.xml", "atom.xml"]
FEEDS = [*XML_FEEDS, "feed.json"]


@pytest.fixture
def edition(writer, editor):
    """An edition with everything that a feed can have."""
    category = make_category("Sepak Bola", parent=make_category("Olahraga"))
    article = make_article(
        writer,
        headline="Gol < 3 & “Menang”",
        standfirst="Skor 2 < 3 & seri.",
        body=f'<p>Isi <a href="/olahraga/">lengkap</a>.</p>{figure(make_photo())}<p>Baca juga: Lain</p>',
        category=category,
        topic="Liga",
        tags=["Laga & Gol"],
        writers=["Laras Wening", "Budi"],
        editors=["Teguh Prakoso"],
        photo=make_photo(alt="Gawang.", credit="Antara"),
    )
    publish(article, writer, editor)
    return Edition.objects.get()


def parsed(client, address):
    """Return a feed that feedparser finds no fault in."""
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("name", XML_FEEDS)
def test_an_entry_has_what_its_edition_has(name, client, edition, settings):
    feed = parsed(client, f"/{name}")
    (entry,) = feed.entries
    assert feed.feed.title == settings.SITE_NAME
    assert feed.feed.link == f"{settings.SITE_ADDRESS}/"
    assert entry.title == edition.headline
    assert entry.link == f"{settings.SITE_ADDRESS}{edition.get_absolute_url()}"
    assert LexborHTMLParser(entry.summary).text() == edition.standfirst
    assert [tag.term for tag in entry.tags] == ["Olahraga", "Sepak Bola", "Liga", "Laga & Gol"]
    assert [one.name for one in entry.authors] == ["Laras Wening", "Budi"]
    assert [one.name for one in entry.contributors] == ["Teguh Prakoso"]
    assert entry.published_parsed[:6] == edition.first_published_at.utctimetuple()[:6]


def test_rss_and_atom_have_the_picture_with_its_words(client, edition, settings):
    (content,) = parsed(client, "/rss.xml").entries[0].media_content
    width, height, address = edition.photo.rendered.largest("share")
    assert (content["url"], content["type"]) == (f"{settings.SITE_ADDRESS}{address}", "image/jpeg")
    assert (content["width"], content["height"]) == (str(width), str(height))
    (enclosure,) = parsed(client, "/atom.xml").entries[0].enclosures
    assert (enclosure.href, enclosure.title) == (f"{settings.SITE_ADDRESS}{address}", "Gawang.")


def test_a_json_feed_has_what_its_edition_has(client, edition, settings):
    response = client.get("/feed.json")
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    (item,) = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{settings.SITE_ADDRESS}/feed.json"
    assert (item["title"], item["content_text"]) == (edition.headline, edition.standfirst)
    assert item["url"] == f"{settings.SITE_ADDRESS}{edition.get_absolute_url()}"
    assert [one["name"] for one in item["authors"]] == ["Laras Wening", "Budi"]
    assert client.get(item["authors"][0]["url"].removeprefix(settings.SITE_ADDRESS)).status_code == 200
    assert [one["name"] for one in item["_newsroom"]["editors"]] == ["Teguh Prakoso"]
    assert item["image"] == item["attachments"][0]["url"]
    assert client.get(item["image"].removeprefix(settings.SITE_ADDRESS)).status_code == 200


@pytest.mark.parametrize("name", FEEDS)
def test_full_feeds_have_the_text_with_absolute_addresses(name, client, edition, settings):
    settings.FEED_CONTENT = "full"
    if name == "feed.json":
        html = json.loads(client.get("/feed.json").content)["items"][0]["content_html"]
    else:
        html = parsed(client, f"/{name}").entries[0].content[0].value
    page = LexborHTMLParser(html)
    addresses = [node.attributes.get("href") or node.attributes.get("src") for node in page.css("a, img")]
    assert "Isi lengkap." in page.text()
    assert len(addresses) == 2
    assert all(address.startswith(settings.SITE_ADDRESS) for address in addresses)
    assert "Baca juga" not in page.text()


@pytest.mark.parametrize("name", FEEDS)
def test_every_list_has_its_own_feed(name, client, edition, writer, editor):
    publish(make_article(writer, headline="Lain", category=make_category("Budaya"), writers=["Sari"]), writer, editor)
    pages = [
        *(Category.objects.get(name=one) for one in ("Olahraga", "Sepak Bola")),
        Topic.objects.get(),
        Tag.objects.get(),
        Contributor.objects.get(name="Budi"),
    ]
    for page in pages:
        answer = client.get(f"{page.get_absolute_url()}{name}").content.decode()
        assert page.name.replace("&", "&amp;" if name in XML_FEEDS else "&") in answer
        assert "Menang" in answer
        assert '"Lain"' not in answer
        assert ">Lain<" not in answer
    assert client.get(f"/tag/tidak-ada/{name}").status_code == 404


def test_pages_name_their_feeds(client, edition):
    for page in ("/", Topic.objects.get().get_absolute_url()):
        html = LexborHTMLParser(client.get(page).content)
        links = {link.attributes["type"]: link.attributes["href"] for link in html.css("link[rel=alternate]")}
        assert {address.removeprefix(page) for address in links.values()} == set(FEEDS)
        for mime, address in links.items():
            assert client.get(address).headers["Content-Type"].startswith(mime)


def test_ids_stay_when_an_article_and_its_lists_are_renamed(client, edition, editor, chief, writer):
    def ids():
        pages = ("/", Topic.objects.get().get_absolute_url())
        return [parsed(client, f"{page}{name}").entries[0].id for page in pages for name in XML_FEEDS]

    before, feed_id = ids(), parsed(client, "/topik/liga/atom.xml").feed.id
    change_by_two(Topic.objects.get(), {"name": "Piala", "slug": "piala"}, by=chief, and_by=editor)
    article = edit(edition.article, writer, headline="Judul Baru", slug="judul-baru")
    approve(article, writer, editor)
    perform(article, "publish", by=editor)
    assert ids() == before
    assert parsed(client, "/topik/piala/atom.xml").feed.id == feed_id
    response = client.get("/topik/liga/atom.xml")
    assert (response.status_code, response["Location"]) == (301, "/topik/piala/atom.xml")


@pytest.mark.parametrize("name", FEEDS)
def test_a_retracted_or_scheduled_article_is_in_no_feed(name, client, edition, writer, editor, chief):
    publish(make_article(writer, headline="Yang lama"), writer, editor)
    first = client.get(f"/{name}")
    scheduled = approve(make_article(writer, headline="Nanti Saja", category=edition.category), writer, editor)
    perform(scheduled, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    perform(edition.article, "retract", by=chief, reason="Dapat mengenali korban.", ground="victim")
    perform(edition.article, "confirm_retraction", by=editor)
    # A reader that sends back all it was told gets the feed without the article.
    conditions = {"if-none-match": first["ETag"], "if-modified-since": first.get("Last-Modified", "")}
    for page in ("/", "/olahraga/"):
        answer = client.get(f"{page}{name}", headers=conditions)
        assert answer.status_code == 200
        assert "Menang" not in answer.content.decode()
        assert "Nanti Saja" not in answer.content.decode()
    assert client.get(f"/{name}", headers={"if-none-match": client.get(f"/{name}")["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", FEEDS)
def test_a_picture_that_may_not_be_shown_is_in_no_feed(name, client, edition, settings):
    settings.FEED_CONTENT = "full"
    assert "/media/" in client.get(f"/{name}").content.decode()
    type(edition.photo).objects.update(withdrawn_at=timezone.now())
    assert "/media/" not in client.get(f"/{name}").content.decode()


@pytest.mark.parametrize("name", FEEDS)
def test_paid_and_unverified_articles_say_so(name, client, writer, editor):
    publish(make_article(writer, headline="Kopi Enak", label="advert"), writer, editor)
    publish(
        make_article(writer, headline="Kabar Angin", is_unverified=True, verification_notice="Jumlahnya."),
        writer,
        editor,
    )
    answer = client.get(f"/{name}").content.decode()
    assert "Advertorial: Kopi Enak" in answer
    assert "(Dalam verifikasi)" in answer


def test_the_feed_of_a_site_without_articles_is_empty(client):
    for name in XML_FEEDS:
        assert parsed(client, f"/{name}").entries == []
    assert json.loads(client.get("/feed.json").content)["items"] == []
