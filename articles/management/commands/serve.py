"""manage.py serve: the web server for production."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.operations import readiness, server

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The command. It says in words what is missing and starts nothing then."""

    help = (
        "Collect the static files, check the installation and serve it to a proxy that ends TLS. SIGHUP replaces the"
        " worker processes one by one, without dropping a request, and loads new code. SIGTERM stops after the last"
        " answer."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen on. Default: %(default)s.")
        parser.add_argument("--port", type=int, default=8000, help="Default: %(default)s.")
        parser.add_argument(
            "--workers", type=int, default=os.cpu_count() or 1, help="Processes. Default: one for each processor."
        )
        parser.add_argument(
            "--threads", type=int, default=2, help="Requests that each process answers at a time. Default: %(default)s."
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, threads: int, **options: Any) -> None:
        if workers < 1 or threads < 1 or not 0 < port < 65536:
            raise CommandError(_("--workers and --threads begin at 1, and a port is a number from 1 to 65535."))
        self._refuse(readiness.find_problems())
        call_command("collectstatic", interactive=False, verbosity=0)
        self._refuse(readiness.find_check_problems())
        self.stdout.write(
            _("Serving on http://%(host)s:%(port)s with %(workers)s workers.")
            % {"host": f"[{host}]" if ":" in host else host, "port": port, "workers": workers}
        )
        self.stdout.flush()
        server.serve(host=host, port=port, workers=workers, threads=threads)

    def _refuse(self, found: Iterable[readiness.Problem]) -> None:
        """Write what is missing. Raises CommandError where it has to be mended first."""
        problems = list(found)
        for problem in problems:
            self.stderr.write(problem.text, self.style.ERROR if problem.is_serious else self.style.WARNING)
        if any(problem.is_serious for problem in problems):
            raise CommandError(_("Nothing was started. Mend what is named above first."))
