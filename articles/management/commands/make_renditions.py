"""manage.py make_renditions: render the files of pictures for readers, where they are missing or out of date."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import photo_library
from articles.management.pictures import in_words, report_progress
from articles.management.progress import Progress
from articles.models import Photo
from articles.renditions import StorageUnavailable

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.models.photo_queryset import PhotoQuerySet

# Photos that are marked with one statement.
BATCH_SIZE = 500


class Command(BaseCommand):
    """The command. Each photo is committed by itself, so that it can be interrupted and started again."""

    help = "Make the files that readers are sent of pictures, where they are missing or out of date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all",
            action="store_true",
            help="Make the files of all pictures again. To continue after an interruption, start without it.",
        )
        parser.add_argument("--photo", type=int, metavar="ID", help="Only this photo.")
        parser.add_argument(
            "--jobs", type=int, default=photo_library.DEFAULT_JOBS, metavar="N", help="Pictures worked on at once."
        )

    def handle(self, *args: Any, all: bool, photo: int | None, jobs: int, **options: Any) -> None:
        if jobs < 1:
            raise CommandError(_("--jobs must be at least 1."))
        photos = Photo.objects.all() if photo is None else Photo.objects.filter(pk=photo)
        if photo is not None and not photos.showable().exists():
            raise CommandError(_("There is no photo %(id)s that readers may be shown.") % {"id": photo})
        if all:
            photo_library.mark_out_of_date(photos)
        else:
            self._mark_those_without_files(photos)
        total = sum(1 for _number in photo_library.out_of_date(photos))
        made = failed = 0
        try:
            if total:
                results = photo_library.render_many(photo_library.out_of_date(photos), jobs)
                made, failed = report_progress(results, total, self.stdout, self.stderr)
        except KeyboardInterrupt:
            self.stderr.write(_("Stopped. What was made stays; the same command, without --all, makes the rest."))
            sys.exit(130)
        self.stdout.write(in_words(made))
        if failed:
            sys.exit(1)

    def _mark_those_without_files(self, photos: PhotoQuerySet) -> None:
        try:
            with Progress(_("Looking for files"), self.stderr) as progress:
                lost = [pk for pk in progress.each(photo_library.without_files(photos)) if pk is not None]
        except StorageUnavailable as error:
            raise CommandError(_("The store of pictures did not answer. Try again later.")) from error
        for start in range(0, len(lost), BATCH_SIZE):
            photo_library.mark_out_of_date(Photo.objects.filter(pk__in=lost[start : start + BATCH_SIZE]))
