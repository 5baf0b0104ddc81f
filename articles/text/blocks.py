"""Body HTML as a list of blocks and back: paragraphs, headings, lists, quotations, "Baca juga" lines."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from uuid import UUID

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
# What a "Baca juga" line was told to lead to: the uid of an article, or nothing at all.
PLAIN = "none"
CHOICE = re.compile(r'<p data-article="([^"]*)">')
UID = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}", re.IGNORECASE)


def chosen(value):
    """What a line leads to, as it is written: ``none``, a uid in its usual form, or "" for what is neither."""
    if value == PLAIN:
        return value
    return str(UUID(value)) if isinstance(value, str) and UID.fullmatch(value) else ""


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
    """The top-level pieces of sanitised HTML; white space after the last is left out."""
    splitter = _Splitter()
    splitter.feed(html)
    splitter.close()
    return [*splitter.pieces, *([splitter.current] if splitter.current.strip() else [])]


def _choice_of(piece, text):
    """What a top-level piece that says ``text`` leads to; "" where it is no "Baca juga" line or says nothing of it."""
    told = CHOICE.match(piece)
    return chosen(told[1]) if told and READ_ALSO.match(text) else ""


def keep_choices(html):
    """Leave ``data-article`` only where it stands for something: well formed, on a "Baca juga" line of its own."""
    if "data-article" not in html:
        return html
    pieces = []
    for piece in _split(html):
        choice = _choice_of(piece.lstrip(), plain(piece))
        piece = CHOICE.sub("<p>", piece)
        pieces.append(piece.replace("<p>", f'<p data-article="{choice}">', 1) if choice else piece)
    return "".join(pieces)


def read_blocks(html):
    """Cut sanitised body HTML into blocks.

    Each is ``{"type": ..., "text": ...}``, where ``text`` is what a reader sees. A block whose markup says
    more than its text (a link, a list, a heading) carries it, to the letter, as ``html``. Words that stand in no
    element are a paragraph. A "Baca juga" line that was told what to lead to says so as ``article``: a uid, or
    ``none`` where it is to stay plain.
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


def segments(html):
    """Cut body HTML where readers see a "Baca juga" box: ``{"html": ...}`` and ``{"read_also": headline}`` in turn.

    The latter carry ``article`` as their blocks do.
    """
    parts, run = [], []
    for block in read_blocks(html):
        if block["type"] == "read_also":
            if run:
                parts.append({"html": write_blocks(run)})
                run = []
            choice = {"article": block["article"]} if "article" in block else {}
            parts.append({"read_also": unescape(block["text"])} | choice)
        else:
            run.append(block)
    if run:
        parts.append({"html": write_blocks(run)})
    return parts
