"""Seeds to import, and the rows that an import makes."""

import json
from io import StringIO

from django.core.management import call_command

from articles.models import Article, Category, CommentPolicy, Contributor, Credit, Event, Revision, Topic

SEED = """Pasar Induk
{headline}
Teras berita pasar.
Penulis: Ani
Editor: Budi
KOTA - Paragraf satu.
{second}
Baca juga: {other}
Paragraf tiga.
Isi komentar diatur.
"""

KINDS = (Article, Revision, Event, Contributor, Topic, CommentPolicy, Credit, Category)

# What no two articles have in common: their numbers, their digests, and when they were written.
OWN = {
    "id",
    "article",
    "content_object",
    "edition",
    "revision",
    "approval",
    "uid",
    "subject",
    "source",
    "source_digest",
}
OWN |= {"salt", "digest", "previous_digest", "last_event_digest", "at", "created_at", "updated_at", "details"}


def counts():
    """Return the number of rows of each model."""
    return [model.objects.count() for model in KINDS]


def seed(folder, name="pasar.txt", headline="Harga Beras Turun", second="Paragraf dua.", other="Jalan Dibuka", more=""):
    """Write a seed file."""
    text = SEED.format(headline=headline, second=second, other=other) + more
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def run(*arguments):
    """Run an import, and return its exit code and the results in its JSON report."""
    out, code = StringIO(), 0
    try:
        call_command("import_articles", *map(str, arguments), "--report", "json", stdout=out, stderr=StringIO())
    except SystemExit as stopped:
        code = stopped.code
    return code, [json.loads(line) for line in out.getvalue().splitlines()]
