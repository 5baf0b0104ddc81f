"""manage.py verify_record: check the record against its digests and events, and against a file outside the database."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import triggers
from articles.integrity import find_breaks, find_broken_chains, find_broken_versions, find_lost_references, find_orphans
from articles.management import heads_messages
from articles.management.progress import Progress
from articles.models import Article, Edition, Redaction

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.models.article_queryset import ArticleQuerySet


class Command(BaseCommand):
    """The command. It writes how many articles, chains and versions are intact, or the first problem of each.

    It also appends to heads files and compares them with the database.
    """

    help = (
        "Check the sealed record: chains of SHA-256, windows against events, and the triggers."
        " These checks do not show a change after which every later digest was computed anew."
        " --against shows such a change where whoever made it lacked RECORD_KEY or the file."
        " Whoever runs the application has the key, so keep the file where lines can only be appended, or copies of it"
        " elsewhere. Whoever has the key, the file and the database can rewrite all three."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--article", type=int, metavar="ID", help="Only this article.")
        parser.add_argument(
            "--append-heads",
            type=Path,
            metavar="FILE",
            help="Append a line with the newest digests to FILE, signed with RECORD_KEY. Alone it checks nothing but"
            " FILE; with --against it appends only where every check passed.",
        )
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="Compare with the digests in FILE too, and check its lines."
        )
        parser.add_argument("--heads-only", action="store_true", help="With --against: leave the other checks out.")

    def handle(
        self,
        *args: Any,
        article: int | None,
        append_heads: Path | None,
        against: Path | None,
        heads_only: bool,
        **options: Any,
    ) -> None:
        if article is not None and (append_heads or against):
            raise CommandError(_("--article goes with neither --append-heads nor --against."))
        if heads_only and not against:
            raise CommandError(_("--heads-only needs --against."))
        if append_heads:
            heads_messages.record_key()
        is_sound = heads_messages.compare(against, self.stdout, self.stderr) if against else True
        if not heads_only and (against or not append_heads):
            is_sound = self.verify(article) and is_sound
        if is_sound and append_heads:
            heads_messages.append(append_heads, self.stdout, self.stderr)
        if not is_sound:
            if append_heads:
                self.stdout.write(_("Nothing was appended."))
            sys.exit(1)

    def verify(self, article: int | None) -> bool:
        """Check every article, or one, and return whether everything is intact."""
        articles = Article.objects.all() if article is None else Article.objects.filter(pk=article)
        if article is not None and not articles.exists():
            raise CommandError(_("There is no article %(id)s.") % {"id": article})
        missing = triggers.missing()
        if missing:
            self.stdout.write(
                _("Triggers are missing: %(names)s. Run manage.py migrate.") % {"names": ", ".join(missing)}
            )
            return False
        for orphans in find_orphans() if article is None else []:
            self.stdout.write(f"{orphans}.")
            return False
        breaks = (
            _("Article %(id)s: %(reason)s") % {"id": found.article, "reason": found.reason} if found else None
            for found in find_breaks(articles)
        )
        is_intact = self._walk(breaks, _("The record of %(count)s articles is intact."))
        if is_intact:
            self.report_imports(articles)
            self.report_redactions(article)
        if article is not None:
            return is_intact
        # All of them, so that a broken article hides no other problem.
        walks = [
            self._walk(find_broken_chains(), _("The chains of %(count)s other subjects are intact.")),
            self._walk(find_broken_versions(), _("The versions of %(count)s references are intact.")),
            self._walk(find_lost_references(), _("All %(count)s references in revisions exist.")),
        ]
        return is_intact and all(walks)

    def _walk(self, findings: Iterable[str | None], summary: str) -> bool:
        """Write the first finding that is not None, or the summary. Returns whether all are intact."""
        with Progress(_("Verifying"), self.stderr) as progress:
            for reason in findings:
                if reason:
                    self.stdout.write(f"{reason}.")
                    return False
                progress.step()
        self.stdout.write(summary % {"count": progress.count})
        return True

    def report_imports(self, articles: ArticleQuerySet) -> None:
        """Write how many editions were published by an import, whose event replaces an approval."""
        count = Edition.objects.filter(approval__move="import_publish", article__in=articles).count()
        if count:
            text = ngettext(
                "%(count)s edition was published by an import, without an approval.",
                "%(count)s editions were published by an import, without an approval.",
                count,
            )
            self.stdout.write(text % {"count": count})

    def report_redactions(self, article: int | None) -> None:
        """Write how many rows of the record were redacted, if any."""
        redactions = Redaction.objects.all()
        if article is not None:
            redactions = redactions.filter(confirmation__article=article)
        count = redactions.count()
        if count:
            text = ngettext("%(count)s row was redacted.", "%(count)s rows were redacted.", count)
            self.stdout.write(text % {"count": count})
