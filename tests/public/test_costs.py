"""Query counts of pages: the same with a thousand articles as with ten."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, ReadCount
from tests.support.figures import figure
from tests.support.makers import make_article, make_category, make_photo, multiply, publish
from tests.support.page_text import read_also_boxes

ADDRESSES = {
    "front page": "/",
    "latest": "/terbaru/",
    "section": "/olahraga/",
    "category": "/sepak-bola/",
    "topic": "/topik/liga/",
    "topic from its beginning": "/topik/liga/?urut=terlama",
    "tag": "/tag/pasar/",
    "contributor": "/penulis/wulan/",
    "edited": "/penulis/wulan/disunting/",
    "corrections": "/ralat/",
    "sitemaps": "/sitemap.xml",
    "feed": "/rss.xml",
    "feed of a topic": "/topik/liga/atom.xml",
    "day": "/indeks/{day}/",
    "month": "/indeks/{month}/",
    "search": "/cari/?q=kabar",
    "page": "/halaman/redaksi/",
    "article": "",
    "what is not there": "/tidak-ada/",
    "what was kept": "/simpanan/",
    "what has ended": "/berakhir/?sejak=0",
    "worker": "/sw.js",
}
# Maximum number of queries of an uncached page, as docs/features.md states them.
LIMITS = {"article": 8, "front page": 3, "sitemaps": 14}


@pytest.fixture
def newest(writer, editor):
    """The newest live edition of a newspaper of ten articles, with everything that an article's page can show."""
    category = make_category("Sepak Bola", parent=make_category("Olahraga"))
    body = f"<p>Isi.</p>{figure(make_photo())}<p>Baca juga: Kabar lama 1</p><p>Baca juga: Kabar lama 3</p>"
    fields = {"category": category, "topic": "Liga", "tags": ["Pasar", "Kota", "Laga"], "body": body}
    when = timezone.localtime().replace(hour=0, minute=0, second=1) - timedelta(days=3)
    article = make_article(writer, headline="Kabar terbaru", writers=["Wulan"], editors=["Wulan"], **fields)
    publishing.publish_import(article, published_at=when)
    edition = Edition.objects.get()
    ReadCount.objects.create(article=article, reads=1, popularity=1)
    multiply(edition, 9)
    return edition


def queries_for(client, address):
    """Return the queries of a page, counted by statement. The page must exist."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert response.status_code == (404 if "tidak" in address else 200), address
    return asked.captured_queries


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_makes_as_many_queries_with_a_thousand_articles_as_with_ten(name, client, newest):
    when = timezone.localtime(newest.first_published_at)
    address = ADDRESSES[name].format(day=f"{when:%Y/%m/%d}", month=f"{when:%Y/%m}") or newest.get_absolute_url()
    few = queries_for(client, address)
    assert len(few) <= LIMITS.get(name, 8), [query["sql"][:200] for query in few]
    multiply(Edition.objects.order_by("first_published_at").first(), 990)
    assert Edition.objects.count() == 1000
    assert len(queries_for(client, address)) == len(few)


@pytest.mark.django_db
def test_an_article_with_many_chosen_lines_makes_no_more_queries(client, newest, writer, editor):
    multiply(newest, 50)
    others = Article.objects.exclude(pk=newest.article_id)
    uids = list(others.order_by("pk").values_list("uid", flat=True))
    lines = "".join(f'<p data-article="{uid}">Baca juga: Judul lain</p>' for uid in uids)
    article = publish(make_article(writer, "Dengan banyak rujukan", f"<p>Isi.</p>{lines}"), writer, editor)
    assert len(queries_for(client, article.get_absolute_url())) <= LIMITS["article"]
    page = client.get(article.get_absolute_url()).content.decode()
    assert len(read_also_boxes(page)) == len(uids)
    assert page.count("Kabar lama 20</a></p>") == 1


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ADDRESSES.keys() - {"search"}))
def test_no_page_reads_more_rows_of_a_thousand_articles_than_it_shows(name, client, newest, monkeypatch):
    """Check that the number of rows read depends on the page and not on the size of the archive."""
    multiply(Edition.objects.order_by("first_published_at").first(), 990)
    when = timezone.localtime(newest.first_published_at)
    address = ADDRESSES[name].format(day=f"{when:%Y/%m/%d}", month=f"{when:%Y/%m}") or newest.get_absolute_url()
    made = []
    from_db = Edition.from_db.__func__
    monkeypatch.setattr(Edition, "from_db", classmethod(lambda cls, *row: made.append(1) or from_db(cls, *row)))
    page = client.get(address).content.decode()
    links = len(set(re.findall(r'href="(/[^"]+/\d+/[^"]+)"', page)))
    assert len(made) <= max(150, 8 * links)


@pytest.mark.django_db
def test_an_article_makes_a_query_more_for_each_thing_that_it_shows(client, writer, editor):
    """Compare the number of queries with the one that docs/features.md states."""
    shown = {
        "plain": {},
        "topic": {"topic": "Liga"},
        "tags": {"tags": ["Pasar"]},
        "read also": {"body": "<p>Isi.</p><p>Baca juga: Kabar 1</p>"},
        "figure": {"body": f"<p>Isi.</p>{figure(make_photo())}"},
    }
    for number in range(3):
        publish(make_article(writer, headline=f"Kabar {number}"), writer, editor)
    counts = {}
    for name, fields in shown.items():
        article = publish(make_article(writer, headline=f"Kabar {name}", **fields), writer, editor)
        counts[name] = len(queries_for(client, article.get_absolute_url()))
    assert counts.pop("plain") == 5
    assert all(count <= 6 for count in counts.values()), counts
    everything = {"topic": "Liga", "tags": ["Pasar"], "body": shown["read also"]["body"] + shown["figure"]["body"]}
    article = publish(make_article(writer, headline="Dengan semuanya", **everything), writer, editor)
    assert len(queries_for(client, article.get_absolute_url())) <= LIMITS["article"]
    assert len(queries_for(client, "/")) <= LIMITS["front page"]
