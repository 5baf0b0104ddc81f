"""Memory: examining and rendering any file, however large or hostile, takes at most 240 MB."""

import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.drawing import chunk, png, saved, scene

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells a process's peak there."),
]

# KiB in addition to the memory of the program itself, which grows with its packages.
MAX_MEMORY_KIB = 240 * 1024
# With Django, as in the process that receives uploads.
WORK = """
import os, re, sys
import django
django.setup()
from articles.models import Photo
from articles.imaging import ImageRejected, examine, render
from articles.renditions import make_set
def peak():
    # Not getrusage: its peak is inherited from the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
before = peak()
with open(sys.argv[1], "rb") as file:
    try:
        found = examine(file)
        render(file, (0, 0, found.width, found.height), 960, "webp")
        make_set(Photo(width=found.width, height=found.height), file)
        print("taken")
    except ImageRejected:
        print("refused")
print(peak() - before)
"""


def spent(file, folder):
    """Return whether a file was accepted and the most memory that took (KiB), measured in its own process."""
    path = folder / "foto"
    path.write_bytes(file.getvalue())
    told = subprocess.run(
        [sys.executable, "-c", WORK, path],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return told[0], int(told[1])


def rows(size):
    """Return a PNG's pixel data that decompresses to so many bytes."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1_000_000)) for _part in range(size // 1_000_000)]
    return chunk(b"IDAT", b"".join(parts) + packer.flush())


@pytest.mark.parametrize(
    ("size", "mode", "kind", "options"),
    [
        ((10_000, 6_000), "RGB", "JPEG", {}),
        ((10_000, 6_000), "RGB", "JPEG", {"progressive": True}),
        ((6_000, 4_000), "CMYK", "JPEG", {"progressive": True, "subsampling": 0}),
        ((10_000, 6_000), "L", "PNG", {"compress_level": 1}),
        ((8_000, 5_000), "RGB", "PNG", {"compress_level": 1}),
        ((5_500, 4_000), "RGBA", "PNG", {"compress_level": 1}),
        ((4_000, 3_100), "RGBA", "WEBP", {"lossless": True, "method": 0, "quality": 0}),
        ((4_000, 4_000), "RGB", "AVIF", {"speed": 10, "subsampling": "4:4:4"}),
    ],
)
def test_the_largest_picture_of_each_kind_is_accepted_in_limited_memory(size, mode, kind, options, tmp_path):
    outcome, most = spent(saved(scene(size, mode), kind, **options), tmp_path)
    assert outcome == "taken"
    assert most < MAX_MEMORY_KIB


def moving(kind, count=100):
    """Return a small picture of many frames."""
    frames = [Image.new("L", (300, 300), shade) for shade in range(count)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def words():
    """Return text chunks of a PNG that each decompress to a megabyte."""
    return [chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000)))] * 500


BOMBS = {
    "a PNG that says it is huge": lambda: png(50_000, 50_000, rows(500_000_000)),
    "a PNG that unpacks for ever": lambda: png(400, 300, rows(500_000_000)),
    "a PNG full of packed words": lambda: png(400, 300, *words(), rows(1_000_000)),
    "a moving GIF": lambda: moving("GIF"),
    "a moving WebP": lambda: moving("WEBP"),
    "a moving AVIF": lambda: moving("AVIF", 20),
    "a WebP that says it is huge": lambda: bytes_of(
        b"RIFF\x40\0\0\0WEBPVP8L", struct.pack("<IBI", 60, 0x2F, 0x0FFFFFFF)
    ),
}


def bytes_of(*parts):
    """Return a file of these parts and some zero bytes."""
    return BytesIO(b"".join(parts) + bytes(60))


@pytest.mark.parametrize("name", BOMBS)
def test_a_decompression_bomb_takes_limited_memory(name, tmp_path):
    _outcome, most = spent(BOMBS[name](), tmp_path)
    assert most < MAX_MEMORY_KIB
