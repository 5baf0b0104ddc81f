"""Cutting sanitised HTML into what stands on lines of its own."""

from html.parser import HTMLParser

# What stands on lines of its own; all else flows within a line.
BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption"})


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


def split(html):
    """The top-level pieces of sanitised HTML; white space after the last is left out."""
    splitter = _Splitter()
    splitter.feed(html)
    splitter.close()
    return [*splitter.pieces, *([splitter.current] if splitter.current.strip() else [])]
