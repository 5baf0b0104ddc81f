"""manage.py expire_pictures: delete the files of pictures whose rights have ended, except the originals."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from articles import photo_library


class Command(BaseCommand):
    """The command, to be run once a day. Readers are not shown such pictures even before it has run."""

    help = "Delete the files made for readers of pictures whose rights have ended; run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        count = photo_library.clear_expired()
        self.stdout.write(
            ngettext(
                "The files of %(count)s picture were deleted.", "The files of %(count)s pictures were deleted.", count
            )
            % {"count": count}
        )
