"""Lists of editions: topics in both orders, a person's work, days and months."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Category, Contributor, Credit, Topic
from articles.publishing import publish_import
from tests.support.makers import approve, edit, make_article, make_category, perform
from tests.support.page_text import texts_of
from tests.support.shown_page import ShownPage

WIB = ZoneInfo("Asia/Jakarta")
SEPTEMBER = datetime(2025, 9, 4, 10, 15, tzinfo=WIB)


def numbers(response):
    """Return the numbers of the articles on a page, in order."""
    return ShownPage(response).articles()


@pytest.mark.django_db
def test_a_topic_is_listed_with_the_newest_or_the_oldest_first(client, archive):
    told = [archive(f"Bagian {number}", SEPTEMBER + timedelta(hours=number), topic="Banjir") for number in range(45)]
    Topic.objects.update(introduction="Air naik sejak Selasa.")
    newest = client.get("/topik/banjir/")
    assert "Air naik sejak Selasa." in newest.content.decode()
    assert numbers(newest) == [article.pk for article in told[::-1][:20]]
    address, walked = "/topik/banjir/?urut=terlama", []
    while True:
        page = ShownPage(client.get(address))
        walked += page.articles()
        if not page.next:
            break
        assert "urut=terlama" in page.next
        address = page.next
    assert walked == [article.pk for article in told]
    assert numbers(client.get(page.previous)) == [article.pk for article in told[20:40]]


@pytest.mark.django_db
def test_a_timeline_shows_each_day_once(client, archive):
    for hours in (0, 1, 30):
        archive(f"Kabar {hours}", SEPTEMBER + timedelta(hours=hours), topic="Banjir")
    page = client.get("/topik/banjir/").content.decode()
    assert texts_of(page, "h2") == ["Jumat, 5 September 2025", "Kamis, 4 September 2025"]


@pytest.mark.django_db
def test_a_person_who_writes_and_edits_has_a_list_of_each(client, archive):
    wrote = archive("Ditulis", SEPTEMBER, writers=["Wulan"])
    edited = make_article(headline="Disunting", writers=["Bagas"])
    person = Contributor.objects.get(name="Wulan")
    Credit.objects.create(article=edited, contributor=person, role="editor", order=1)
    edit(edited, None)
    publish_import(edited, published_at=SEPTEMBER)
    person.biography, person.links, person.job_title = "Menulis.", "https://example.com/w", "Reporter"
    person.save()
    page = client.get("/penulis/wulan/")
    assert numbers(page) == [wrote.pk]
    for words in ("Menulis.", 'href="https://example.com/w"', "Reporter", "/penulis/wulan/disunting/"):
        assert words in page.content.decode()
    assert numbers(client.get("/penulis/wulan/disunting/")) == [edited.pk]
    assert client.get("/penulis/bagas/disunting/").status_code == 404


@pytest.mark.django_db
def test_a_person_who_only_edits_has_one_list(client, archive):
    article = make_article(headline="Disunting")
    person = Contributor.objects.create(name="Ratna", is_editor=True)
    Credit.objects.create(article=article, contributor=person, role="editor")
    edit(article, None)
    publish_import(article, published_at=SEPTEMBER)
    page = client.get("/penulis/ratna/")
    assert numbers(page) == [article.pk]
    assert "/penulis/ratna/disunting/" not in page.content.decode()
    assert client.get("/penulis/ratna/disunting/").status_code == 404


@pytest.mark.django_db
def test_a_day_ends_at_midnight_in_the_newsrooms_time_zone(client, archive):
    before = archive("Sebelum tengah malam", datetime(2025, 9, 4, 23, 59, 59, tzinfo=WIB))
    after = archive("Tengah malam", datetime(2025, 9, 5, 0, 0, tzinfo=WIB))
    assert numbers(client.get("/indeks/2025/09/04/")) == [before.pk]
    assert numbers(client.get("/indeks/2025/09/05/")) == [after.pk]
    assert numbers(client.get("/indeks/2025/09/")) == [after.pk, before.pk]


@pytest.mark.django_db
def test_the_calendar_links_days_with_articles_and_neighbouring_months(client, archive):
    for month, day in ((7, 30), (9, 4), (9, 17), (11, 2)):
        archive(f"Kabar {month} {day}", datetime(2025, month, day, 12, tzinfo=WIB))
    page = client.get("/indeks/2025/09/04/").content.decode()
    for day in ("2025/09/04", "2025/09/17"):
        assert f'href="/indeks/{day}/"' in page
    assert 'href="/indeks/2025/09/05/"' not in page
    assert 'href="/indeks/2025/07/"' in page
    assert 'href="/indeks/2025/11/"' in page
    assert client.get("/indeks/").headers["Location"] == "/indeks/2025/11/02/"


@pytest.mark.django_db
def test_invalid_days_are_not_found_and_empty_days_are_not_indexed(client, archive):
    assert client.get(client.get("/indeks/").headers["Location"]).status_code == 200
    archive("Kabar", SEPTEMBER)
    quiet = client.get("/indeks/2025/09/09/")
    assert quiet.status_code == 200
    assert "Tidak ada yang terbit" in quiet.content.decode()
    assert "noindex" in quiet.content.decode()
    ahead = timezone.localdate() + timedelta(days=2)
    for none in (
        "2025/02/30",
        "2025/13/01",
        "2025/00/01",
        "0000/01/01",
        "2025/08/31",
        f"{ahead:%Y/%m/%d}",
        "9999/12/31",
    ):
        assert client.get(f"/indeks/{none}/").status_code == 404, none
    assert client.get("/indeks/2025/9/4/").status_code == 404


@pytest.mark.django_db
def test_a_section_links_to_its_subcategories(client, archive):
    sport = make_category("Olahraga", description="Laga dan angka.")
    Category.objects.create(name="Sepak Bola", parent=sport)
    archive("Kabar", SEPTEMBER, category=sport)
    page = client.get("/olahraga/").content.decode()
    assert "Laga dan angka." in page
    assert 'href="/sepak-bola/"' in page
    below = client.get("/sepak-bola/")
    assert below.status_code == 200
    assert "Belum ada" in below.content.decode()
    assert 'href="/olahraga/" aria-current="true"' in below.content.decode()


@pytest.mark.django_db
def test_an_article_with_two_credits_of_a_person_is_listed_once(client, archive):
    when = SEPTEMBER
    for number in range(45):
        article = make_article(headline=f"Kabar {number}", writers=["Wulan"])
        person = Contributor.objects.get(name="Wulan")
        if number % 2 == 0:
            Credit.objects.create(article=article, contributor=person, role="photographer", order=1)
            workflow.record_save(workflow.lock(article))
            article.refresh_from_db()
        publish_import(article, published_at=when + timedelta(hours=number))
    address, walked, sizes = "/penulis/wulan/", [], []
    while address:
        page = ShownPage(client.get(address))
        walked += page.articles()
        sizes.append(len(page.articles()))
        address = page.next
    assert sizes == [20, 20, 5]
    assert len(set(walked)) == 45


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tag", "address"), [("Café", "/tag/caf%C3%A9/"), ("日本", "/tag/%E6%97%A5%E6%9C%AC/"), ("!!!", "")]
)
def test_a_tag_in_any_script_has_a_page_and_one_without_letters_has_no_link(tag, address, client, archive):
    article = archive("Kabar", SEPTEMBER, tags=[tag])
    page = client.get(article.get_absolute_url()).content.decode()
    assert tag in page
    if address:
        assert f'href="{address}"' in page
        assert numbers(client.get(address)) == [article.pk]


@pytest.mark.django_db
def test_a_list_has_one_canonical_address_for_any_query(client, archive, settings):
    for number in range(25):
        archive(f"Kabar {number}", SEPTEMBER + timedelta(hours=number), topic="Banjir")

    def canonical(address):
        opening = f'rel="canonical" href="{settings.SITE_ADDRESS}'
        return client.get(address).content.decode().split(opening)[1].split('"')[0]

    assert canonical("/terbaru/?utm_source=x&fbclid=1&sebelum=") == "/terbaru/"
    following = ShownPage(client.get("/topik/banjir/?urut=terlama")).next
    assert canonical(f"{following}&utm_source=x").replace("&amp;", "&") == following
    assert canonical("/topik/banjir/?urut=aneh") == "/topik/banjir/"
    assert "halaman berikutnya" not in client.get("/terbaru/?sebelum=").content.decode()


@pytest.mark.django_db
def test_an_invalid_link_of_a_person_is_not_shown_to_readers(client, archive):
    archive("Kabar", SEPTEMBER, writers=["Wulan"])
    kept = "https://example.com/w mailto:wulan@example.com"
    links = f"javascript:alert(1) https://[abc.def {kept} mailto:x mailto:a?bcc=b@example.org"
    Contributor.objects.update(links=links)
    person = Contributor.objects.get(name="Wulan")
    with pytest.raises(ValidationError, match="bukan alamat"):
        person.full_clean()
    page = client.get("/penulis/wulan/").content.decode()
    assert "javascript:" not in page
    assert "[abc" not in page
    assert 'href="https://example.com/w"' in page
    assert 'href="mailto:wulan@example.com"' in page


@pytest.mark.django_db
def test_the_default_section_is_shown_once_it_has_a_public_article(client, writer, editor):
    article = approve(make_article(writer, category=Category.objects.get(is_default=True)), writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(hours=1))
    assert 'href="/umum/"' not in client.get("/").content.decode()
