"""manage.py restore: a backup, restored into an empty installation and verified."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from articles.management.progress import Progress
from articles.operations.backups import BackupRefused, restore_backup

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It changes nothing unless the database has no tables."""

    help = (
        "Restore a backup into an installation whose database has no tables yet (do not run migrate before). Then"
        " compare the numbers of rows, verify the record and make the files of pictures."
    )
    # The checks would need the tables.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="A file that manage.py backup wrote.")
        parser.add_argument(
            "--without-renditions",
            action="store_true",
            help="Leave the files of pictures for readers to manage.py make_renditions --all.",
        )

    def handle(self, *args: Any, file: Path, without_renditions: bool, **options: Any) -> None:
        try:
            with Progress(_("Restoring"), self.stderr) as progress:
                restored = restore_backup(file, each=progress.each)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for name in restored.damaged:
            self.stderr.write(_("The original %(name)s is missing from the backup or damaged.") % {"name": name})
        values = {"rows": sum(restored.manifest.counts.values()), "at": restored.manifest.made_at}
        self.stdout.write(_("The backup of %(at)s was restored: %(rows)s rows.") % values)
        names = ", ".join(restored.manifest.settings)
        self.stdout.write(_("Settings that were set there: %(names)s.") % {"names": names})
        is_broken = bool(restored.damaged)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(_("It is of an earlier version. Run: manage.py migrate, then manage.py verify_record."))
        elif not self._succeeds("verify_record"):
            is_broken = True
            self.stdout.write(
                _("The backup is restored. Its record has a break, as the newsroom had (docs/record.md).")
            )
        if not without_renditions and not self._succeeds("make_renditions", all=True):
            is_broken = True
        if is_broken:
            sys.exit(1)

    def _succeeds(self, command: str, **options: Any) -> bool:
        """Run a command, and return whether its exit code is 0."""
        try:
            call_command(command, stdout=self.stdout, stderr=self.stderr, **options)
        except SystemExit as end:
            return not end.code
        return True
