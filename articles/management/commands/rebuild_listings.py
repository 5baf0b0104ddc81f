"""manage.py rebuild_listings: rebuild the columns and rows for lists, and the words for searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import editions
from articles.content import content_of
from articles.management.progress import Progress
from articles.models import Article, Edition
from articles.revisions import index_words

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

CHUNK_SIZE = 200


class Command(BaseCommand):
    """The command. Each edition is committed by itself, so that it can be stopped and started again."""

    help = "Make the lists of sections, topics, tags and people, and the indexes of searches anew, from what is stored."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--article", type=int, metavar="ID", help="Only the editions of this article.")

    def handle(self, *args: Any, article: int | None, **options: Any) -> None:
        rows = Edition.objects.select_related("category__parent").order_by("pk")
        rows = rows.filter(article=article) if article else rows
        editions.renew_public_states(Article.objects.filter(pk=article) if article else Article.objects.all())
        count = 0
        with Progress(_("Editions"), self.stderr, rows.count()) as progress:
            for edition in rows.iterator(chunk_size=CHUNK_SIZE):
                with transaction.atomic():
                    editions.rebuild(edition)
                count += 1
                progress.step()
        articles = Article.objects.filter(pk=article) if article else Article.objects.order_by("pk")
        with Progress(_("Articles"), self.stderr, articles.count()) as progress:
            for row in articles.iterator(chunk_size=CHUNK_SIZE):
                with transaction.atomic():
                    index_words(row, content_of(row))
                progress.step()
        self.stdout.write(
            ngettext("%(count)s edition was listed again.", "%(count)s editions were listed again.", count)
            % {"count": count}
        )
