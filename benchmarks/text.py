"""Measure how the time of sanitising and segmenting a text grows with its length: ``uv run python benchmarks/text.py``.

Each kind of text is measured in doubling sizes within one run. Where twice the text takes about twice the time, the
cost is linear. Four times would be quadratic.
"""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


import django  # noqa: E402  what is measured is found only now

django.setup()

from articles.text import sanitise, segments, unsafe_markup  # noqa: E402

# Thousands of characters.
SIZES = (62, 125, 250, 500, 1000)
RUNS = 3
UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
PARAGRAPH = "<p>Warga <strong>kota</strong> menunggu &amp; <em>melihat</em> air surut di tepi sungai itu.</p>"
TEXTS = {
    "paragraphs": PARAGRAPH,
    "figures": f'<figure data-photo="{UID}"><figcaption>Kapal di dermaga.</figcaption></figure>',
    "nested quotations": "<blockquote>",
    "nested lists": "<ul><li>",
    "nested marks": "<em><strong>",
    "figures that never end": '<figure data-photo="x">',
    "links": '<a href="https://example.com/">x',
    "tags that never end": "<a ",
}


def seconds(work, html):
    """Return the least processor seconds of a few runs."""
    best = float("inf")
    for _run in range(RUNS):
        began = time.process_time()
        work(html)
        best = min(best, time.process_time() - began)
    return best


def row(name, work, prepare=str):
    """Return a row of the table: milliseconds for each size, and the ratio of each to the one before."""
    texts = [prepare((TEXTS[name] * (size * 1000 // len(TEXTS[name]) + 1))[: size * 1000]) for size in SIZES]
    times = [seconds(work, text) for text in texts]
    ratios = [after / max(before, 1e-6) for before, after in pairwise(times)]
    cells = [f"{1000 * taken:.0f}" for taken in times] + [", ".join(f"{ratio:.1f}" for ratio in ratios)]
    return f"| {name} | {' | '.join(cells)} |"


def table(title, work, names, prepare=str):
    """Print a table of milliseconds, with the ratio of each size to the one before."""
    print(f"### {title}\n")
    print(f"| text | {' | '.join(f'{size} kB, ms' for size in SIZES)} | each size : the one before |")
    print(f"| --- |{' --- |' * (len(SIZES) + 1)}")
    for name in names:
        print(row(name, work, prepare), flush=True)
    print()


if __name__ == "__main__":
    table("Sanitising", sanitise, TEXTS)
    table("Cutting into segments", segments, ("paragraphs", "figures", "links"), sanitise)
    table("Looking for what is unsafe", unsafe_markup, ("paragraphs", "figures", "links"), sanitise)
