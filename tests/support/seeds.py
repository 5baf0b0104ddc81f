"""A copy of the newspaper in ``seeds/`` with small pictures, for tests that need all of it but no detail."""

import shutil
from pathlib import Path

from PIL import Image

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
# Large enough for two widths of a shape, and small enough to make all files of all pictures in a few seconds.
MAX_SIDE_PIXELS = 480
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}


def small_seeds(folder, max_side=MAX_SIDE_PIXELS):
    """Copy the seeds into a new folder, with pictures of at most ``max_side`` pixels, and return the folder."""
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("pictures"))
    for path in sorted((SEEDS / "pictures").glob("*")):
        if path.suffix in FORMATS:
            (folder / "pictures").mkdir(exist_ok=True)
            with Image.open(path) as image:
                image.draft("RGB", (max_side, max_side))
                image.thumbnail((max_side, max_side))
                image.save(folder / "pictures" / path.name, FORMATS[path.suffix])
    return folder
