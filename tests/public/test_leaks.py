"""Leaks: no public address shows a reader anything that is not live, with any method."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import Article, Category, Contributor, Tag, Topic
from articles.public.sitemaps import KINDS, NEWS
from tests.support.makers import approve, edit, make_article, make_category, move, perform, publish

pytestmark = pytest.mark.slow

MARKER = "zxbocoranzx"
METHODS = ("get", "head", "options", "post", "put", "patch", "delete", "trace")
HOUR = timedelta(hours=1)


def secret(writer, number, **fields):
    """Make a draft with the marker in every text field."""
    words = f"{MARKER} {number}"
    return make_article(
        writer,
        headline=f"Judul {words}",
        standfirst=f"Teras {words}.",
        dateline=f"KABAR {words}",
        body=f"<p>Isi {words}.</p><p>Baca juga: Tautan {words}</p>",
        tags=[f"Tag {words}", "Pasar"],
        writers=[f"Penulis {words}"],
        topic=f"Topik {words}",
        **fields,
    )


@pytest.fixture
def newsroom(writer, editor, chief):
    """A newspaper with harmless live articles, and the marker in everything that is not live."""
    category = make_category("Rahasia Umum")
    for number in range(25):
        publish(
            make_article(writer, headline=f"Kabar Biasa {number}", category=category, tags=["Pasar"]), writer, editor
        )
    secret(writer, 1, category=category)
    rejected = secret(writer, 2, category=category)
    move(rejected, "submit", by=writer)
    move(rejected, "request_changes", by=editor, reason=f"Tidak layak {MARKER}.")
    approve(secret(writer, 3, category=category), writer, editor)
    scheduled = approve(secret(writer, 4, category=category), writer, editor)
    perform(scheduled, "schedule", by=editor, at=timezone.now() + HOUR)
    retracted = publish(secret(writer, 5, category=category), writer, editor)
    perform(retracted, "retract", by=chief, reason="Dapat mengenali korban.", ground="victim")
    perform(retracted, "confirm_retraction", by=editor)
    expired = publish(secret(writer, 6, category=category), writer, editor)
    perform(expired, "expire", by=editor)
    updated = publish(make_article(writer, headline="Versi Terbit", category=category), writer, editor)
    edit(updated, writer, headline=f"Calon judul {MARKER}", body=f"<p>Calon {MARKER}.</p>")
    reply = make_article(writer, headline=f"Jawaban {MARKER}", replies_to=updated, category=category)
    approve(reply, writer, editor)
    # A live article has a line with a headline that only a draft has.
    waiting = f"<p>Isi.</p><p>Baca juga: Judul {MARKER} 1</p>".replace(MARKER, "zxlainzx")
    publish(make_article(writer, headline="Menunggu", body=waiting, category=category), writer, editor)
    make_article(writer, headline="Judul zxlainzx 1", body=f"<p>{MARKER}</p>", category=category)


def guesses():
    """Return addresses that are not linked but that somebody could guess."""
    yield "/"
    for article in Article.objects.select_related("category"):
        for category in Category.objects.all():
            yield f"/{category.slug}/{article.pk}/"
            yield f"/{category.slug}/{article.pk}/apa-saja/"
    for kind, rows in (("topik", Topic.objects.all()), ("penulis", Contributor.objects.all())):
        yield from (f"/{kind}/{row.slug}/" for row in rows)
    yield from (f"/tag/{slug}/" for slug in Article.tags.values_list("slug", flat=True))
    yield from (f"/{slug}/" for slug in Category.objects.values_list("slug", flat=True))
    feeds = ("rss.xml", "atom.xml", "feed.json")
    lists = [*Category.objects.all(), *Topic.objects.all(), *Contributor.objects.all(), *Tag.objects.all()]
    yield from (f"{page}{feed}" for page in ("/", *(row.get_absolute_url() for row in lists)) for feed in feeds)
    yield from (
        "/ralat/",
        "/ralat/rss.xml",
        "/ralat/feed.json",
        "/sitemap.xml",
        *(f"/sitemap/{kind}-1.xml" for kind in (*KINDS, NEWS)),
    )
    yield from ("/terbaru/", "/terbaru/?sebelum=x", "/terbaru/?sebelum=99999999999999999-1", "/favicon.ico", "/x/")


def crawl(client, starts):
    """Request every address, follow every link and redirect on the site, and yield ``(method, address, response)``."""
    waiting, seen = list(starts), set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/admin/", "/static/")):
            continue
        seen.add(address)
        for method in METHODS:
            response = getattr(client, method)(address)
            yield method, address, response
            if method == "get":
                links = re.findall(r'(?:href|src|action)="([^"#]+)', response.content.decode())
                links.append(response.headers.get("Location", ""))
                for link in links:
                    parts = urlsplit(urljoin(f"http://testserver{address}", unescape(link)))
                    if parts.netloc in {"testserver", urlsplit(settings.SITE_ADDRESS).netloc}:
                        waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))


@pytest.mark.django_db
def test_no_reader_can_see_anything_that_is_not_live(client, newsroom):
    asked = 0
    for method, address, response in crawl(client, guesses()):
        asked += 1
        said = response.content.decode("utf-8", "replace") + str(dict(response.headers))
        # Only the reader's own input may be in the response, as part of the address.
        assert MARKER not in said.replace(address, "").lower(), (method, address)
        assert "set-cookie" not in {name.lower() for name in response.headers}
        if method in {"put", "patch", "delete", "post", "trace"}:
            assert response.status_code in {404, 405, 410} or 300 <= response.status_code < 400, (method, address)
    assert asked > 1000


@pytest.mark.django_db
def test_readers_pages_never_query_the_working_copy(client, newsroom, django_assert_max_num_queries):
    addresses = list(dict.fromkeys(guesses()))
    with django_assert_max_num_queries(100_000) as asked:
        for address in addresses:
            client.get(address)
    tables = ("articles_article", "articles_revision", "articles_event", "articles_credit", "articles_readalso")
    for query in asked.captured_queries:
        for table in tables:
            assert f'"{table}"' not in query["sql"], query["sql"]
