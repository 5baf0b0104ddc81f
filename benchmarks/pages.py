"""How many requests a second readers' pages are answered with: rendered, stored, and beside what the server can do.

``uv run python -m benchmarks.pages`` needs two cores, wrk, nginx and PostgreSQL, and takes about ten minutes.
"""

import argparse
import http.client
import json
import time
from contextlib import ExitStack

import brotli

from .installation import bare, installation, nginx, run, serving
from .load import Target, alternate, memory_of, processors
from .tables import bars, table

# Addresses of each kind of page, of which the last is asked for alone.
ADDRESSES = """
import json, django; django.setup()
from articles.models import *
from articles.public.paging import place_of
from django.utils import timezone
from django.urls import reverse
live = Edition.objects.live().listed().newest_first()
category = live[5].section
of_category = live.filter(section=category)
deep = of_category[of_category.count() * 4 // 5]
day = timezone.localtime(live[200].first_published_at)
print(json.dumps({
    "front page": ["/"],
    "article": [one.get_absolute_url() for one in live.select_related("category")[100:600]],
    "category": [category.get_absolute_url()],
    "category, deep": [category.get_absolute_url() + "?sebelum=" + place_of(deep)],
    "topic": [Topic.objects.filter(editions__isnull=False).first().get_absolute_url()],
    "tag": [Tag.objects.filter(edition_tags__isnull=False).first().get_absolute_url()],
    "person": [Contributor.objects.filter(edition_credits__work="written").first().get_absolute_url()],
    "newest": [reverse("site:latest")],
    "day": [reverse("site:day", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}"])],
    "month": [reverse("site:month", args=[f"{day:%Y}", f"{day:%m}"])],
}))
"""


def compressed(answer):
    """Return the body of a stored page as it is sent."""
    return brotli.compress(answer, mode=brotli.MODE_TEXT, quality=5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many articles there are")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3, help="how long each measurement takes")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], default="postgresql")
    given = parser.parse_args()
    if processors() < 2:
        raise SystemExit("The servers and the load need a core each.")
    with ExitStack() as running:
        environment = running.enter_context(installation(given.count, given.database))
        addresses = json.loads(run(environment, "-c", ADDRESSES))
        uncached = running.enter_context(serving(environment, PAGE_STORE="0"))
        stored = running.enter_context(serving(environment))
        article = addresses["article"][0]
        body = compressed(stored.read(article).encode())
        tag = _tag(stored.port, article)
        targets = [Target(name, uncached.port, paths) for name, paths in addresses.items()]
        targets += [
            Target("article, stored", stored.port, addresses["article"], warm_up=20),
            Target("front page, stored", stored.port, ["/"]),
            Target("article, 304", stored.port, [article], If_None_Match=tag),
            Target("bare callable", running.enter_context(bare(body)), ["/"]),
            Target("file from nginx", running.enter_context(nginx(body)), ["/page.html"]),
        ]
        alternate(targets, rounds=given.rounds, seconds=given.seconds)
        memory = {"rendering": memory_of(uncached.workers), "with stored pages": memory_of(stored.workers)}
    limit = next(one.rate for one in targets if one.name == "bare callable")
    rows = [[one.name, f"{one.rate:,.0f}", f"{one.spread:.0%}", f"{one.rate / limit:.3f}"] for one in targets]
    print(
        f"{given.count:,} articles, {given.database}, {time.strftime('%Y-%m-%d')}. The page has {len(body):,} bytes.\n"
    )
    print(table(["page", "requests a second", "spread", "of the bare callable"], rows))
    print()
    print(table(["worker", "MB"], [[name, f"{size:.0f}"] for name, size in memory.items()]))
    bars("pages.svg", [(one.name, one.rate) for one in targets])


def _tag(port, path):
    """Return the ETag of a page."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.request("GET", path, headers={"Host": f"127.0.0.1:{port}"})
    answer = client.getresponse()
    answer.read()
    return answer.headers["ETag"]


if __name__ == "__main__":
    main()
