"""manage.py generate_articles: fill a scratch database with made-up articles, to measure or try the site with many."""

from __future__ import annotations

import math
import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importers.bulk_insert import insert_rows
from articles.importers.bulk_rows import BulkRows, ImportFacts, by_model
from articles.management.corpus import GAP, Corpus, NoArticles
from articles.management.progress import Progress
from articles.models import Article, Edition, ReadCount
from articles.models.read_counts import HALF_LIFE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.management.base import CommandParser
    from django.db.models import Model

BATCH = 500
# One in so many is a draft.
DRAFTS = 60
# The newest articles that have been read.
READ_ARTICLES = 2_000


class Command(BaseCommand):
    """The command. What a run that was stopped has written stays, and the next run goes on from there."""

    help = "Fill a scratch database with made-up articles, drawn from those that it has."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--count", type=int, required=True, help="How many there should be in the end.")
        parser.add_argument("--seed", type=int, default=1, help="Another seed makes other articles.")

    def handle(self, *args: Any, count: int, seed: int, **options: Any) -> None:
        if not settings.SCRATCH_DATABASE:
            raise CommandError(
                _("Made-up articles cannot be removed again. Set SCRATCH_DATABASE=1 for a database that may be lost.")
            )
        try:
            corpus = Corpus(seed)
        except NoArticles:
            raise CommandError(
                _("There are no articles to copy from. Run manage.py demo --no-serve first, or import some.")
            ) from None
        made = Article.objects.filter(source__startswith=corpus.prefix).count()
        anchor = _anchor(corpus)
        with Progress(_("Generating"), self.stderr, total=count) as progress:
            progress.step(min(made, count))
            for start in range(made, count, BATCH):
                numbers = range(start, min(start + BATCH, count))
                _write(corpus, numbers, anchor)
                progress.step(len(numbers))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(_("There are %(count)d articles.") % {"count": Article.objects.count()})


def _anchor(corpus: Corpus) -> datetime:
    """Return the instant from which the articles go back, a gap each. It is the same in each run."""
    first = Edition.objects.filter(article__uid=corpus.uid(1), number=1).first()
    if first:
        return first.live_from + 2 * GAP
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _write(corpus: Corpus, numbers: range, anchor: datetime) -> None:
    """Write some articles in one transaction."""
    with transaction.atomic():
        maker = BulkRows(corpus.rows, corpus.photos, corpus.policy, corpus.headlines)
        rows: list[Model] = []
        reads: list[Model] = []
        for number in numbers:
            facts = _facts(corpus, number, anchor)
            own = list(maker.rows_of(corpus.content(number), facts))
            rows += own
            if facts.published_at and number < READ_ARTICLES:
                reads.append(_read_count(cast("Article", own[0]), number, anchor))
        for written in by_model(rows).values():
            insert_rows(written)
        insert_rows(cast("Sequence[Model]", reads))


def _facts(corpus: Corpus, number: int, anchor: datetime) -> ImportFacts:
    seconds = random.Random(f"{corpus.seed} at {number}").randrange(int(GAP.total_seconds()))  # noqa: S311
    at = anchor - (number + 1) * GAP + timedelta(seconds=seconds if number != 1 else 0)
    is_draft = number % DRAFTS == DRAFTS - 1
    return ImportFacts(corpus.uid(number), corpus.source(number), at, None if is_draft else at)


def _read_count(article: Article, number: int, anchor: datetime) -> ReadCount:
    reads = random.Random(f"{article.uid}").randrange(1, 500)  # noqa: S311
    at = anchor - number * GAP
    return ReadCount(article=article, reads=reads, popularity=math.log2(reads) + at.timestamp() / HALF_LIFE)
