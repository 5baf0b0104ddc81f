"""Figures in body HTML: pictures of the library, galleries of them, and link cards to what stands elsewhere.

Each is written in one way only::

    <figure data-photo="UID"><figcaption>caption<cite>credit</cite></figcaption></figure>
    <figure data-gallery=""><figure data-photo="UID"></figure>...<figcaption>caption</figcaption></figure>
    <figure data-embed="ADDRESS"><figcaption>title</figcaption></figure>

Caption and credit are plain text, and left out where those of the library stand.
"""

import re
from html import escape
from html.parser import HTMLParser
from uuid import UUID

from .embeds import embed_of
from .splitting import split
from .words import plain, squash

CAPTION, CREDIT = 2000, 250
MOST_IN_GALLERY = 60
UID = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}", re.IGNORECASE)
TAGS = re.compile(r'</?(?:figure|figcaption|cite)\b(?:[^>"]|"[^"]*")*>')


class _Reader(HTMLParser):
    """Reads what a top-level figure says, whatever it is made of."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.figures, self.stack = [], []
        self.is_caption = self.is_credit = False

    def handle_starttag(self, tag, attrs):
        if tag == "figure":
            figure = {"attrs": dict(attrs), "inside": [], "caption": "", "credit": ""}
            (self.stack[-1]["inside"] if self.stack else self.figures).append(figure)
            self.stack.append(figure)
            self.is_caption = self.is_credit = False
        elif tag == "figcaption":
            self.is_caption = True
        elif tag == "cite":
            self.is_credit = True
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag):
        if tag == "figure" and self.stack:
            self.stack.pop()
            self.is_caption = self.is_credit = False
        elif tag == "figcaption":
            self.is_caption = self.is_credit = False
        elif tag == "cite":
            self.is_credit = False

    def handle_data(self, data):
        if self.stack and self.is_caption:
            self.stack[-1]["credit" if self.is_credit else "caption"] += data


def uid_of(value):
    """A uid in its usual form, or "" for what is none."""
    return str(UUID(value)) if isinstance(value, str) and UID.fullmatch(value) else ""


def _photo(found):
    uid = uid_of(found["attrs"].get("data-photo"))
    if not uid:
        return None
    return {"photo": uid, "caption": squash(found["caption"])[:CAPTION], "credit": squash(found["credit"])[:CREDIT]}


def read_figure(html):
    """What a top-level figure says, or None where it says nothing that is known.

    ``{"photo": uid, "caption": text, "credit": text}``, ``{"gallery": [of those], "caption": text}`` or
    ``{"embed": address, "site": name, "caption": text}``; texts may be empty.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if not reader.figures:
        return None
    found = reader.figures[0]
    caption = squash(found["caption"])[:CAPTION]
    if "data-gallery" in found["attrs"]:
        photos = [photo for photo in map(_photo, found["inside"]) if photo][:MOST_IN_GALLERY]
        return {"gallery": photos, "caption": caption} if photos else None
    if "data-embed" in found["attrs"]:
        embed = embed_of(found["attrs"]["data-embed"])
        return {"embed": embed.address, "site": embed.site, "caption": caption} if embed else None
    return _photo(found)


def write_figure(figure):
    """The one way a figure is written; takes what ``read_figure`` gives."""
    if "gallery" in figure:
        inside = "".join(write_figure(photo) for photo in figure["gallery"])
        return f'<figure data-gallery="">{inside}{_caption(figure["caption"])}</figure>'
    if "embed" in figure:
        return f'<figure data-embed="{escape(figure["embed"])}">{_caption(figure["caption"])}</figure>'
    return f'<figure data-photo="{figure["photo"]}">{_caption(figure["caption"], figure["credit"])}</figure>'


def keep_figures(html):
    """Leave figures only where they stand on their own and say something that is known; of others the words stay."""
    return "".join(map(_kept, split(html))) if TAGS.search(html) else html


def _kept(piece):
    figure = read_figure(piece) if piece.lstrip().startswith("<figure") else None
    if figure:
        return write_figure(figure)
    if not TAGS.search(piece):
        return piece
    words = TAGS.sub(" ", piece)
    return words if words.lstrip().startswith("<") else f"<p>{escape(plain(words), quote=False)}</p>"


def photos_in(figure):
    """The uids of the photos a figure shows, in order; none for None."""
    if not figure:
        return []
    return [photo["photo"] for photo in figure.get("gallery", [figure] if "photo" in figure else [])]


def _caption(caption, credit=""):
    cite = f"<cite>{escape(credit, quote=False)}</cite>" if credit else ""
    told = escape(caption, quote=False) + cite
    return f"<figcaption>{told}</figcaption>" if told else ""
