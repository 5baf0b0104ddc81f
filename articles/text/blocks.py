"""Body HTML as a list of blocks and back: paragraphs, headings, lists, quotations, "Baca juga" lines."""

import re
from html import escape, unescape
from html.parser import HTMLParser

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
# What stands on lines of its own; all else flows within a line.
BLOCKS = {*TYPES, "li", "figcaption"} - {"hr"}
ELEMENT = re.compile(r"^<(?P<tag>\w+)[^>]*>(?P<inner>.*)</(?P=tag)>$", re.DOTALL)


class _Splitter(HTMLParser):
    """Cuts sanitised HTML into its top-level blocks and the runs of words between them, each kept to the letter."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.pieces, self.current, self.depth = [], "", 0

    def _cut(self):
        if self.depth == 0 and self.current.strip():
            self.pieces.append(self.current)
            self.current = ""

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS or tag == "hr":
            self._cut()
        self.current += self.get_starttag_text()
        self.depth += tag in BLOCKS
        if tag == "hr":
            self._cut()

    def handle_endtag(self, tag):
        self.current += f"</{tag}>"
        if tag in BLOCKS:
            self.depth = max(0, self.depth - 1)
            self._cut()

    def handle_data(self, data):
        self.current += data

    def handle_entityref(self, name):
        self.current += f"&{name};"

    def handle_charref(self, name):
        self.current += f"&#{name};"


def _split(html):
    splitter = _Splitter()
    splitter.feed(html)
    splitter.close()
    return [*splitter.pieces, *([splitter.current] if splitter.current.strip() else [])]


def read_blocks(html):
    """Cut sanitised body HTML into blocks.

    Each is ``{"type": ..., "text": ...}``, where ``text`` is what a reader sees. A block whose markup says
    more than its text (a link, a list, a heading) carries it, to the letter, as ``html``. Words that stand in no
    element are a paragraph.
    """
    blocks = []
    for piece in map(str.strip, _split(html)):
        element = ELEMENT.match(piece)
        tag = element["tag"] if element and element["tag"] in BLOCKS else ("hr" if piece.startswith("<hr") else "")
        if not tag:
            tag, piece = "p", f"<p>{piece}</p>"
        text = plain(piece)
        reference = READ_ALSO.match(text) if tag == "p" else None
        if reference:
            blocks.append({"type": "read_also", "text": squash(reference["headline"])})
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
            parts.append(f"<p>Baca juga: {escape(block['text'], quote=False)}</p>")
        else:
            parts.append(block.get("html") or f"<p>{escape(block['text'], quote=False)}</p>")
    return "".join(parts)


def segments(html):
    """Cut body HTML where readers see a "Baca juga" box: ``{"html": ...}`` and ``{"read_also": headline}`` in turn."""
    parts, run = [], []
    for block in read_blocks(html):
        if block["type"] == "read_also":
            if run:
                parts.append({"html": write_blocks(run)})
                run = []
            parts.append({"read_also": unescape(block["text"])})
        else:
            run.append(block)
    if run:
        parts.append({"html": write_blocks(run)})
    return parts
