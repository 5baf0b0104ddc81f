"""manage.py doctor: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.operations import diagnosis

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. Exit code 1 where something is wrong."""

    help = (
        "Examine settings, permissions, clock, database, stores of pictures, worker, disk and, with --email, the mail"
        " server. Say what is wrong and how to mend it. Run it as the user and with the settings of the server. With"
        " --verbosity 0 it is silent where nothing is wrong, as cron needs it."
    )
    # The examination runs them, and names what they find in its order.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="", metavar="ADDRESS", help="Send a test e-mail to this address.")

    def handle(self, *args: Any, email: str, verbosity: int, **options: Any) -> None:
        count = 0
        for finding in diagnosis.examine(email):
            count += finding.is_problem
            if not finding.is_problem and verbosity == 0:
                continue
            mark = self.style.ERROR("✗") if finding.is_problem else self.style.SUCCESS("✓")
            self.stdout.write(f"{mark} {finding.text}")
        if count:
            self.stderr.write(ngettext("%(count)d problem.", "%(count)d problems.", count) % {"count": count})
            sys.exit(1)
        if verbosity:
            self.stdout.write(_("Nothing is wrong."))
