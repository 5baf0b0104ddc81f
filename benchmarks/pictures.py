"""Measure the cost of rendering pictures, in processor seconds and bytes: ``uv run python benchmarks/pictures.py``.

Pictures are generated, so that everybody measures the same: noise in octaves over gradients of colour, which is nearer
to a photograph than anything flat. All comparisons are made within one run.
"""

import os
import random
import sys
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django  # noqa: E402  what is measured is found only now

django.setup()

from PIL import Image, ImageDraw, ImageFilter  # noqa: E402

from articles.imaging import FORMATS, SHAPES, ImageSource, box_of, render, render_all, widths  # noqa: E402
from articles.models import Photo  # noqa: E402
from articles.renditions import make_set  # noqa: E402

# The name, width and height (pixels), and the format of the original.
SUBJECTS = (
    ("2 MP, 3:2, drawn, WebP", (1728, 1152), "WEBP"),
    ("2 MP, 3:2, photographic", (1728, 1152), "JPEG"),
    ("12 MP, 4:3, photographic", (4000, 3000), "JPEG"),
    ("24 MP, 3:2, photographic", (6000, 4000), "JPEG"),
)


def photographic(size, seed=7):
    """Return noise in octaves over a gradient: detail of every size, as in leaves, crowds and clouds."""
    numbers = random.Random(seed)
    slope = Image.linear_gradient("L").resize(size)
    planes = []
    for _colour in range(3):
        plane = slope if not planes else slope.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        across, weight = 3, 0.5
        while across < size[0]:
            small = across, across * size[1] // size[0]
            noise = Image.frombytes("L", small, numbers.randbytes(small[0] * small[1]))
            plane = Image.blend(plane, noise.resize(size, Image.Resampling.BICUBIC), weight)
            across, weight = across * 2, weight * 0.85
        planes.append(plane)
    return Image.merge("RGB", planes)


def drawn(size, seed=7):
    """Return flat fields with soft edges, as in an illustration."""
    numbers, image = random.Random(seed), Image.new("RGB", size, (240, 232, 220))
    draw = ImageDraw.Draw(image)
    for _field in range(60):
        x, y = numbers.randrange(size[0]), numbers.randrange(size[1])
        wide, high = numbers.randrange(40, size[0] // 3), numbers.randrange(40, size[1] // 3)
        draw.ellipse((x - wide, y - high, x + wide, y + high), fill=tuple(numbers.randbytes(3)))
    return image.filter(ImageFilter.GaussianBlur(1.5))


def file_of(image, kind):
    """Return a picture as a file, such as a newsroom would get."""
    file = BytesIO()
    image.save(file, kind, quality=90)
    return file


def timed(work):
    """Return the result of a function and the processor seconds it took."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


def row(*cells):
    """Print a line of a table in Markdown."""
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def whole_sets(pictures):
    """Print the seconds and bytes of the whole set of each picture."""
    print("Whole sets\n")
    row("picture", "kB", "files", "seconds", "seconds per MP", "bytes of the set : original", "kB of the set")
    row(*["---"] * 7)
    for name, photo, file in pictures:
        (made, files), seconds = timed(lambda photo=photo, file=file: make_set(photo, file))
        size, original = made["bytes"], file.seek(0, 2)
        each = f"{seconds / (photo.width * photo.height / 1e6):.2f}"
        row(name, original // 1000, len(files), f"{seconds:.2f}", each, f"{size / original:.2f}", size // 1000)


def formats_and_shapes(photo, file):
    """Print the seconds and bytes by shape and format, compared with JPEG."""
    print("\nBy shape and format; bytes and seconds as parts of JPEG's\n")
    row("shape", "widths", *(f"{kind}: bytes, seconds" for kind in FORMATS))
    row(*["---"] * (2 + len(FORMATS)))
    for shape in SHAPES.values():
        box = box_of(photo.width, photo.height, shape)
        sizes, costs = widths(shape, box), {}
        _none, decoding = timed(lambda box=box, sizes=sizes: list(render_all(ImageSource(file), box, sizes, ())))
        for kind in shape.kinds:
            made, seconds = timed(
                lambda box=box, sizes=sizes, kind=kind: list(render_all(ImageSource(file), box, sizes, (kind,)))
            )
            costs[kind] = sum(len(data) for *_size, data in made), max(seconds - decoding, 0.001)
        size, seconds = costs["jpeg"]
        told = [
            f"{costs[kind][0] / size:.2f}, {costs[kind][1] / seconds:.1f}" if kind in costs else "" for kind in FORMATS
        ]
        row(shape.name, len(sizes), *told)


def decodings(pictures):
    """Print the seconds for all widths of a shape, decoding once and decoding for each."""
    print("\nAll widths of the shape `lead` as WebP: one decoding against one for each width\n")
    row("picture", "one decoding, s", "one each, s", "each : one")
    row(*["---"] * 4)
    for name, photo, file in pictures:
        box = box_of(photo.width, photo.height, SHAPES["lead"])
        sizes = widths(SHAPES["lead"], box)
        _once, once = timed(
            lambda file=file, box=box, sizes=sizes: list(render_all(ImageSource(file), box, sizes, ("webp",)))
        )
        _each, each = timed(lambda file=file, box=box, sizes=sizes: [render(file, box, one, "webp") for one in sizes])
        row(name, f"{once:.2f}", f"{each:.2f}", f"{each / once:.1f}")


def main():
    """Generate the pictures, measure and print all tables."""
    pictures = []
    for name, size, kind in SUBJECTS:
        image = (drawn if "drawn" in name else photographic)(size)
        pictures.append((name, Photo(width=size[0], height=size[1]), file_of(image, kind)))
    whole_sets(pictures)
    formats_and_shapes(*pictures[2][1:])
    decodings(pictures)


if __name__ == "__main__":
    main()
