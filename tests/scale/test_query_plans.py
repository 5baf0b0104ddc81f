"""PostgreSQL's plans of the queries of each page, with 20,000 articles: by index, however many there are."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Category, Contributor, Edition, Tag, Topic
from articles.public.paging import place_of
from tests.support.makers import make_article, publish

# Outside a transaction, so that readers' pages prepare their queries as they do in a server.
pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.slow]
ARTICLES = 20_000
# Tables that grow with the newspaper.
GROWING = {"articles_edition", "articles_article", "articles_revision", "articles_event"}
# The desk stops to count at 10,000, and passes over some rows.
MAX_COUNTED = 15_000
# The most rows that are sorted for a page: what the front page chooses from.
MAX_SORTED = 300


@pytest.fixture
def newspaper(settings, writer, editor):
    """A newspaper with many articles, of which PostgreSQL has counted the rows."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL says how it finds rows")
    settings.SCRATCH_DATABASE = True
    for number in range(8):
        body = "".join(f"<p>Paragraf {number}.{part} tentang pasar di kota itu.</p>" for part in range(6))
        section = Category.objects.get_or_create(name=f"Rubrik {number % 3}")[0]
        headline = f"Pedagang Pasar Ke-{number} Mulai Berjualan Lagi"
        more = {"topic": f"Topik {number % 4}", "tags": [f"Tag {number}", f"Tag {number + 1}", "Semua"]}
        publish(make_article(writer, headline=headline, body=body, category=section, **more), writer, editor)
    call_command("generate_articles", count=ARTICLES, stdout=StringIO(), stderr=StringIO())


def nodes_of(plan):
    """Yield every node of a plan."""
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes_of(below)


def faults_of(query):
    """Return what is wrong with the plan of a query: a table read from end to end, or too much sorted."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query}")
        (found,) = cursor.fetchone()
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    faults = []
    for node in nodes_of(plan):
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in GROWING:
            read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
            if read > MAX_COUNTED:
                faults.append(f"reads {read} rows of {node['Relation Name']}")
        if node["Node Type"] == "Sort":
            rows = sum(below["Actual Rows"] for below in node["Plans"])
            if rows > MAX_SORTED:
                faults.append(f"sorts {rows} rows by {node['Sort Key']}")
    return faults


def faults_on(client, address):
    """Return the faults of all queries of a page."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    found = []
    for query in captured.captured_queries:
        if query["sql"].startswith(("SELECT", "WITH", "(SELECT", "EXECUTE")):
            found += [f"{address}: {fault}: {query['sql'][:200]}" for fault in faults_of(query["sql"])]
    return found


def addresses_for_readers():
    """Return the addresses of a page of each kind."""
    live = Edition.objects.live().listed().newest_first().select_related("category")
    section = Category.objects.get(name="Rubrik 1")
    deep = live.filter(section=section)[3_000]
    day = timezone.localtime(live[5_000].first_published_at)
    return [
        "/",
        reverse("site:latest"),
        live[4_000].get_absolute_url(),
        section.get_absolute_url(),
        f"{section.get_absolute_url()}?sebelum={place_of(deep)}",
        Topic.objects.get(name="Topik 2").get_absolute_url(),
        Tag.objects.get(name="Semua").get_absolute_url(),
        Contributor.objects.filter(edition_credits__work="written").first().get_absolute_url(),
        reverse("site:day", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}"]),
        reverse("site:month", args=[f"{day:%Y}", f"{day:%m}"]),
    ]


def addresses_of_the_desk():
    """Return the addresses of the desk's pages that are open all day."""
    articles = reverse("desk:articles_article_changelist")
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return [
        reverse("desk:index"),
        articles,
        f"{articles}?p=50",
        *(f"{articles}?public={state}" for state in ("live", "scheduled", "unpublished", "retracted")),
        f"{articles}?state=in_review",
        reverse("desk:articles_article_change", args=[newest]),
        reverse("desk:articles_article_history", args=[newest]),
    ]


def test_no_page_reads_or_sorts_what_grows_with_the_newspaper(newspaper, client, chief):
    faults = [fault for address in addresses_for_readers() for fault in faults_on(client, address)]
    client.force_login(chief)
    faults += [fault for address in addresses_of_the_desk() for fault in faults_on(client, address)]
    assert "\n".join(faults) == ""
