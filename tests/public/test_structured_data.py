"""Structured data and metadata of pages, as search engines and other sites read them."""

import json
from datetime import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from articles.models import Contributor, Edition
from tests.support.makers import approve, edit, make_article, make_category, make_photo, perform, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(writer, editor):
    """An edition with everything that structured data can have."""
    category = make_category("Sepak Bola", parent=make_category("Olahraga"))
    article = make_article(
        writer,
        headline='Gol </script><script>alert("x")</script> & menang',
        category=category,
        dateline="KABAR, Bandung",
        tags=["Laga"],
        writers=["Laras Wening"],
        photo=make_photo(),
    )
    Contributor.objects.filter(name="Laras Wening").update(job_title="Reporter")
    publish(article, writer, editor)
    return Edition.objects.get()


def page_of(client, address):
    """Return a page, parsed."""
    return LexborHTMLParser(client.get(address).content)


def data_in(page):
    """Return the structured data of a page by type."""
    found = [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]
    return {one["@type"]: one for one in found}


def test_an_article_is_described_as_its_edition_is(client, edition, settings):
    page = page_of(client, edition.get_absolute_url())
    data = data_in(page)
    address = f"{settings.SITE_ADDRESS}{edition.get_absolute_url()}"
    article = data["NewsArticle"]
    assert article["headline"] == edition.headline
    assert article["description"] == edition.excerpt
    assert (article["url"], article["mainEntityOfPage"]) == (address, address)
    assert datetime.fromisoformat(article["datePublished"]) == edition.first_published_at.replace(microsecond=0)
    assert datetime.fromisoformat(article["dateModified"]) == edition.words_since.replace(microsecond=0)
    person = {"@type": "Person", "name": "Laras Wening", "url": f"{settings.SITE_ADDRESS}/penulis/laras-wening/"}
    assert article["author"] == [person | {"jobTitle": "Reporter"}]
    assert [one["name"] for one in article["editor"]] == ["Teguh Prakoso"]
    assert article["publisher"]["name"] == settings.SITE_NAME
    assert article["publisher"]["publishingPrinciples"] == f"{settings.SITE_ADDRESS}/halaman/pedoman-media-siber/"
    assert (article["articleSection"], article["keywords"]) == ("Sepak Bola", ["Laga"])
    assert (article["dateline"], article["wordCount"]) == (edition.dateline, edition.word_count)
    assert (article["inLanguage"], article["isAccessibleForFree"]) == ("id", True)
    images = [one["url"].removeprefix(settings.SITE_ADDRESS) for one in article["image"]]
    assert [client.get(image).status_code for image in images] == [200] * 3
    assert "correction" not in article
    assert [one["name"] for one in data["BreadcrumbList"]["itemListElement"]] == [
        settings.SITE_NAME,
        "Olahraga",
        "Sepak Bola",
        edition.headline,
    ]
    assert page.css_first("body script") is None


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("opinion", "OpinionNewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("advert", "AdvertiserContentArticle"),
    ],
)
def test_a_label_is_a_type_of_its_own(label, kind, client, writer, editor):
    publish(make_article(writer, label=label), writer, editor)
    data = data_in(page_of(client, Edition.objects.get().get_absolute_url()))
    assert kind in data


def test_corrections_are_listed_the_newest_first(client, edition, writer, editor, chief):
    for number in (1, 2):
        approve(edit(edition.article, writer, standfirst=f"Yang benar {number}."), writer, editor)
        perform(edition.article, "correct", by=chief, reason=f"Ralat {number}.")
    article = data_in(page_of(client, edition.get_absolute_url()))["NewsArticle"]
    assert [one["text"] for one in article["correction"]] == ["Ralat 2.", "Ralat 1."]
    since = Edition.objects.live().get().words_since
    assert datetime.fromisoformat(article["dateModified"]) == since.replace(microsecond=0)


def test_a_new_job_title_is_on_the_page_at_once(client, edition):
    Contributor.objects.filter(name="Laras Wening").update(job_title="Redaktur")
    article = data_in(page_of(client, edition.get_absolute_url()))["NewsArticle"]
    assert article["author"][0]["jobTitle"] == "Redaktur"


def test_a_picture_that_may_not_be_shown_is_not_described(client, edition):
    edition.photo.withdrawn_at = edition.live_from
    edition.photo.save()
    page = page_of(client, edition.get_absolute_url())
    assert "image" not in data_in(page)["NewsArticle"]
    assert "/media/" not in page.css_first('meta[property="og:image"]').attributes["content"]


def test_lists_people_and_the_front_page_are_described(client, edition, settings):
    address = f"{settings.SITE_ADDRESS}{edition.get_absolute_url()}"
    category = data_in(page_of(client, "/sepak-bola/"))
    assert [one["url"] for one in category["ItemList"]["itemListElement"]] == [address]
    assert [one["name"] for one in category["BreadcrumbList"]["itemListElement"]][1:] == ["Olahraga", "Sepak Bola"]
    person = data_in(page_of(client, "/penulis/laras-wening/"))["ProfilePage"]["mainEntity"]
    assert (person["name"], person["jobTitle"]) == ("Laras Wening", "Reporter")
    front = data_in(page_of(client, "/"))
    assert [one["url"] for one in front["ItemList"]["itemListElement"]] == [address]
    site = front["WebSite"]
    search = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "kabar")
    assert client.get(search.removeprefix(settings.SITE_ADDRESS)).status_code == 200


@pytest.mark.parametrize("address", ["/", "/terbaru/", "/sepak-bola/", "/tag/laga/", "/halaman/redaksi/", "article"])
def test_every_page_says_how_it_is_shared(address, client, edition, settings):
    page = page_of(client, edition.get_absolute_url() if address == "article" else address)
    found = {node.attributes["property"]: node.attributes["content"] for node in page.css("meta[property]")}
    assert found["og:title"]
    assert found["og:site_name"] == settings.SITE_NAME
    assert found["og:locale"] == "id_ID"
    assert found["og:url"] == page.css_first("link[rel=canonical]").attributes["href"]
    assert found["og:image"].startswith(settings.SITE_ADDRESS)
    assert len(page.css("link[rel=canonical]")) == len(page.css('meta[property="og:title"]')) == 1
    if address == "article":
        assert found["article:author"] == f"{settings.SITE_ADDRESS}/penulis/laras-wening/"
        assert page.css_first("meta[name=robots]").attributes["content"] == "max-image-preview:large"


def test_a_category_is_called_as_the_edition_calls_it(client, edition):
    type(edition.category).objects.filter(pk=edition.category_id).update(name="Bola Sepak")
    data = data_in(page_of(client, edition.get_absolute_url()))
    assert data["BreadcrumbList"]["itemListElement"][2]["name"] == data["NewsArticle"]["articleSection"] == "Sepak Bola"
