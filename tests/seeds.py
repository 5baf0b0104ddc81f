"""The newspaper in ``seeds/`` with its pictures made small, for tests that need all of it and none of its detail."""

import shutil
from pathlib import Path

from PIL import Image

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
# Enough for two widths of a shape, and little enough that making all files of all pictures takes a few seconds.
LONGEST = 480
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}


def small_seeds(folder, longest=LONGEST):
    """Copy the seeds into a new folder, pictures at most ``longest`` pixels long under the same names; gives it."""
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("pictures"))
    for path in sorted((SEEDS / "pictures").glob("*")):
        if path.suffix in FORMATS:
            (folder / "pictures").mkdir(exist_ok=True)
            with Image.open(path) as image:
                image.draft("RGB", (longest, longest))
                image.thumbnail((longest, longest))
                image.save(folder / "pictures" / path.name, FORMATS[path.suffix])
    return folder
