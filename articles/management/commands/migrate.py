"""manage.py migrate: Django's command, which also enables the triggers again where a migration failed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.management.commands import migrate
from django.db import DatabaseError

from articles import triggers


class Command(migrate.Command):
    """The command. After a successful run a signal creates the triggers, and after any other this command does."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except BaseException:
            # A failure here must not hide the error of the migration.
            with suppress(DatabaseError):
                triggers.enable(options["database"])
            raise
