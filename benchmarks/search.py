"""How fast the search of readers answers, beside the page of a section.

``uv run python -m benchmarks.search`` needs two cores and PostgreSQL. Pages are asked for one
after another, and none is stored.
"""

import argparse
import http.client
import json
import statistics
import time
from contextlib import ExitStack
from urllib.parse import urlencode

from .installation import installation, run, serving
from .load import processors
from .tables import table

# The address of a section, and words to search for: the most common one, some others, and a name.
ASKED = """
import json, django; django.setup()
from collections import Counter
from articles.models import Edition
from django.urls import reverse
live = Edition.objects.live().listed().newest_first()
words = Counter(word for one in live[:500] for word in set(one.headline.lower().split()) if word.isalpha())
by_count = [word for word, _count in words.most_common() if len(word) > 3]
print(json.dumps({
    "section": live[5].section.get_absolute_url(), "search": reverse("site:search"), "headline": live[300].headline,
    "common": by_count[0], "two": " ".join(by_count[:2]), "rare": by_count[-1],
}))
"""
TIMES = 200


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many articles there are")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], default="postgresql")
    given = parser.parse_args()
    if processors() < 2:
        raise SystemExit("The servers and the load need a core each.")
    with ExitStack() as running:
        environment = running.enter_context(installation(given.count, given.database))
        asked = json.loads(run(environment, "-c", ASKED))
        site = running.enter_context(serving(environment, PAGE_STORE="0"))
        paths = {"section": asked["section"]}
        for name, words in (
            ("common word", asked["common"]),
            ("two common words", asked["two"]),
            ("rare word", asked["rare"]),
            ("a headline as a phrase", f'"{asked["headline"]}"'),
        ):
            paths[name] = f"{asked['search']}?{urlencode({'q': words})}"
        seconds = {name: _seconds(site.port, path) for name, path in paths.items()}
    late = {name: statistics.quantiles(taken, n=20)[-1] for name, taken in seconds.items()}
    rows = [
        [name, f"{1 / statistics.fmean(taken):,.0f}", f"{1000 * late[name]:.0f}", f"{late[name] / late['section']:.1f}"]
        for name, taken in seconds.items()
    ]
    print(f"{given.count:,} articles, {given.database}, {time.strftime('%Y-%m-%d')}.\n")
    print(table(["page", "requests a second", "95th percentile, ms", "of the section page"], rows))


def _seconds(port, path):
    """Return the seconds that each answer takes."""
    client, seconds = http.client.HTTPConnection("127.0.0.1", port, timeout=120), []
    for _time in range(TIMES):
        began = time.perf_counter()
        client.request("GET", path, headers={"Host": f"127.0.0.1:{port}"})
        answer = client.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{path}: {answer.status}")
        seconds.append(time.perf_counter() - began)
    return seconds


if __name__ == "__main__":
    main()
