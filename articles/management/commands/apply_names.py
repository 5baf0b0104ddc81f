"""manage.py apply_names: apply the confirmed name of a reference to every published article with another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import references
from articles.management.progress import Progress
from articles.models import reference_model

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. Each article is committed by itself, so that it can be stopped and started again."""

    help = "Apply the confirmed name of a category, topic, tag or contributor to published articles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(references.MERGED_KINDS))
        parser.add_argument("uid", help="The uid of the reference, as its page on the desk shows it.")
        parser.add_argument(
            "--as", dest="login", required=True, metavar="LOGIN", help="The login of the person who does it."
        )

    def handle(self, *args: Any, kind: str, uid: str, login: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=login).first()
        if person is None:
            raise CommandError(_("There is no login %(login)s.") % {"login": login})
        try:
            row = reference_model(kind)._base_manager.filter(uid=uid).first()
        except ValueError as error:
            raise CommandError(_("%(uid)s is not a uid.") % {"uid": uid}) from error
        if row is None:
            raise CommandError(_("There is nothing of this kind with the uid %(uid)s.") % {"uid": uid})
        count = 0
        try:
            with Progress(_("Articles"), self.stderr) as progress:
                for _article in references.apply_names(row, by=person):
                    count += 1
                    progress.step()
        except references.ReferenceNotChanged as refusal:
            raise CommandError(str(refusal)) from refusal
        text = ngettext(
            "%(count)s published article shows the new name.", "%(count)s published articles show the new name.", count
        )
        self.stdout.write(text % {"count": count})
