"""manage.py backup: the whole newsroom in one file, made while it works."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.management.progress import Progress
from articles.operations.backups import BackupRefused, make_backup

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

# The exit code of a backup that is complete but for originals that are missing from their storage.
ORIGINALS_MISSING = 3


class Command(BaseCommand):
    """The command. An incomplete file is never left behind. The exit code is 3 where an original is missing."""

    help = (
        "Write the database and the originals of pictures to one new file that only its owner can read. It holds names"
        " of settings, not their values: keep SECRET_KEY and RECORD_KEY elsewhere."
    )
    # A backup is needed most where something is wrong.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The file to write. It must not exist yet.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with Progress(_("Copying"), self.stderr) as progress:
                manifest, missing = make_backup(file.absolute(), each=progress.each)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for name in missing:
            self.stderr.write(_("The original %(name)s is missing from its storage.") % {"name": name})
        size = file.stat().st_size / 1_000_000
        values = {"file": file, "rows": sum(manifest.counts.values()), "size": f"{size:.1f}"}
        self.stdout.write(_("%(file)s was written: %(rows)s rows, %(size)s MB.") % values)
        if missing:
            sys.exit(ORIGINALS_MISSING)
