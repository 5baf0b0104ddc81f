"""Draws the pictures of the seeds into this folder: all of them, or those whose numbers are given."""

import sys
from io import BytesIO
from pathlib import Path

import album

FOLDER = Path(__file__).resolve().parent
KINDS = {
    ".jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    ".webp": ("WEBP", {"quality": 80, "method": 6}),
}


def drawn(name):
    """The bytes of one picture's file, the same at every drawing."""
    kind, options = KINDS[Path(name).suffix]
    file = BytesIO()
    album.PICTURES[name]().finish().save(file, kind, **options)
    return file.getvalue()


def main(numbers):
    """Draw what is asked for and say what it weighs."""
    for name in album.PICTURES:
        if not numbers or name.split("-")[0] in numbers:
            data = drawn(name)
            (FOLDER / name).write_bytes(data)
            print(f"{name}  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
