"""manage.py migrate: Django's command, which also enables the triggers again where a migration failed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DatabaseError
from django.utils.translation import gettext as _

from articles import triggers


class Command(migrate.Command):
    """The command. After a successful run a signal creates the triggers, and after any other this command does."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except triggers.TableInUse as error:
            text = _("%(error)s Triggers are missing until you run manage.py migrate again.")
            raise CommandError(text % {"error": error}) from error
        except BaseException:
            # A failure here must not hide the error of the migration.
            with suppress(DatabaseError):
                triggers.enable(options["database"])
            raise
