"""What the lists of a category, a running story, a tag, a person and a day show besides their articles."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Category
from articles.read_counts import save_counts
from tests.support.makers import make_article, make_category, make_photo, publish
from tests.support.shown_page import ShownPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(archive):
    """A section with two running stories and eight articles, an hour apart. The fourth has a picture."""
    now, category = timezone.now(), make_category("Daerah")
    return category, [
        archive(
            f"Kabar {number}",
            now - timedelta(hours=number + 1),
            category=category,
            topic="Banjir" if number % 2 else "Pemilu" if number == 0 else None,
            photo=make_photo() if number == 3 else None,
        )
        for number in range(8)
    ]


def test_a_section_has_a_lead_with_a_picture_and_three_beside_it(client, section):
    category, articles = section
    page = ShownPage(client.get(category.get_absolute_url()))
    assert page.articles(".lead") == [articles[3].pk]
    assert page.articles(".top") == [articles[number].pk for number in (0, 1, 2)]
    assert page.articles(".river") == [articles[number].pk for number in (4, 5, 6, 7)]
    assert page.texts(".stories a") == ["Banjir", "Pemilu"]


def test_a_section_shows_what_is_read_most_in_it_if_that_is_enough_to_say_so(client, section, archive):
    category, articles = section
    elsewhere = archive("Lain", timezone.now(), category=make_category("Lain"))
    advert = archive("Iklan", timezone.now(), category=category, label="advert")
    save_counts({articles[5].pk: 5, articles[6].pk: 9, elsewhere.pk: 99, advert.pk: 50})
    assert ShownPage(client.get(category.get_absolute_url())).articles(".most-read") == []
    save_counts({articles[2].pk: 7})
    page = ShownPage(client.get(category.get_absolute_url()))
    assert page.articles(".most-read") == [articles[number].pk for number in (6, 2, 5)]


def test_what_was_paid_for_does_not_lead_a_section(client, archive):
    category, now = make_category("Ekonomi"), timezone.now()
    archive("Payung", now, category=category, label="advert", photo=make_photo())
    news = archive("Beras", now - timedelta(hours=1), category=category)
    assert ShownPage(client.get(category.get_absolute_url())).articles(".lead") == [news.pk]


def test_the_next_page_of_a_section_is_a_plain_list(client, archive):
    category, now = make_category("Daerah"), timezone.now()
    for number in range(23):
        archive(f"Kabar {number}", now - timedelta(hours=number + 1), category=category)
    first = ShownPage(client.get(category.get_absolute_url()))
    second = ShownPage(client.get(first.next))
    assert len(first.articles()) == 20
    assert second.articles(".lead") == []
    assert len(second.articles(".river")) == 3


def test_cards_do_not_repeat_the_name_of_their_own_list(client, archive):
    section = make_category("Budaya")
    child = Category.objects.create(name="Kuliner", parent=section)
    archive("Gohu", timezone.now(), category=child)
    archive("Wayang", timezone.now() - timedelta(hours=1), category=section)
    assert ShownPage(client.get(section.get_absolute_url())).texts(".card .kicker") == ["Kuliner"]
    page = ShownPage(client.get(child.get_absolute_url()))
    assert page.texts(".card .kicker") == []
    assert page.texts(".children a") == ["Semua Budaya", "Kuliner"]


def test_an_empty_section_shows_the_newest_articles_of_others(client, archive):
    article = archive("Banjir", timezone.now(), category=make_category("Daerah"))
    page = ShownPage(client.get(make_category("Kosong").get_absolute_url()))
    assert page.articles(".further") == [article.pk]


@pytest.mark.parametrize("order", ["", "?urut=terlama"])
def test_a_running_story_says_how_many_articles_it_has_and_when_the_last_came(order, client, archive):
    now = timezone.now()
    for number in range(3):
        article = archive(f"Banjir {number}", now - timedelta(days=number), topic="Banjir", photo=make_photo())
    page = ShownPage(client.get(article.topic.get_absolute_url() + order))
    newest = f"{timezone.localtime(now):%H.%M} WIB"
    [facts] = page.texts(".list-head .note")
    assert facts.startswith("3 artikel. Artikel terakhir:")
    assert facts.endswith(newest)
    assert len(page.texts(".list-head > .picture")) == 1


def test_the_archive_of_a_day_shows_times_and_that_of_a_month_days(client, archive):
    at = timezone.localtime().replace(year=2025, month=9, day=4, hour=10, minute=15)
    archive("Satu", at)
    archive("Dua", at + timedelta(days=1))
    assert ShownPage(client.get("/indeks/2025/09/04/")).texts(".days .when") == ["10.15 WIB"]
    assert ShownPage(client.get("/indeks/2025/09/")).texts(".days .day") == [
        "Jumat, 5 September 2025",
        "Kamis, 4 September 2025",
    ]


def test_an_opinion_names_its_writer_above_its_headline(client, writer, editor):
    article = publish(make_article(writer, headline="Soal beras", label="opinion"), writer, editor)
    for address in ("/", "/terbaru/"):
        page = ShownPage(client.get(address))
        assert page.texts(".card.is-opinion .author") == [article.credits.get(role="writer").contributor.name]
        assert page.texts(".card.is-opinion .kicker .label") == ["Opini"]


@pytest.mark.parametrize(
    ("length", "name"), [(50, "is-short"), (90, "is-medium"), (140, "is-long"), (240, "is-very-long")]
)
def test_long_headlines_are_set_smaller(length, name, client, writer, editor):
    article = publish(make_article(writer, headline="a" * length), writer, editor)
    for address in ("/", article.get_absolute_url()):
        assert ShownPage(client.get(address)).texts(f".headline.{name}") == ["a" * length]


def test_the_menu_and_the_foot_lead_everywhere(client, archive, settings):
    settings.PUBLISHER_NAME, settings.PUBLISHER_ADDRESS = "PT Kabar", "Jalan Merdeka 1, Jakarta"
    section = make_category("Budaya")
    archive("Gohu", timezone.now(), category=Category.objects.create(name="Kuliner", parent=section))
    page = ShownPage(client.get("/"))
    assert page.texts("details.menu summary") == ["Menu"]
    assert {"Budaya", "Kuliner", "Terbaru"} <= set(page.texts("details.menu a"))
    assert {"Budaya", "RSS", "Ralat dan pencabutan"} <= set(page.texts(".links-of-site a"))
    assert "Diterbitkan oleh PT Kabar" in page.texts(".imprint")[0]
    assert "Jalan Merdeka 1, Jakarta" in page.texts(".imprint")[0]


def test_the_speaker_of_a_pull_quote_is_marked(client, writer, editor):
    body = '<p>Satu.</p><blockquote class="pull"><p>Kami tetap di sini.</p><p>— Saripa, nelayan</p></blockquote>'
    article = publish(make_article(writer, body=body), writer, editor)
    page = ShownPage(client.get(article.get_absolute_url()))
    assert page.texts(".pull .speaker") == ["— Saripa, nelayan"]
    assert page.texts(".pull p:not(.speaker)") == ["Kami tetap di sini."]


def test_a_link_card_says_what_it_leads_to(client, writer, editor):
    body = '<p>Satu.</p><figure data-embed="https://www.youtube.com/watch?v=abcdefghijk"></figure>'
    article = publish(make_article(writer, body=body), writer, editor)
    assert ShownPage(client.get(article.get_absolute_url())).texts(".embed a") == ["Video di YouTube ↗"]
