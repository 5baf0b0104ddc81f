"""manage.py difference ARTICLE OLD NEW: show what differs between two revisions of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.content import RedactedContent, difference, text_of_changes, written_content_of_revision
from articles.models import Revision

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. In its output, removed words are in ``[-...-]`` and added words in ``{+...+}``."""

    help = "Show what differs between two revisions of an article."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, metavar="ARTICLE", help="The number of the article.")
        parser.add_argument("old", type=int, metavar="A", help="A revision; 0 for nothing at all.")
        parser.add_argument("new", type=int, metavar="B", help="Another revision.")

    def handle(self, *args: Any, article: int, old: int, new: int, **options: Any) -> None:
        found = {one.number: one for one in Revision.objects.filter(article=article, number__in=[old, new])}
        for number in {old, new} - found.keys() - {0}:
            raise CommandError(
                _("Article %(article)s has no revision %(number)s.") % {"article": article, "number": number}
            )
        if new == 0:
            raise CommandError(_("Compare with a revision: 0 is only what there was before the first."))
        try:
            before = written_content_of_revision(found[old]) if old else None
            after = written_content_of_revision(found[new])
        except RedactedContent:
            raise CommandError(_("The text of a redacted revision is not kept, so it cannot be compared.")) from None
        self.stdout.write(text_of_changes(difference(before, after)))
