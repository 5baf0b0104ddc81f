"""manage.py redact_record: remove words from the record of an article, as two people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import redaction
from articles.models import Article
from articles.text import to_the_second

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django.core.management.base import CommandParser

    from articles.redaction import RowsWithWords


class Command(BaseCommand):
    """The command. It proposes, shows, confirms or refuses. The words come from a file or stdin, never an argument."""

    help = (
        "Replace words in the sealed record of an article, where a court, a child's safety or a claim to erasure asks"
        " for it. One person proposes with --words-file, another confirms with --confirm. Each step lists the rows."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, metavar="ARTICLE")
        parser.add_argument(
            "--as", dest="login", required=True, metavar="LOGIN", help="The login of the person who does it."
        )
        step = parser.add_mutually_exclusive_group(required=True)
        step.add_argument(
            "--words-file",
            metavar="FILE",
            help="Propose: the words or phrases, one per line. A dash reads stdin. Delete the file afterwards.",
        )
        step.add_argument("--show", action="store_true", help="Show the proposal that waits, with its words and rows.")
        step.add_argument("--confirm", type=int, metavar="NUMBER", help="Confirm the proposal of this number.")
        step.add_argument("--refuse", type=int, metavar="NUMBER", help="Refuse the proposal of this number.")
        parser.add_argument("--ground", choices=redaction.RedactionGround.values, help="Of a proposal.")
        parser.add_argument(
            "--reason", default="", metavar="TEXT", help="Why, without the words: the record keeps it permanently."
        )

    def handle(
        self,
        *args: Any,
        article: int,
        login: str,
        words_file: str | None,
        show: bool,
        confirm: int | None,
        refuse: int | None,
        ground: str | None,
        reason: str,
        **options: Any,
    ) -> None:
        by = get_user_model().objects.filter(username=login).first()
        if by is None:
            raise CommandError(_("There is no login %(login)s.") % {"login": login})
        found = Article.objects.filter(pk=article).first()
        if found is None:
            raise CommandError(_("There is no article %(id)s.") % {"id": article})
        try:
            if words_file is not None:
                self.propose(found, _read(words_file), ground, by, reason)
            elif show:
                self.show(found, by)
            elif confirm is not None:
                self.confirm(found, confirm, by, reason)
            else:
                redaction.refuse(found, cast("int", refuse), by=by, reason=reason)
                self.stdout.write(_("The redaction is refused. Nothing was changed."))
        except redaction.RedactionRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def propose(self, article: Article, words: str, ground: str | None, by: AbstractUser, reason: str) -> None:
        """Propose a redaction and write which rows it is about."""
        event, found = redaction.propose(article, words, ground=ground or "", by=by, reason=reason)
        self.list_rows(found)
        self.list_other_articles(article, redaction.Forbidden(redaction.read_phrases(words)))
        text = _("Redaction %(number)s is proposed. Another person confirms it with --confirm %(number)s.")
        self.stdout.write(text % {"number": event.number})

    def show(self, article: Article, by: AbstractUser) -> None:
        """Write the proposal with its words, for the second person who has to confirm it."""
        proposal = redaction.proposal_for(article, by=by)
        if proposal is None:
            raise CommandError(_("No redaction of this article is waiting."))
        event = proposal.event
        ground = redaction.RedactionGround(event.details["ground"]).label
        self.stdout.write(f"{event.number}. {event.actor_name}, {to_the_second(event.at)}. {ground}: {event.reason}")
        for phrase in proposal.phrases:
            self.stdout.write(f"  “{phrase}”")
        self.list_rows(redaction.find_rows(article, proposal.forbidden))
        self.list_other_articles(article, proposal.forbidden)

    def confirm(self, article: Article, number: int, by: AbstractUser, reason: str) -> None:
        """Confirm a redaction and write which copies somebody has to remove by hand."""
        proposal = redaction.proposal_of(article)
        article, _event, found = redaction.confirm(article, number, by=by, reason=reason)
        self.list_rows(found)
        self.stdout.write(_("The words are out of the record. They may still be in:"))
        unreached = redaction.unreached_copies(article, found)
        for export in unreached.exports:
            text = _("An export of %(at)s by %(who)s.")
            self.stdout.write("- " + text % {"at": to_the_second(export.at), "who": export.actor_name})
        for copy in unreached.copies:
            self.stdout.write(f"- {copy}")
        self.stdout.write(_("Files of heads contain digests only and do not change."))
        if proposal:
            self.list_other_articles(article, proposal.forbidden)

    def list_rows(self, found: RowsWithWords) -> None:
        """Write which rows contain the words, but not their content."""
        for row in found.sealed:
            self.stdout.write(f"- {row}")
        for model, rows in found.other_rows.items():
            if rows:
                self.stdout.write(f"- {model._meta.verbose_name_plural}: {len(rows)}")
        if found.is_in_source or found.named_photos:
            self.stdout.write("- " + _("names of files"))
        if found.is_in_working_copy:
            self.stdout.write("- " + _("the working copy"))

    def list_other_articles(self, article: Article, forbidden: redaction.Forbidden) -> None:
        """Write which other articles contain the words, for example in a “Baca juga” line. They stay as they are."""
        self.stderr.write(_("Searching all other articles for the words. This may take minutes."))
        numbers = redaction.other_articles(article, forbidden)
        if numbers:
            text = _("Other articles contain the words and are not changed: %(numbers)s.")
            self.stdout.write("- " + text % {"numbers": ", ".join(map(str, numbers))})


def _read(name: str) -> str:
    """Return the text of a file, or of stdin for a dash."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(_("%(file)s cannot be read as UTF-8 text.") % {"file": name}) from error
