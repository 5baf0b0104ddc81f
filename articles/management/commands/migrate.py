"""manage.py migrate: Django's command, after which the record is sealed even where a migration failed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.management.commands import migrate
from django.db import DatabaseError

from articles import triggers


class Command(migrate.Command):
    """Django's command. Signals put the triggers in place after a run that succeeded, and this one after any other."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except BaseException:
            # The error that is raised is the one that explains what is wrong.
            with suppress(DatabaseError):
                triggers.enable(options["database"])
            raise
