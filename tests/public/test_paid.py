"""Paid content: it leads no list, and its label comes before its headline."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from tests.support.makers import make_article, make_category, perform, publish
from tests.support.page_text import read_also_boxes, text_of
from tests.support.shown_page import ShownPage

LINKED = (
    '<p><a href="https://toko.example.com/?a=1&amp;b=2" rel="nofollow">Toko</a> <a href="/nasional/1/x/">Lain</a></p>'
    '<p><a href="mailto:a@example.com">Surat</a> <a href="https://lain.example.com/" title="a &gt; b">Dua</a></p>'
)


@pytest.fixture
def mixed(archive):
    """Twenty-nine articles with one section, topic, tag and person, of which every third and the newest are paid."""
    now, category = timezone.now(), make_category("Ekonomi")
    return [
        archive(
            f"Kabar {number}",
            now - timedelta(minutes=number),
            category=category,
            topic="Harga",
            tags=["Pasar"],
            label="" if number % 3 else ("advert", "sponsor")[number % 2],
        )
        for number in range(29)
    ]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/terbaru/",
        "/ekonomi/",
        "/topik/harga/",
        "/topik/harga/?urut=terlama",
        "/tag/pasar/",
        "/penulis/laras-wening/",
        "/penulis/teguh-prakoso/",
        "/cari/?q=kabar",
        "/indeks/{today:%Y/%m/%d}/",
        "/indeks/{today:%Y/%m}/",
    ],
)
def test_no_page_of_a_list_begins_with_paid_content_or_repeats_an_article(address, client, mixed):
    today = timezone.localtime(mixed[0].editions.get().first_published_at)
    address = address.format(today=today)
    seen = []
    while address:
        page = ShownPage(client.get(address))
        assert not page.paid()[0]
        seen += page.articles()
        address = page.next
    assert len(seen) == len(set(seen))
    assert {
        article.pk
        for article in mixed
        if timezone.localtime(article.editions.get().first_published_at).date() == today.date()
    } <= set(seen)
    while page.previous:
        page = ShownPage(client.get(page.previous))
        assert not page.paid()[0]


@pytest.mark.django_db
def test_ordering_paid_content_costs_no_query(client, archive):
    now, category = timezone.now(), make_category("Ekonomi")
    for number in range(3):
        archive(f"Kabar {number}", now - timedelta(hours=number + 1), category=category)
    with CaptureQueriesContext(connection) as before:
        client.get("/ekonomi/")
    archive("Payung", now, category=category, label="advert")
    with CaptureQueriesContext(connection) as after:
        client.get("/ekonomi/")
    assert len(after) == len(before)


@pytest.mark.django_db
def test_a_list_of_paid_content_only_shows_it(client, archive):
    for number in range(3):
        archive(f"Iklan {number}", timezone.now(), category=make_category("Ekonomi"), label="advert")
    assert ShownPage(client.get("/ekonomi/")).paid() == [True] * 3


@pytest.mark.django_db
def test_paid_content_leads_neither_links_of_a_notice_nor_related_articles(client, mixed, chief, editor):
    assert not ShownPage(client.get("/tidak-ada/"), 404).paid(".further")[0]
    article = mixed[5]
    related = ShownPage(client.get(article.get_absolute_url())).paid(".related")
    assert any(related)
    assert not related[0]
    perform(article, "retract", by=chief, reason="Keliru.", ground="child")
    perform(article, "confirm_retraction", by=editor)
    assert not ShownPage(client.get(article.editions.first().get_absolute_url()), 410).paid(".further")[0]


def heading_of(html, headline):
    """Return the text of the heading with a headline, and the text before it in its card."""
    [heading] = [one for one in LexborHTMLParser(html).css("h1, h2, h3") if headline in text_of(one)]
    before, _heading, _after = text_of(heading.parent).partition(text_of(heading))
    return text_of(heading), before.strip()


@pytest.mark.django_db
def test_the_label_of_paid_content_comes_before_its_headline(client, archive):
    now, category = timezone.now(), make_category("Ekonomi")
    advert = archive("Payung", now, category=category, label="advert", topic="Hujan")
    news = archive("Cuaca", now - timedelta(hours=1), category=category)
    for address in ("/", "/ekonomi/", "/terbaru/", advert.get_absolute_url(), "/topik/hujan/"):
        html = client.get(address).content.decode()
        assert heading_of(html, "Payung") == ("Advertorial: Payung", "Advertorial"), address
    assert heading_of(client.get("/terbaru/").content.decode(), "Cuaca")[0] == "Cuaca"
    page = client.get(advert.get_absolute_url()).content.decode()
    assert "<title>Advertorial: Payung" in page
    assert 'og:title" content="Advertorial: Payung"' in page
    assert "Advertorial" not in client.get(news.get_absolute_url()).content.decode().split("<footer")[0]


@pytest.mark.django_db
def test_the_label_of_paid_content_is_part_of_headlines_in_plain_lists(client, archive):
    now = timezone.now()
    archive("Sebelum", now - timedelta(hours=2), topic="Hujan")
    advert = archive("Payung", now - timedelta(hours=1), topic="Hujan", label="advert")
    last = archive("Sesudah", now, topic="Hujan", body="<p>Isi.</p><p>Baca juga: Payung</p>")
    page = client.get(last.get_absolute_url()).content.decode()
    assert read_also_boxes(page) == [("Advertorial: Payung", advert.get_absolute_url())]
    assert re.search(r'rel="prev" href="[^"]+">Advertorial: Payung</a>', page)


@pytest.mark.django_db
def test_external_links_in_paid_content_are_marked_as_sponsored(client, writer, editor):
    advert = publish(make_article(writer, body=LINKED, label="sponsor", dateline="JAKARTA"), writer, editor)
    page = client.get(advert.get_absolute_url()).content.decode()
    assert '<a href="https://toko.example.com/?a=1&amp;b=2" rel="nofollow sponsored">Toko</a>' in page
    assert '<a href="/nasional/1/x/">Lain</a>' in page
    assert '<a href="mailto:a@example.com">Surat</a>' in page
    assert re.search(r'<a href="https://lain\.example\.com/" title="[^"]+" rel="sponsored">Dua</a>', page)
    news = publish(make_article(writer, headline="Berita", body=LINKED), writer, editor)
    assert "sponsored" not in client.get(news.get_absolute_url()).content.decode()
