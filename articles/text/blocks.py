"""Body HTML as a list of blocks and back: paragraphs, headings, lists, quotations, "Baca juga" lines."""

import re
from html import escape, unescape

from .figures import photos_in, read_figure, uid_of
from .splitting import BLOCKS, split
from .words import plain, squash

READ_ALSO = re.compile(r"^\s*(?:baca\s+juga|read\s+also)\s*:\s*(?P<headline>\S.*)$", re.IGNORECASE | re.DOTALL)
TYPES = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading",
    "ul": "list",
    "ol": "list",
    "blockquote": "quote",
    "figure": "figure",
    "hr": "rule",
}
ELEMENT = re.compile(r"^<(?P<tag>\w+)[^>]*>(?P<inner>.*)</(?P=tag)>$", re.DOTALL)
# What a "Baca juga" line was told to lead to: the uid of an article, or nothing at all.
PLAIN = "none"
CHOICE = re.compile(r'<p data-article="([^"]*)">')


def chosen(value):
    """What a line leads to, as it is written: ``none``, a uid in its usual form, or "" for what is neither."""
    return value if value == PLAIN else uid_of(value)


def _choice_of(piece, text):
    """What a top-level piece that says ``text`` leads to; "" where it is no "Baca juga" line or says nothing of it."""
    told = CHOICE.match(piece)
    return chosen(told[1]) if told and READ_ALSO.match(text) else ""


def read_blocks(html):
    """Cut sanitised body HTML into blocks.

    Each is ``{"type": ..., "text": ...}``, where ``text`` is what a reader sees. A block whose markup says
    more than its text (a link, a list, a heading) carries it, to the letter, as ``html``. Words that stand in no
    element are a paragraph. A "Baca juga" line that was told what to lead to says so as ``article``: a uid, or
    ``none`` where it is to stay plain.
    """
    blocks = []
    for piece in map(str.strip, split(html)):
        element = ELEMENT.match(piece)
        tag = element["tag"] if element and element["tag"] in BLOCKS else ("hr" if piece.startswith("<hr") else "")
        if not tag:
            tag, piece = "p", f"<p>{piece}</p>"
        text = plain(piece)
        reference = READ_ALSO.match(text) if tag == "p" else None
        if reference:
            choice = _choice_of(piece, text)
            line = {"type": "read_also", "text": squash(reference["headline"])}
            blocks.append(line | {"article": choice} if choice else line)
            continue
        block = {"type": TYPES.get(tag, "html"), "text": text}
        if piece != f"<p>{escape(text, quote=False)}</p>":
            block["html"] = piece
        if text or tag != "p":
            blocks.append(block)
    return blocks


def write_blocks(blocks):
    """Body HTML for blocks as ``read_blocks`` gives them; text without ``html`` is shown as the characters it is."""
    parts = []
    for block in blocks:
        if block["type"] == "read_also":
            choice = chosen(block.get("article"))
            start = f'<p data-article="{choice}">' if choice else "<p>"
            parts.append(f"{start}Baca juga: {escape(block['text'], quote=False)}</p>")
        else:
            parts.append(block.get("html") or f"<p>{escape(block['text'], quote=False)}</p>")
    return "".join(parts)


def figures_of(html):
    """What the figures of a body say, in order, as ``read_figure`` gives it."""
    figures = (read_figure(block["html"]) for block in read_blocks(html) if block["type"] == "figure")
    return [figure for figure in figures if figure]


def shown_photos(html):
    """The uids of the photos in a body, in order, each once."""
    return list(dict.fromkeys(uid for figure in figures_of(html) for uid in photos_in(figure)))


def segments(html):
    """Cut body HTML where readers see more than words: ``{"html": ...}``, ``{"read_also": headline}``, and figures.

    "Baca juga" lines carry ``article`` as their blocks do; figures are as ``read_figure`` gives them.
    """
    parts, run = [], []
    for block in read_blocks(html):
        figure = read_figure(block["html"]) if block["type"] == "figure" else None
        if run and (figure or block["type"] == "read_also"):
            parts.append({"html": write_blocks(run)})
            run = []
        if figure:
            parts.append(figure)
        elif block["type"] == "read_also":
            choice = {"article": block["article"]} if "article" in block else {}
            parts.append({"read_also": unescape(block["text"])} | choice)
        else:
            run.append(block)
    if run:
        parts.append({"html": write_blocks(run)})
    return parts
