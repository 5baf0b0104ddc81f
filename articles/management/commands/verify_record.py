"""manage.py verify_record: hold the record against its digests and events; the first break, and exit code 1."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import seals
from articles.integrity import find_breaks, find_orphans
from articles.management.progress import Progress
from articles.models import Article


class Command(BaseCommand):
    """Says how many articles hold, or names the first break."""

    help = "Check the sealed record: chains of SHA-256, windows against events, and the seals themselves."

    def add_arguments(self, parser):
        parser.add_argument("--article", type=int, metavar="ID", help="Only this article.")

    def handle(self, *args, article, **options):
        articles = Article.objects.all() if article is None else Article.objects.filter(pk=article)
        if article is not None and not articles.exists():
            raise CommandError(_("There is no article %(id)s.") % {"id": article})
        missing = seals.missing()
        if missing:
            self.stdout.write(
                _("Triggers are missing: %(names)s. Run manage.py migrate.") % {"names": ", ".join(missing)}
            )
            sys.exit(1)
        for orphans in find_orphans() if article is None else []:
            self.stdout.write(f"{orphans}.")
            sys.exit(1)
        with Progress(_("Verifying"), self.stderr) as progress:
            for found in find_breaks(articles):
                if found:
                    self.stdout.write(_("Article %(id)s: %(reason)s.") % {"id": found.article, "reason": found.reason})
                    sys.exit(1)
                progress.step()
        self.stdout.write(_("The record of %(count)s articles holds.") % {"count": progress.count})
