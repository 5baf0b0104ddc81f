"""Pictures of words, for links that are shared elsewhere: a headline with what it is about and the site's name."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

# The size that other sites ask for, in pixels.
WIDTH, HEIGHT = 1200, 630
MARGIN = 72
PAPER, INK, ACCENT = "#fdfcf9", "#16181d", "#98151f"
# The headline is set in the first size in which it fits. The longest is cut.
HEADLINE_SIZES, MAX_LINES_HEIGHT = (76, 64, 54, 46, 40), 360
SMALL_SIZE = 34
LINE_HEIGHT = 1.22
# The font contains Latin letters, punctuation and some signs. Its licence is in the same folder.
FONT = Path(__file__).resolve().parent.parent / "fonts" / "NotoSerif-Bold.ttf"
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC))
COLOURS = 32


def can_be_drawn(text: str) -> bool:
    """Return whether the font has all letters of a text."""
    return all(any(first <= ord(letter) <= last for first, last in RANGES) for letter in text)


def draw_share_picture(headline: str, about: str, site: str) -> bytes:
    """Return a PNG with a headline, what it is about above it and the name of the site below."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((MARGIN, 48, WIDTH - MARGIN, 56), fill=INK)
    draw.text((MARGIN, 84), _cut(about, SMALL_SIZE), font=_font(SMALL_SIZE), fill=ACCENT)
    size, lines = _set(headline)
    for number, line in enumerate(lines):
        draw.text((MARGIN, 150 + number * size * LINE_HEIGHT), line, font=_font(size), fill=INK)
    draw.text((MARGIN, HEIGHT - 84), _cut(site, SMALL_SIZE), font=_font(SMALL_SIZE), fill=INK)
    data = io.BytesIO()
    picture.quantize(COLOURS).save(data, "PNG", optimize=True)
    return data.getvalue()


def _set(headline: str) -> tuple[int, list[str]]:
    """Return the size of a headline and its lines."""
    for size in HEADLINE_SIZES:
        lines, most = _lines(headline, size), int(MAX_LINES_HEIGHT / (size * LINE_HEIGHT))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size)]


def _lines(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _is_wider(longer, size):
            lines.append(_cut(word, size))
        else:
            lines[-1:] = [_cut(longer, size)]
    return lines


def _cut(text: str, size: int) -> str:
    """Return a text that fits into a line, with an ellipsis where it was cut."""
    if not _is_wider(text, size):
        return text
    while text and _is_wider(f"{text}…", size):
        text = text[:-1]
    return f"{text.rstrip()}…"


def _is_wider(text: str, size: int) -> bool:
    return _font(size).getlength(text) > WIDTH - 2 * MARGIN


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)
