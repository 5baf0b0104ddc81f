"""The front page: lead articles, breaking news, most read articles, and no article twice."""

from datetime import timedelta
from itertools import chain

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.models import Edition
from articles.public.front_page import front_page_of
from articles.read_counts import save_counts
from tests.support.makers import approve, edit, make_article, make_category, perform, publish
from tests.support.page_text import text_of
from tests.support.shown_page import ShownPage


@pytest.fixture
def newspaper(archive):
    """Thirty articles in four sections, each an hour older than the one before it."""
    now = timezone.now()
    return [
        archive(
            f"Kabar {number}",
            now - timedelta(hours=number + 1),
            category=make_category(f"Rubrik {number % 4}"),
            topic=f"Topik {number % 3}" if number % 5 else None,
        )
        for number in range(30)
    ]


def shown(client):
    """Return the numbers of the articles on the front page, list by list."""
    page = ShownPage(client.get("/"))
    lists = {name: page.articles(f".{name}") for name in ("lead", "top", "side", "most-read", "more")}
    lists |= {f"section {name}": numbers for name, numbers in page.sections().items()}
    # No headline is outside these lists.
    assert sorted(chain(*lists.values())) == sorted(page.articles())
    return lists | {"breaking": page.linked(".breaking a")}


@pytest.mark.django_db
def test_the_newest_leads_and_each_section_shows_its_own(client, newspaper):
    lists = shown(client)
    assert lists["lead"] == [newspaper[0].pk]
    assert lists["top"] + lists["side"] == [article.pk for article in newspaper[1:7]]
    category_names = {article.pk: article.category.name for article in newspaper}
    for name, numbers in lists.items():
        if name.startswith("section "):
            assert len(numbers) == 4
            assert {f"section {category_names[number]}" for number in numbers} == {name}
    assert len(lists["more"]) > 0


@pytest.mark.django_db
def test_no_article_is_listed_twice_with_breaking_news_and_most_read(client, newspaper, writer, editor):
    breaking = publish(make_article(writer, headline="Gempa", is_breaking=True), writer, editor)
    save_counts({article.pk: 50 - number for number, article in enumerate(newspaper)})
    lists = shown(client)
    everything = [number for numbers in lists.values() for number in numbers]
    assert len(everything) == len(set(everything))
    assert lists["breaking"] == [breaking.pk]
    # The seven most popular ones are already in the opening.
    assert lists["most-read"] == [article.pk for article in newspaper[7:12]]


@pytest.mark.slow
@pytest.mark.django_db
def test_a_section_is_filled_however_many_articles_others_publish(client, archive):
    now = timezone.now()
    quiet = archive("Kabar daerah", now - timedelta(days=90), category=make_category("Daerah"))
    for number in range(60):
        archive(f"Kabar {number}", now - timedelta(hours=number + 1), category=make_category("Nasional"))
    assert shown(client)["section Daerah"] == [quiet.pk]


@pytest.mark.django_db
def test_breaking_news_is_shown_as_breaking_for_six_hours(client, newspaper, writer, editor):
    article = publish(make_article(writer, headline="Gempa", is_breaking=True), writer, editor)
    page = client.get("/")
    assert "Terkini" in page.content.decode()
    live_from = Edition.objects.get(article=article).live_from
    assert front_page_of(live_from + timedelta(hours=5, minutes=59), [])["breaking"].article_id == article.pk
    assert front_page_of(live_from + timedelta(hours=6, minutes=1), [])["breaking"] is None
    perform(article, "expire", by=editor)
    assert "Baru saja" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_paid_content_never_leads_and_is_labelled(client, newspaper, writer, editor):
    advert = publish(make_article(writer, headline="Payung Kuat", label="advert"), writer, editor)
    lists = shown(client)
    assert advert.pk not in lists["lead"] + lists["top"] + lists["side"]
    for address in ("/", "/terbaru/", advert.get_absolute_url()):
        page = LexborHTMLParser(client.get(address).content.decode())
        [shown_advert] = [one for one in page.css("article") if "Payung Kuat" in text_of(one)]
        assert text_of(shown_advert).startswith("Advertorial Advertorial: Payung Kuat")
        # Screen readers read the label in the headline.
        assert text_of(shown_advert.css_first("[aria-hidden=true]")) == "Advertorial"


