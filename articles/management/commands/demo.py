"""manage.py demo: create a newspaper with its people on this machine, and serve it."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import photo_library
from articles.importers import PICTURES_FOLDER, load_all
from articles.management.demo_people import PEOPLE, add_read_counts, fill_gaps, make_people
from articles.management.pictures import in_words, report_progress
from articles.management.progress import Progress
from articles.site_urls import desk_address

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.photo_library.rendition_pool import RenditionPool


class Command(BaseCommand):
    """The command. Each step skips what exists already, so that a second run changes nothing and only serves."""

    help = "Create the database, load the seeds, make one login for each role, and serve on 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="For all demonstration logins; random unless given.")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="Stop before serving.")
        parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="Another newspaper than the one in seeds/.")

    def handle(
        self, *args: Any, password: str | None, port: int, no_serve: bool, seeds: Path | None, **options: Any
    ) -> None:
        if not settings.DEBUG:
            raise CommandError(_("The demonstration makes logins with known names; it runs with DEBUG=1 only."))
        if not no_serve:
            self.check_port(port)
        call_command("migrate", verbosity=0)
        with photo_library.background_renditions() as pool:
            self.load_seeds(seeds or settings.BASE_DIR / "seeds")
            fill_gaps()
            add_read_counts()
            chosen, made = make_people(password)
            self.make_pictures(pool)
        site = f"http://127.0.0.1:{port}"
        self.print_addresses(chosen if made or password else None, site)
        if not no_serve:
            # So that shared links and guest links have the port that is served.
            settings.SITE_ADDRESS = os.environ.get("SITE_ADDRESS") or site
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def check_port(self, port: int) -> None:
        """Raise CommandError where another program uses the port."""
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except (OSError, OverflowError) as error:
                message = _("Port %(port)s is not free; choose another with --port.") % {"port": port}
                raise CommandError(message) from error

    def load_seeds(self, folder: Path) -> None:
        """Import and publish the newspaper in a folder."""
        results, has_pictures = [], (folder / PICTURES_FOLDER).is_dir()
        with Progress(_("Importing"), self.stderr) as progress:
            for result in load_all([folder], publish=True, with_pictures=has_pictures):
                results.append(result)
                progress.step()
        refused = [result for result in results if result.status == "refused"]
        for result in refused:
            self.stderr.write(f"{result.path}:{result.line or ''} {result.reason}")
        new = sum(result.status in {"created", "updated"} for result in results)
        self.stdout.write(
            _("%(all)s articles in %(folder)s, %(new)s of them new.")
            % {"all": len(results) - len(refused), "folder": folder.name, "new": new}
        )

    def make_pictures(self, pool: RenditionPool) -> None:
        """Wait for the pictures that are being rendered, and render those that are still missing."""
        made, _failed = report_progress(pool.wait_for_all(), pool.count, self.stderr, self.stderr)
        # Pictures that an earlier run, or a missing worker, has not rendered.
        waiting = list(photo_library.out_of_date())
        made += report_progress(photo_library.render_many(waiting), len(waiting), self.stderr, self.stderr)[0]
        if made:
            self.stdout.write(in_words(made))

    def print_addresses(self, password: str | None, site: str) -> None:
        """Print the addresses and how to sign in."""
        self.stdout.write(_("The site:       %(address)s") % {"address": f"{site}/"})
        self.stdout.write(_("The desk:       %(address)s") % {"address": f"{site}{desk_address()}"})
        self.stdout.write(_("Logins:         %(names)s") % {"names": ", ".join(PEOPLE)})
        if password:
            self.stdout.write(_("Password:       %(password)s") % {"password": password})
        else:
            self.stdout.write(_("Password:       as before; choose a new one with --password"))
