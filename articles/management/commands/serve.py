"""manage.py serve: the web server for production."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from articles import static_files
from articles.management.output import discard_output
from articles.operations import readiness, server, templates
from articles.operations.listening import listen
from articles.operations.settings_diagnosis import find_proxy_problems
from articles.operations.shared_metrics import FOLDER_VARIABLE
from articles.operations.supervisor import report_ready

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

# The most processes for each processor.
MAX_WORKERS_PER_PROCESSOR = 32
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """The command. It says in words what is missing and starts nothing then."""

    help = (
        "Collect the static files, check the installation and serve it to a proxy that ends TLS. SIGHUP collects and"
        " checks again and then replaces the worker processes one by one, without dropping a request. Where the check"
        " fails, the site is served as before. SIGTERM stops after the last answer."
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
        parser.add_argument(
            "--check", action="store_true", help="Collect the static files and check the installation. Serve nothing."
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, threads: int, check: bool, **options: Any) -> None:
        server.ignore_early_reloads()
        most = MAX_WORKERS_PER_PROCESSOR * (os.cpu_count() or 1)
        if not 1 <= workers <= most or not 1 <= threads <= most or not 0 < port < 65536:
            text = _("--workers and --threads are numbers from 1 to %(most)d, and a port is one from 1 to 65535.")
            raise CommandError(text % {"most": most})
        self._prepare()
        if check:
            return
        try:
            listener = listen(host, port)
        except OSError as error:
            values = {"host": host, "port": port, "error": error.strerror or error}
            text = _("The server cannot listen on %(host)s, port %(port)s: %(error)s. Nothing was started.")
            raise CommandError(text % values) from error
        text = _("Serving on http://%(host)s:%(port)s with %(workers)s workers.")
        values = {"host": f"[{host}]" if ":" in host else host, "port": port, "workers": workers}

        def report() -> None:
            # Whoever reads the output may be gone, which concerns no reader of the site.
            try:
                self.stdout.write(text % values)
                self.stdout.flush()
            except OSError:
                discard_output()
            report_ready()

        server.serve(listener, workers=workers, threads=threads, start_check=_start_check, on_ready=report)

    def _prepare(self) -> None:
        """Collect the static files and check the installation. Raises CommandError where something is missing."""
        self._refuse(readiness.find_problems())
        for text in find_proxy_problems():
            self.stderr.write(text, self.style.WARNING)
        try:
            static_files.collect()
        except OSError as error:
            values = {"file": error.filename or settings.STATIC_ROOT, "error": error.strerror or error}
            raise CommandError(_("The static file %(file)s cannot be written: %(error)s.") % values) from error
        self._refuse(readiness.find_check_problems())
        try:
            import_string(settings.WSGI_APPLICATION)
            templates.load_all()
        except Exception as error:
            logger.exception("The application cannot be loaded.")
            raise CommandError(_("The application cannot be loaded: %(error)s") % {"error": error}) from error

    def _refuse(self, found: Iterable[readiness.Problem]) -> None:
        """Write what is missing. Raises CommandError where it has to be mended first."""
        problems = list(found)
        for problem in problems:
            self.stderr.write(problem.text, self.style.ERROR if problem.is_serious else self.style.WARNING)
        if any(problem.is_serious for problem in problems):
            raise CommandError(_("Nothing was started. Correct the errors above first."))


def _start_check() -> subprocess.Popen[bytes]:
    """Collect and check what is on the disk now, in a process of its own, which imports the new code."""
    environment = {name: value for name, value in os.environ.items() if name != FOLDER_VARIABLE}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--check"]
    return subprocess.Popen(command, env=environment)  # noqa: S603
