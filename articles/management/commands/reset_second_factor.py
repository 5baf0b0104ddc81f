"""manage.py reset_second_factor: remove a login's second factors, where no other chief can do it on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.accounts.second_factor import delete_second_factors

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It removes all second factors of one login."""

    help = "Take all second factors from somebody who lost them, end their sessions, and record it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login", help="Whose second factors.")

    def handle(self, *args: Any, login: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=login).first()
        if user is None:
            raise CommandError(_("There is no login %(login)s.") % {"login": login})
        delete_second_factors(user, by=None)
        self.stdout.write(_("%(login)s signs in with the password alone and can set up a new one.") % {"login": login})
