"""manage.py move: make a move from a shell, for scripts and emergencies."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.management.times import parse_time
from articles.models import Article
from articles.publishing import perform, planned_end
from articles.states import Ground
from articles.workflow import LATEST, UNREAD, MoveNotAllowed, Review

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It makes one move in somebody's name, under the same rules as on the desk."""

    help = "Make one move for one article; manage.py moves prints the table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, metavar="ARTICLE_ID")
        parser.add_argument("move", metavar="MOVE")
        parser.add_argument("--as", required=True, dest="username", metavar="USERNAME")
        parser.add_argument("--reason", default="", metavar="TEXT")
        parser.add_argument("--at", metavar="ISO", help="The hour of a schedule.")
        parser.add_argument(
            "--until", metavar="ISO", help='When the edition ends. If left out, as planned before; "" for no end.'
        )
        parser.add_argument(
            "--withdraw-pictures",
            action="store_true",
            help="With confirm_retraction: take its pictures off the site too, but for those other articles show.",
        )
        parser.add_argument("--ground", default="", choices=["", *Ground.values], help="Of a retraction.")

    def handle(
        self,
        *args: Any,
        article: int,
        move: str,
        username: str,
        reason: str,
        at: str | None,
        until: str | None,
        ground: str,
        withdraw_pictures: bool,
        **options: Any,
    ) -> None:
        start, end = parse_time("--at", at), parse_time("--until", until)
        if withdraw_pictures and move != "confirm_retraction":
            raise CommandError(_("--withdraw-pictures goes with confirm_retraction alone."))
        person = get_user_model().objects.filter(username=username).first()
        if person is None:
            raise CommandError(_("There is no login %(name)s.") % {"name": username})
        found = Article.objects.filter(pk=article).first()
        if found is None:
            raise CommandError(_("There is no article %(id)s.") % {"id": article})
        if until is None:
            end = planned_end(found, move)
        try:
            found = perform(
                found,
                move,
                by=person,
                seen=LATEST,
                shown=UNREAD,
                reason=reason,
                at=start,
                until=end,
                ground=ground,
                withdraws_pictures=withdraw_pictures,
            )
        except MoveNotAllowed as refusal:
            self.answer(found, error=str(refusal))
            sys.exit(1)
        self.answer(found)

    def answer(self, article: Article, **more: Any) -> None:
        """Write the states of the article as one JSON object."""
        public_status = article.public_status()
        row = {
            "id": article.pk,
            "headline": article.headline,
            "state": str(article.state),
            "public_state": str(public_status.public_state),
            "awaits_acceptance": Review(article).awaited is not None,
            "retraction_pending": public_status.retraction_pending,
        }
        self.stdout.write(json.dumps(row | more, ensure_ascii=False))
