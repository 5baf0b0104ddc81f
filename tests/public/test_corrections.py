"""The public list of corrections and retractions, its feed, and the page of a retracted article."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.models import Edition
from articles.public import corrections
from tests.support.makers import approve, edit, make_article, perform, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def correct(writer, editor, chief):
    """Return a function that publishes an article and a correction of it."""

    def correct(headline, note):
        article = publish(make_article(writer, headline=headline), writer, editor)
        approve(edit(article, writer, standfirst=f"Yang benar: {note}"), writer, editor)
        return perform(article, "correct", by=chief, reason=note)

    return correct


@pytest.fixture
def retract(writer, editor, chief):
    """Return a function that retracts an article."""

    def retract(article, ground, reason="Melanggar pedoman."):
        perform(article, "retract", by=chief, reason=reason, ground=ground)
        return perform(article, "confirm_retraction", by=editor)

    return retract


def items(client, address="/ralat/"):
    """Return the headline, the address and the words of each entry of the list."""
    page = LexborHTMLParser(client.get(address).content)
    links = [(item, item.css_first("h2 a")) for item in page.css(".notices > li") if item.css_first("h2 a")]
    return [(link.text(), link.attributes["href"], item.text()) for item, link in links]


def test_corrections_and_retractions_are_listed_with_note_ground_and_article(client, correct, retract, writer, editor):
    correct("Harga Beras", "Harganya 12.000.")
    retract(publish(make_article(writer, headline="Sara Lama"), writer, editor), "decency", "Tidak pantas.")
    (retraction, correction) = items(client)
    assert retraction[0] == "Sara Lama"
    assert "Tidak pantas." in retraction[2]
    assert "kesusilaan" in retraction[2].lower()
    assert correction[0] == "Harga Beras"
    assert "Harganya 12.000." in correction[2]
    for headline, address, _words in (retraction, correction):
        page = client.get(address.partition("#")[0])
        assert page.status_code == (410 if headline == "Sara Lama" else 200)
    target = correction[1].partition("#")[2]
    assert (
        LexborHTMLParser(client.get(correction[1]).content).css_first(f"#{target}").text().endswith("Harganya 12.000.")
    )


@pytest.mark.parametrize(
    ("ground", "is_named"), [("child", False), ("victim", False), ("sara", True), ("special", True)]
)
def test_a_retracted_article_is_named_unless_the_ground_protects_somebody(ground, is_named, client, correct, retract):
    article = correct("Nama Korban Terungkap", "Umurnya keliru, korban 12 tahun.")
    retract(article, ground)
    ((_headline, address, _words),) = items(client)
    for path in ("/ralat/", "/ralat/rss.xml", "/ralat/feed.json", address):
        text = client.get(path).content.decode()
        assert ("Nama Korban Terungkap" in text) == is_named, path
        # What the article said was corrected is not said any more.
        assert "korban 12 tahun" not in text
    assert ("nama-korban" in address) == is_named


def test_a_scheduled_correction_is_not_listed_before_its_time(client, writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    approve(edit(article, writer, standfirst="Nanti."), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    assert items(client) == []
    assert "Belum ada" in client.get("/ralat/").content.decode()


def test_a_correction_of_an_article_that_was_taken_off_the_site_is_not_listed(client, correct, chief):
    perform(correct("Hilang", "Salah angka."), "expire", by=chief)
    assert items(client) == []


def test_pages_of_the_list_follow_each_other_without_gaps(client, correct, monkeypatch):
    monkeypatch.setattr(corrections, "PAGE_LENGTH", 2)
    for number in range(5):
        correct(f"Kabar {number}", f"Catatan {number}.")
    address, found = "/ralat/", []
    while address:
        found += [headline for headline, _address, _words in items(client, address)]
        link = LexborHTMLParser(client.get(address).content).css_first("nav.paging a[rel=next]")
        address = link.attributes["href"] if link else ""
    assert found == [f"Kabar {number}" for number in (4, 3, 2, 1, 0)]
    for place in ("x", "1-1", "99999999999999999999-1"):
        assert client.get(f"/ralat/?sebelum={place}").status_code == 404


def test_the_feed_has_an_entry_of_its_own_for_each_correction(client, correct, writer, editor, chief):
    article = correct("Harga Beras", "Pertama.")
    approve(edit(article, writer, standfirst="Lagi."), writer, editor)
    perform(article, "correct", by=chief, reason="Kedua.")
    response = client.get("/ralat/atom.xml")
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert [entry.summary for entry in feed.entries] == ["Kedua.", "Pertama."]
    assert len({entry.id for entry in feed.entries}) == 2
    assert all("Harga Beras" in entry.title for entry in feed.entries)


def test_corrections_on_an_article_have_addresses_of_their_own_and_the_newest_is_first(
    client, correct, writer, editor, chief
):
    article = correct("Harga Beras", "Pertama.")
    approve(edit(article, writer, standfirst="Lagi."), writer, editor)
    perform(article, "correct", by=chief, reason="Kedua.")
    page = LexborHTMLParser(client.get(Edition.objects.live().get().get_absolute_url()).content)
    shown = page.css(".corrections li")
    assert [one.text().rsplit(" ", 1)[1] for one in shown] == ["Kedua.", "Pertama."]
    assert [one.css_first("a").attributes["href"] for one in shown] == [f"#{one.attributes['id']}" for one in shown]


def test_every_page_links_to_the_list(client):
    assert '<a href="/ralat/">' in client.get("/").content.decode()


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, correct, retract, django_assert_max_num_queries):
    for number in range(6):
        article = correct(f"Kabar {number}", f"Catatan {number}.")
        if number % 2:
            retract(article, "sara")
    with django_assert_max_num_queries(4):
        client.get("/ralat/")
