"""manage.py import_articles: import seed files, folders of them, and our own exports."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import photo_library
from articles.importers import load_all
from articles.management.pictures import in_words, report_progress
from articles.management.progress import Progress
from articles.management.times import parse_time
from articles.models import Category

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.importers import ImportResult


class Command(BaseCommand):
    """The command. It writes one line, or one JSON object, for each source. The exit code is 1 if any was refused."""

    help = "Import articles from seed files (.txt), folders and JSON Lines (.jsonl)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="Import everything, report it, and roll back.")
        parser.add_argument("--publish", action="store_true", help="Publish what no person has worked on.")
        parser.add_argument("--published-at", metavar="ISO", help="When it was published.")
        parser.add_argument("--category", metavar="SLUG", help="For articles that name no category.")
        parser.add_argument("--without-pictures", action="store_true", help="Pass over what sidecars say of pictures.")
        parser.add_argument("--report", choices=["text", "json"], default="text")

    def handle(
        self,
        *args: Any,
        paths: list[str],
        dry_run: bool,
        without_pictures: bool,
        report: str,
        category: str | None,
        publish: bool,
        published_at: str | None,
        **options: Any,
    ) -> None:
        moment = parse_time("--published-at", published_at)
        if category and not Category.objects.filter(slug=category).exists():
            raise CommandError(_("There is no category %(slug)s.") % {"slug": category})
        counts: Counter[str] = Counter()
        asked = {"publish": publish, "published_at": moment, "category": category}
        results = load_all(paths, dry_run=dry_run, with_pictures=not without_pictures, **asked)
        with photo_library.background_renditions() as pool:
            with Progress(_("Importing"), self.stderr) as progress:
                for result in results:
                    counts[result.status] += 1
                    progress.step()
                    self.show(result, report)
            made, failed = report_progress(pool.wait_for_all(), pool.count, self.stderr, self.stderr)
        summary = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or _("nothing found")
        self.stderr.write(summary + (_(" (dry run: nothing was kept)") if dry_run else ""))
        if made:
            self.stderr.write(in_words(made))
        if counts["refused"] or failed:
            sys.exit(1)

    def show(self, result: ImportResult, report: str) -> None:
        """Write one result to stdout."""
        if report == "json":
            self.stdout.write(json.dumps(result._asdict(), ensure_ascii=False))
            return
        where = result.path + (f":{result.line}" if result.line else "")
        what = result.reason if result.status == "refused" else f"#{result.id} {result.headline}"
        if result.kept:
            what += _(" (kept the editor's: %(fields)s)") % {"fields": ", ".join(result.kept)}
        self.stdout.write(f"{result.status:9} {where}  {what}")
