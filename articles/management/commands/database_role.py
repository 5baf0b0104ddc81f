"""manage.py database_role: a role of PostgreSQL for the application, with no more privileges than it needs."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.utils.translation import gettext as _

from articles.operations.database_roles import RoleRefused, make_role

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It is run as the owner of the tables, and again after each ``migrate``."""

    help = (
        "Make a role of PostgreSQL for serve and work, which cannot remove triggers or tables and cannot update or"
        " delete sealed rows. Run it as the owner of the tables, and again after each migrate."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The role, which is made where it does not exist.")
        parser.add_argument(
            "--password",
            action="store_true",
            help="Set a password: it is asked for, or read from standard input where that is no terminal.",
        )

    def handle(self, *args: Any, name: str, password: bool, **options: Any) -> None:
        secret = ""
        if password:
            secret = getpass(_("Password: ")) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
            if not secret:
                raise CommandError(_("The password is empty."))
        try:
            make_role(name, secret)
        except RoleRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ProgrammingError as error:
            text = _("PostgreSQL refused: %(error)s Run this as the owner of the tables, who may make roles.")
            raise CommandError(text % {"error": str(error).strip() + "."}) from error
        self.stdout.write(_("The role %(name)s has the privileges it needs and no others.") % {"name": name})
