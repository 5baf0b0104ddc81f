"""manage.py export_articles: write articles as JSON Lines to stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.exporters import export_articles
from articles.management.progress import Progress
from articles.models import Article

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It writes one article a line, with its whole record, for ``import_articles``."""

    help = "Export articles with their whole record as JSON Lines."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--article", type=int, metavar="ID", help="Only this article.")
        which.add_argument("--all", action="store_true", help="All articles, which is the default.")

    def handle(self, *args: Any, article: int | None, **options: Any) -> None:
        articles = Article.objects.all()
        if article is not None:
            articles = articles.filter(pk=article)
            if not articles.exists():
                raise CommandError(_("There is no article %(id)s.") % {"id": article})
        with Progress(_("Exporting"), self.stderr) as progress:
            for line in export_articles(articles):
                self.stdout.write(line)
                progress.step()
        sys.stdout.flush()
