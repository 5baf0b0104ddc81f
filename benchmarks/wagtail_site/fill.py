"""Fill the newspaper made with Wagtail. ``python -m benchmarks.wagtail_site.fill FILE`` reads articles as JSON lines.

It prints as JSON how many articles a second were added, how many seconds and queries a publication took, how many
seconds the list of a section takes in the admin, and the addresses of pages.
"""

import json
import os
import statistics
import sys
import time
from datetime import datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.wagtail_site.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  models cannot be imported any earlier
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from .models import ArticlePage, FrontPage, SectionPage  # noqa: E402

PUBLICATIONS = 40


def fill(lines):
    """Add all articles and return what was measured."""
    call_command("migrate", verbosity=0)
    get_user_model().objects.create_superuser("chief", password="chief")
    front = Page.get_first_root_node().add_child(instance=FrontPage(title="Kabar", slug="kabar"))
    Site.objects.update(root_page=front)
    sections = {}
    begun = time.perf_counter()
    for line in lines:
        section = sections.get(line["section"])
        if section is None:
            title = line["section"]
            section = sections[title] = front.add_child(instance=SectionPage(title=title, slug=title))
        section.add_child(instance=article_of(line))
    rate = len(lines) / (time.perf_counter() - begun)
    seconds, queries = publications(section, lines)
    addresses = [article.url for article in ArticlePage.objects.order_by("-first_published_at")[100:600]]
    section = sections[lines[5]["section"]]
    pages = max(1, ArticlePage.objects.child_of(section).count() // 20)
    return {
        "import": rate,
        "publication": seconds,
        "queries": queries,
        "list": desk_list(section),
        "front page": ["/"],
        "article": addresses,
        "category": [section.url],
        "category, deep": [f"{section.url}?page={pages * 4 // 5}"],
    }


def desk_list(section):
    """Return the median seconds of the list of a section in the admin."""
    client = Client()
    client.force_login(get_user_model().objects.get())
    measured = []
    for _number in range(7):
        begun = time.perf_counter()
        assert client.get(f"/admin/pages/{section.pk}/").status_code == 200
        measured.append(time.perf_counter() - begun)
    return statistics.median(measured)


def article_of(line, **more):
    """Return an unsaved article."""
    at = datetime.fromisoformat(line["published_at"])
    fields = {name: line[name] for name in ("topic", "standfirst", "byline", "body")}
    fields |= {"title": line["headline"], "slug": line["slug"], "first_published_at": at, "last_published_at": at}
    return ArticlePage(**fields | more)


def publications(section, lines):
    """Return the median seconds and queries of a publication of a draft."""
    measured = []
    for number, line in enumerate(lines[:PUBLICATIONS]):
        article = article_of(line, slug=f"baru-{number}", live=False, first_published_at=None)
        section.add_child(instance=article)
        begun = time.perf_counter()
        article.save_revision().publish()
        measured.append(time.perf_counter() - begun)
    section.add_child(instance=(article := article_of(lines[0], slug="terakhir", live=False)))
    with CaptureQueriesContext(connection) as queries:
        article.save_revision().publish()
    return statistics.median(measured), len(queries)


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(json.dumps(fill([json.loads(line) for line in file])))
