"""How this program compares with Wagtail, with the same articles on the same server and database.

``uv run python -m benchmarks.wagtail`` needs two cores, wrk, PostgreSQL and Redis, and downloads Wagtail into an
environment of its own. Wagtail's templates are bare: they show less than ours.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg2

from tests.support.ports import free_port, wait_until
from tests.support.serving import ROOT, production, run

from .installation import answers, installation, serving
from .load import Target, alternate, memory_of, on_server_core, processors
from .pages import ADDRESSES
from .tables import table

PACKAGES = ("wagtail==8.*", "psycopg2-binary", "granian", "redis")
# All live articles as JSON lines, for both programs.
DUMP = """
import django, json, sys; django.setup()
from articles.models import Edition
from articles.document import to_exchange
from articles.editions import sealed_content
for one in Edition.objects.live().listed().newest_first().select_related("section", "revision"):
    content = sealed_content(one)
    html = "".join(part.get("html", "") for part in one.body)
    print(json.dumps({
        "section": one.section.slug, "headline": one.headline, "slug": f"{one.slug}-{one.article_id}",
        "topic": one.topic_name, "standfirst": one.standfirst, "published_at": one.first_published_at.isoformat(),
        "byline": ", ".join(person["name"] for person in one.writers), "body": html,
        "exchange": to_exchange(content.body), "writers": [person["name"] for person in one.writers],
        "editors": [person["name"] for person in one.editors], "tags": [tag["name"] for tag in one.tag_list],
    }))
"""


def python(*arguments):
    """Return a command that runs Python with Wagtail, on the core of the servers."""
    packages = [word for name in PACKAGES for word in ("--with", name)]
    return on_server_core(["uv", "run", "--quiet", "--no-project", "--isolated", *packages, *arguments])


@contextmanager
def redis():
    """Yield the address of a Redis of its own."""
    port, folder = free_port(), tempfile.mkdtemp(prefix="newsroom-redis-")
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", folder, "--bind", "127.0.0.1"]
    with subprocess.Popen(on_server_core(command), stdout=subprocess.DEVNULL) as process:
        wait_until(lambda: answers(port))
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def wagtail(environment, **settings):
    """Yield the port and the worker processes of a server of the newspaper made with Wagtail."""
    port = free_port()
    options = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-access-log"]
    command = python("granian", *options, "--port", str(port), "benchmarks.wagtail_site.wsgi:application")
    with subprocess.Popen(command, cwd=ROOT, env=environment | settings, stdout=subprocess.DEVNULL) as process:
        wait_until(lambda: answers(port))
        yield port
        subprocess.run(["pkill", "-TERM", "-P", str(process.pid)], check=False)
        process.terminate()


def database(environment, name):
    """Make another database in the same cluster, and return its address."""
    with closing(psycopg2.connect(environment["DATABASE_URL"])) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    return environment["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def corpus(environment, folder):
    """Write the articles for both programs, and return the two files."""
    lines = [json.loads(line) for line in run(environment, "-c", DUMP).splitlines()]
    theirs, ours = folder / "wagtail.jsonl", folder / "newsroom.jsonl"
    theirs.write_text("".join(json.dumps(line) + "\n" for line in lines))
    kept = ("headline", "topic", "standfirst", "published_at", "writers", "editors", "tags")
    imported = [
        {name: line[name] for name in kept} | {"body": line["exchange"], "source": f"benchmark/{number}"}
        for number, line in enumerate(lines)
    ]
    ours.write_text("".join(json.dumps(line) + "\n" for line in imported))
    return theirs, ours


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000, help="how many articles there are")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3, help="how long each measurement takes")
    given = parser.parse_args()
    if processors() < 2:
        raise SystemExit("The servers and the load need a core each.")
    with ExitStack() as running:
        environment = running.enter_context(installation(given.count))
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-wagtail-")))
        theirs, ours = corpus(environment, folder)
        other = os.environ | {"DATABASE_URL": database(environment, "wagtail")}
        command = python("python", "-m", "benchmarks.wagtail_site.fill", str(theirs))
        filled = subprocess.run(command, cwd=ROOT, env=other, check=True, capture_output=True, text=True)
        yardstick = json.loads(filled.stdout.splitlines()[-1])
        empty = production(folder / "empty", DATABASE_URL=database(environment, "empty"), TASKS="database")
        Path(empty["DATA_DIR"]).mkdir()
        shutil.copytree(Path(environment["DATA_DIR"]) / "static", folder / "empty" / "static")
        shutil.copy(Path(environment["DATA_DIR"]) / "static.json", folder / "empty")
        work = subprocess.run(
            on_server_core([shutil.which("python"), "-m", "benchmarks.newsroom_work", str(ours)]),
            cwd=ROOT,
            env=empty,
            check=True,
            capture_output=True,
            text=True,
        )
        measured = json.loads(work.stdout.splitlines()[-1])
        addresses = json.loads(run(environment, "-c", ADDRESSES))
        uncached = running.enter_context(serving(environment, PAGE_STORE="0"))
        stored = running.enter_context(serving(environment))
        plain = running.enter_context(wagtail(other))
        cached = running.enter_context(wagtail(other, CACHE_URL=running.enter_context(redis())))
        names = ["front page", "article", "category", "category, deep"]
        pairs = [
            (name, Target(name, uncached.port, addresses[name]), Target(name, plain, yardstick[name])) for name in names
        ]
        for name in ("front page", "article"):
            mine = Target(name, stored.port, addresses[name], warm_up=20)
            pairs.append((f"{name}, stored", mine, Target(name, cached, yardstick[name], warm_up=20)))
        alternate([target for _name, *both in pairs for target in both], rounds=given.rounds, seconds=given.seconds)
        memory = memory_of(uncached.workers)
    print(f"{given.count:,} articles, PostgreSQL, {time.strftime('%Y-%m-%d')}. A worker has {memory:.0f} MB.\n")
    rows = [[name, f"{a.rate:,.0f}", f"{b.rate:,.0f}", f"{a.rate / b.rate:.1f}"] for name, a, b in pairs]
    print(table(["requests a second", "ours", "Wagtail", "ours : Wagtail"], rows) + "\n")
    rows = [
        ["articles a second, imported one by one", *_compared(measured["import one by one"], yardstick["import"])],
        ["articles a second, imported", *_compared(measured["import"], yardstick["import"])],
        ["milliseconds of a publication", *_compared(1000 * measured["publication"], 1000 * yardstick["publication"])],
        ["queries of a publication", *_compared(measured["queries"], yardstick["queries"])],
        ["milliseconds of the desk's list", *_compared(1000 * measured["list"], 1000 * yardstick["list"])],
    ]
    print(table(["work", "ours", "Wagtail", "ours : Wagtail"], rows))


def _compared(ours, theirs):
    return f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.2f}"


if __name__ == "__main__":
    main()
