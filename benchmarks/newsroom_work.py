"""Measure imports, publications and the desk's list. ``python -m benchmarks.newsroom_work FILE`` prints them as JSON.

It wants an empty database.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  models cannot be imported any earlier
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from articles.importers import load_all  # noqa: E402
from articles.management.demo_people import make_people  # noqa: E402
from articles.models import Article, Category  # noqa: E402
from tests.support.makers import approve, make_article, perform  # noqa: E402

ONE_BY_ONE, PUBLICATIONS = 100, 40


def measure(path):
    """Import all articles of a file and return what was measured."""
    call_command("migrate", verbosity=0)
    make_people("chief")
    with open(path) as file, tempfile.TemporaryDirectory() as folder:
        lines = [next(file) for _number in range(ONE_BY_ONE)]
        files = [Path(folder, f"{number}.jsonl") for number in range(ONE_BY_ONE)]
        for one, line in zip(files, lines, strict=True):
            one.write_text(line)
        begun = time.perf_counter()
        assert {result.status for one in files for result in load_all([one], publish=True)} == {"created"}
        one_by_one = ONE_BY_ONE / (time.perf_counter() - begun)
    before, begun = Article.objects.count(), time.perf_counter()
    assert {one.status for one in load_all([path], publish=True)} <= {"created", "unchanged"}
    rate = (Article.objects.count() - before) / (time.perf_counter() - begun)
    seconds, queries = publications()
    return {
        "import one by one": one_by_one,
        "import": rate,
        "publication": seconds,
        "queries": queries,
        "list": desk_list(),
    }


def publications():
    """Return the median seconds and queries of a publication of an approved draft."""
    people = get_user_model().objects
    writer, editor = people.get(username="writer"), people.get(username="editor")
    category, measured = Category.objects.first(), []
    for number in range(PUBLICATIONS):
        article = approve(make_article(writer, f"Baru {number}", category=category, tags=["Kota"]), writer, editor)
        begun = time.perf_counter()
        perform(article, "publish", by=editor)
        measured.append(time.perf_counter() - begun)
    article = approve(make_article(writer, "Terakhir", category=category, tags=["Kota"]), writer, editor)
    with CaptureQueriesContext(connection) as queries:
        perform(article, "publish", by=editor)
    return statistics.median(measured), len([one for one in queries if "SAVEPOINT" not in one["sql"]])


def desk_list():
    """Return the median seconds of the list of articles at the desk."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get(username="chief"))
    measured = []
    for _number in range(7):
        begun = time.perf_counter()
        assert client.get(reverse("desk:articles_article_changelist")).status_code == 200
        measured.append(time.perf_counter() - begun)
    return statistics.median(measured)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