@pytest.mark.django_db
def test_most_read_articles_are_live_and_in_order(client, newspaper, editor):
    save_counts({newspaper[20].pk: 3, newspaper[21].pk: 30, newspaper[22].pk: 10, newspaper[23].pk: 99})
    perform(newspaper[23], "expire", by=editor)
    lists = shown(client)
    assert lists["most-read"] == [newspaper[21].pk, newspaper[22].pk, newspaper[20].pk]


@pytest.mark.django_db
def test_running_stories_are_the_topics_with_most_of_the_newest_articles(client, newspaper):
    names = ShownPage(client.get("/")).texts(".topics a")
    count = {
        name: sum(article.topic is not None and article.topic.name == name for article in newspaper) for name in names
    }
    assert sorted(names, key=lambda name: -count[name]) == names
    assert len(names) == 3


@pytest.mark.django_db
def test_an_old_article_is_not_shown_as_breaking_again(client, archive, writer, editor):
    old = archive("Gempa lama", timezone.now() - timedelta(days=30), is_breaking=True)
    edit(old, writer, standfirst="Dirapikan.")
    approve(old, writer, editor)
    perform(old, "correct", by=editor, reason="Tanggalnya keliru.")
    new = publish(make_article(writer, headline="Gempa", is_breaking=True), writer, editor)
    edit(new, writer, standfirst="Dirapikan.")
    approve(new, writer, editor)
    perform(new, "publish", by=editor)
    assert shown(client)["breaking"] == [new.pk]


@pytest.mark.django_db
def test_paid_content_is_not_shown_as_breaking(writer, client, editor):
    article = make_article(writer, label="advert")
    article.is_breaking = True
    with pytest.raises(ValidationError, match="berita terkini"):
        article.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        article.save()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_front_page_of_paid_content_works_and_older_news_leads(client, archive):
    now, category = timezone.now(), make_category("Ekonomi")
    for number in range(45):
        archive(f"Iklan {number}", now - timedelta(minutes=number + 1), label="sponsor", category=category)
    page = client.get("/").content.decode()
    assert "Artikel pertama" not in page
    assert "Iklan 0" in page
    news = archive("Berita", now - timedelta(days=2), category=make_category("Nasional"))
    assert shown(client)["lead"] == [news.pk]


@pytest.mark.django_db
def test_a_section_is_filled_even_if_its_articles_are_among_the_most_read(client, archive):
    now, category = timezone.now(), make_category("Nasional")
    made = [archive(f"Kabar {n}", now - timedelta(hours=n + 1), category=category) for n in range(30)]
    save_counts({article.pk: 9 for article in made[7:12]})
    assert shown(client)["section Nasional"] == [article.pk for article in made[12:16]]


@pytest.mark.django_db
def test_most_read_is_full_even_if_more_popular_articles_have_expired(client, newspaper, editor):
    save_counts({article.pk: 100 - number for number, article in enumerate(newspaper)})
    Edition.objects.filter(article__in=newspaper[7:22]).update(live_until=timezone.now())
    assert shown(client)["most-read"] == [article.pk for article in newspaper[22:27]]


@pytest.mark.django_db
def test_paid_content_is_last_in_its_section(client, newspaper, archive):
    category = make_category("Rubrik")
    news = [archive(f"Berita {n}", timezone.now() - timedelta(days=20 + n), category=category) for n in range(2)]
    advert = archive("Payung", timezone.now(), label="advert", category=category)
    assert shown(client)["section Rubrik"] == [*(article.pk for article in news), advert.pk]


@pytest.mark.django_db
def test_paid_content_is_not_among_the_most_read_and_leads_no_block(client, newspaper, archive):
    now = timezone.now()
    category = make_category("Rubrik 0")
    adverts = [archive(f"Iklan {n}", now - timedelta(seconds=n), label="sponsor", category=category) for n in range(3)]
    save_counts({article.pk: 50 for article in newspaper[7:12]} | {advert.pk: 1000 for advert in adverts})
    lists = shown(client)
    paid = {advert.pk for advert in adverts}
    assert len(lists["most-read"]) == 5
    assert not paid & set(lists["most-read"])
    assert not paid & {numbers[0] for numbers in lists.values() if numbers}
    assert paid <= {number for numbers in lists.values() for number in numbers}
